"""An entry of the glossary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sisam.domain.language import Language


@dataclass(frozen=True, slots=True)
class Entry:
    """A word and what it means; the two languages are written side by side, neither from the other."""

    #: Stays as it is when the word is put better, since links lead to it: small letters and hyphens.
    id: str
    word: Mapping[Language, str]
    #: What it is, as a phrase that begins with a small letter and ends without a full stop.
    means: Mapping[Language, str]


def entry(id: str, swedish: str, english: str, means: str, means_in_english: str) -> Entry:  # noqa: A002
    """Return an entry from its four texts."""
    return Entry(
        id,
        {Language.SV: swedish, Language.EN: english},
        {Language.SV: means, Language.EN: means_in_english},
    )
