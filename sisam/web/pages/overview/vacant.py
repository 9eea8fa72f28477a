"""Vacant seats in the words of one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sisam.application.worklist.vacant_seats import VacantSeat
from sisam.domain.language import Language
from sisam.wording.lists import capital
from sisam.wording.terms import term


@dataclass(frozen=True, slots=True)
class VacantTold:
    """A seat on which nobody sits, or soon will."""

    organisation: str
    code: str
    role: str
    empty_from: date
    #: It is not empty yet.
    ahead: bool
    #: Until when somebody has promised to see to it; None: nobody has.
    promised: date | None


def vacant_told(seats: Iterable[VacantSeat], language: Language) -> tuple[VacantTold, ...]:
    """Return vacant seats in words; how much waits on them is not told, since that may be few."""
    return tuple(
        VacantTold(
            each.organisation.name,
            each.organisation.code,
            capital(term(each.role, language)),
            each.empty_from,
            each.ahead,
            each.acknowledged_until,
        )
        for each in seats
    )
