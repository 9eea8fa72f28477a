"""A cell that holds one word of a closed list."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from sisam.intake.complaint import Complaint, quoted

Word = TypeVar("Word", bound=StrEnum)


def word_of(vocabulary: type[Word]) -> Callable[[str], Word]:
    """Return a reader of the words of an enumeration."""

    def read(text: str) -> Word:
        try:
            return vocabulary(text)
        except ValueError as error:
            words = ", ".join(vocabulary)
            raise Complaint(f"{quoted(text)} is not a known word here.", f"Write one of: {words}.") from error

    return read


def read_yes_or_no(text: str) -> bool:
    """Return whether a cell says yes.

    Raises:
        Complaint: it says neither yes nor no.
    """
    if text not in {"yes", "no"}:
        raise Complaint(f"{quoted(text)} is not a known word here.", "Write one of: yes, no.")
    return text == "yes"
