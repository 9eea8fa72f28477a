"""Listing steps: what is owed, by whom and since when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sisam.application.cases.discretion import Viewer
from sisam.application.cases.finding_cases import find_case
from sisam.application.cases.lateness import days_late, is_overdue
from sisam.application.cases.looking_through import look_through
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.register.finding_organisations import find_organisation
from sisam.application.site import Site
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline
from sisam.domain.ids import OrganisationId
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
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
    viewer_of: Callable[[Roster], Viewer],
    now: datetime,
    progress: Callable[[int], None] = lambda _count: None,
) -> list[StepLine]:
    """Return the live steps that are asked for, the longest overdue first, then by due date.

    Raises:
        NotFound: there is no such case or organisation.
    """
    with site.store.read() as work:
        roster = work.register.roster()
        viewer = viewer_of(roster)
        whose = _whose(roster, wanted, viewer)
        lines = [
            _line(case, step, viewer, now)
            for case in _cases(work, wanted, progress)
            for step in case.live_steps()
            if _fits(case, step, whose, viewer)
        ]
    kept = [line for line in lines if line.overdue or not wanted.overdue]
    return sorted(kept, key=_urgency)


def whose_move(step: Step) -> OrganisationId:
    """Return the organisation that is to do something about a live step now."""
    if step.status is StepStatus.OFFERED and step.confirmer is not None:
        return step.confirmer.organisation_id
    return step.owner.organisation_id


def _cases(work: UnitOfWork, wanted: StepFilter, progress: Callable[[int], None]) -> Iterator[Case]:
    if wanted.case_number is None:
        return look_through(work, open_only=True, progress=progress)
    return iter(work.cases.load_many([find_case(work, wanted.case_number)]))


def _whose(roster: Roster, wanted: StepFilter, viewer: Viewer) -> frozenset[OrganisationId] | None:
    """Return the organisations whose steps are asked for; None: anybody's."""
    if wanted.owner is not None:
        return frozenset({find_organisation(roster, wanted.owner).id})
    return viewer.organisations if wanted.mine else None


def _fits(case: Case, step: Step, whose: frozenset[OrganisationId] | None, viewer: Viewer) -> bool:
    mover = whose_move(step)
    return whose is None or (mover in whose and viewer.may_see(case, mover))


def _line(case: Case, step: Step, viewer: Viewer, now: datetime) -> StepLine:
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
