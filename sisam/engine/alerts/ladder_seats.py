"""Ladder seats: which seats the rungs of a ladder mean in a case."""

from collections.abc import Iterable

from sisam.domain.alert import Alert
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline, DeadlineKind
from sisam.domain.ladder import LadderSeat, Rung
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Side
from sisam.domain.step_definition import ACCOUNTABLE
from sisam.domain.workflow import Workflow
from sisam.engine.sides import late_side, side_of

_ROLES = {
    LadderSeat.OWNER_MANAGER: Role.MANAGER,
    LadderSeat.OTHER_MANAGER: Role.MANAGER,
    LadderSeat.OWNER_COORDINATOR: Role.COORDINATOR,
    LadderSeat.OTHER_COORDINATOR: Role.COORDINATOR,
}
_OF_THE_LATE_SIDE = frozenset({LadderSeat.OWNER, LadderSeat.OWNER_MANAGER, LadderSeat.OWNER_COORDINATOR})


def seats_of(
    workflow: Workflow, case: Case, deadline: Deadline, targets: Iterable[LadderSeat]
) -> tuple[Seat, ...]:
    """Return the seats that a ladder means by its words, each once; a side that is not there has none.

    Where nobody is on the other side, the accountable party is.
    """
    step = case.steps[deadline.step_id]
    late, other = late_side(step, answering=deadline.kind is DeadlineKind.ANSWER)
    return seats_between(workflow, late, other or side_of(workflow, case, ACCOUNTABLE), targets)


def seats_between(
    workflow: Workflow, late: Side, waiting: Side | None, targets: Iterable[LadderSeat]
) -> tuple[Seat, ...]:
    """Return the seats that a ladder means by its words, where one side is late and another waits for it."""
    found = (_seat(workflow, target, late, waiting) for target in targets)
    return tuple(dict.fromkeys(seat for seat in found if seat is not None))


def seats_of_rung(workflow: Workflow, case: Case, alert: Alert) -> tuple[Seat, ...]:
    """Return the seats that the rung tells on which an alert stands."""
    deadline = None if alert.deadline_id is None else case.deadlines.get(alert.deadline_id)
    return () if deadline is None else seats_of(workflow, case, deadline, rung_of(workflow, alert).tells)


def rung_of(workflow: Workflow, alert: Alert) -> Rung:
    """Return the rung on which an alert stands."""
    return workflow.ladders[alert.ladder].rungs[alert.rung]


def acting_seat(workflow: Workflow, side: Side) -> Seat:
    """Return the seat that acts for a party."""
    return Seat(side.organisation_id, workflow.parties[side.party].role)


def _seat(workflow: Workflow, target: LadderSeat, side: Side, waiting: Side | None) -> Seat | None:
    if target not in _OF_THE_LATE_SIDE:
        if waiting is None or waiting.organisation_id == side.organisation_id:
            return None
        side = waiting
    role = _ROLES.get(target)
    return acting_seat(workflow, side) if role is None else Seat(side.organisation_id, role)
