"""Pupils of whom an overview is given, and the sums over them, added up one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sisam.application.ports.overviews import Debts, GapDays, OpenCases, Promises, Spot, Starts, Sums
from sisam.domain.deadline import DeadlineKind
from sisam.domain.ids import PartyName
from sisam.domain.workflow import Phase
from tests.builders import NOW

HOME_SCHOOL = PartyName("home_school")


@dataclass(frozen=True)
class Pupil:
    """One of them, and what is counted of them."""

    spot: Spot
    routine: int
    #: Steps that wait, and how many of them are late.
    steps: int
    late: int
    #: The month in which they were admitted, a deadline ended, and they were so many days without school.
    month: int
    missed: bool
    days: int


def sums_of(pupils: Sequence[Pupil], months: range) -> Sums:
    """Return the sums over some pupils, and over what happened to them in some months."""
    then = [each for each in pupils if each.month in months]
    return Sums(
        at=NOW,
        cases=[OpenCases(each.spot, 1) for each in pupils],
        debts=_debts(pupils),
        promises=_promises(then),
        handovers=[],
        starts=[Starts(each.spot, 1, each.missed, 0, 0) for each in then],
        schoolgoing=[],
        gaps=_gaps(then),
    )


def _debts(pupils: Sequence[Pupil]) -> list[Debts]:
    """Add up as a database does: by spot and routine."""
    found = []
    for spot, routine in dict.fromkeys((each.spot, each.routine) for each in pupils):
        of = [each for each in pupils if (each.spot, each.routine) == (spot, routine)]
        late = sum(each.late for each in of)
        behind = sum(each.late > 0 for each in of), sum(each.steps > each.late for each in of)
        found.append(Debts(spot, routine, HOME_SCHOOL, sum(each.steps for each in of), late, behind))
    return found


def _promises(pupils: Sequence[Pupil]) -> list[Promises]:
    found = []
    for spot, routine in dict.fromkeys((each.spot, each.routine) for each in pupils):
        of = [each for each in pupils if (each.spot, each.routine) == (spot, routine)]
        missed = sum(each.missed for each in of)
        kept = len(of) - missed
        behind = kept, 0, missed
        found.append(Promises(spot, routine, HOME_SCHOOL, DeadlineKind.DO, kept, 0, missed, behind))
    return found


def _gaps(pupils: Sequence[Pupil]) -> list[GapDays]:
    without = [each for each in pupils if each.days]
    return [GapDays(each.spot, phase, 1, each.days) for each in without for phase in (None, Phase.DURING)]
