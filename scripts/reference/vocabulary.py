"""A vocabulary: the words of an enumeration, explained on one page of the reference."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of an enumeration, explained on one page of the reference."""

    #: The page without its ending.
    page: str
    title: str
    words: Mapping[StrEnum, str]
