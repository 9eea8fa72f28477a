"""What is written beside a file, in the same transaction: all that is known of it then is how it went."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from sisam.application.ports.unit_of_work import UnitOfWork

#: Takes the open unit of work, and how many rows came to what.
Beside = Callable[[UnitOfWork, Mapping[str, int]], None]


def nothing_beside(_work: UnitOfWork, _counts: Mapping[str, int]) -> None:
    """Write nothing."""


def by_word(counts: Iterable[tuple[StrEnum, int]]) -> Mapping[str, int]:
    """Return how many rows came to what, by plain words."""
    return {word.value: count for word, count in counts}
