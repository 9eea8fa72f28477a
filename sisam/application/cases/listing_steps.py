"""Listing steps: what is owed, by whom and since when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sisam.application.access.finding import ByNumber
from sisam.application.access.own_cases import OwnCase, own_cases, require
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.access.viewing import view_case
from sisam.application.cases.lateness import days_late, is_overdue
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.register.finding_organisations import find_organisation
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.deadline import Deadline
from sisam.domain.ids import OrganisationId
from sisam.domain.organisation import Organisation
from sisam.domain.reading import Shown
from sisam.domain.step import Step, StepStatus


@dataclass(frozen=True, slots=True)
class StepFilter:
    """Which steps are asked for; None asks for any."""

    case_number: str | None = None
    overdue: bool = False
    #: The code of the organisation whose move it is.
    owner: str | None = None
    #: Only where it is the viewer's own organisations' move.
    mine: bool = False


@dataclass(frozen=True, slots=True)
class StepLine:
    """What a list tells of a step that is owed."""

    case_number: str
    step: Step
    deadline: Deadline | None
    overdue: bool
    days_late: int
    #: None where they may not be named.
    owner: Organisation | None
    confirmer: Organisation | None


def list_steps(
    site: Site,
    wanted: StepFilter,
    caller: Caller,
    now: datetime,
    progress: Callable[[int], None] = lambda _count: None,
) -> list[StepLine]:
    """Return the live steps that are asked for, the longest overdue first, then by due date.

    Raises:
        NotFound: there is no such organisation, or no such case of theirs.
        RightMissing: they may see no case.
        Unavailable: it cannot be written down that they saw them.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[list[StepLine]]:
        if wanted.case_number is None:
            require(someone, Right.READ_CASE, Shown.STEP)
        whose = _whose(someone, wanted)
        found = [
            (_line(own, step, now), own.place)
            for own in _own_cases(site, work, someone, wanted, progress)
            for step in own.case.live_steps()
            if _fits(own, step, whose)
        ]
        kept = [each for each in found if each[0].overdue or not wanted.overdue]
        return Look(
            sorted((line for line, _ in kept), key=_urgency), tuple({place: None for _, place in kept})
        )

    return shown(site, caller, Shown.STEP, look, now)


def whose_move(step: Step) -> OrganisationId:
    """Return the organisation that is to do something about a live step now."""
    if step.status is StepStatus.OFFERED and step.confirmer is not None:
        return step.confirmer.organisation_id
    return step.owner.organisation_id


def _own_cases(
    site: Site, work: UnitOfWork, someone: Someone, wanted: StepFilter, progress: Callable[[int], None]
) -> Iterator[OwnCase]:
    if wanted.case_number is None:
        return own_cases(site, work, someone, open_only=True, progress=progress)
    found, sheet = view_case(site, work, someone, ByNumber(wanted.case_number), what=Shown.STEP)
    return iter([OwnCase(sheet, found.rules, found.permit)])


def _whose(someone: Someone, wanted: StepFilter) -> frozenset[OrganisationId] | None:
    """Return the organisations whose steps are asked for; None: anybody's."""
    if wanted.owner is not None:
        return frozenset({find_organisation(someone.roster, wanted.owner).id})
    return someone.organisations if wanted.mine else None


def _fits(own: OwnCase, step: Step, whose: frozenset[OrganisationId] | None) -> bool:
    mover = whose_move(step)
    return whose is None or (mover in whose and own.sheet.viewer.may_see(own.case, mover))


def _line(own: OwnCase, step: Step, now: datetime) -> StepLine:
    case, viewer = own.case, own.sheet.viewer
    deadline = case.live_deadline(step.id)
    return StepLine(
        case_number=case.number,
        step=step,
        deadline=deadline,
        overdue=is_overdue(deadline, now),
        days_late=days_late(step, deadline, now),
        owner=viewer.named(case, step.owner.organisation_id),
        confirmer=viewer.named(case, step.confirmer.organisation_id) if step.confirmer else None,
    )


def _urgency(line: StepLine) -> tuple[int, str, str, str]:
    due = line.deadline.due_on.isoformat() if line.deadline else ""
    return (-line.days_late, due, line.case_number, line.step.id)
