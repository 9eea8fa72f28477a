"""Terms: the four things by which a case may be searched for, and nothing else (förordning 2001:637)."""

from dataclasses import dataclass
from enum import StrEnum

from sisam.domain.refusal_of_access import TermUnlawful

#: Longer than any name or number.
LONGEST = 200
_LONG, _SHORT = 12, 10
_BETWEEN_DIGITS = frozenset("-+ ")
_IN_NAMES = frozenset("-'’. ")


class TermKind(StrEnum):
    """The closed list of what a case is searched for by."""

    #: The pupil's whole name, its words in any order.
    NAME = "name"
    #: A personal or coordination number, with or without its century.
    NUMBER = "number"
    CASE_NUMBER = "case_number"


@dataclass(frozen=True, slots=True, repr=False)
class Term:
    """What somebody searches for; it never shows itself by accident, since it may be a name."""

    kind: TermKind
    #: What may be looked up: one, or a number in either century.
    values: tuple[str, ...]


def term_of(text: str) -> Term:
    """Return what a text asks for.

    Raises:
        TermUnlawful: it is no whole name, no number and no case number.
    """
    said = " ".join(text.split())
    if not said or len(said) > LONGEST or not said.isprintable():
        raise TermUnlawful
    digits = "".join(sign for sign in said if sign not in _BETWEEN_DIGITS)
    if digits.isdecimal() and len(digits) in (_LONG, _SHORT):
        centuries = ("",) if len(digits) == _LONG else ("20", "19")
        return Term(TermKind.NUMBER, tuple(f"{century}{digits}" for century in centuries))
    if any(sign.isdecimal() for sign in said):
        return Term(TermKind.CASE_NUMBER, (said,))
    if " " in said and all(sign.isalpha() or sign in _IN_NAMES for sign in said):
        return Term(TermKind.NAME, (said,))
    if " " not in said:
        return Term(TermKind.CASE_NUMBER, (said,))
    raise TermUnlawful
