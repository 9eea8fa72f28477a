"""Telling: which seats hear of what, as messages with closed values."""

from sisam.domain.alert import Alert
from sisam.domain.deadline import Deadline, DeadlineKind
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.ladder import LadderSeat
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Side, Step
from sisam.domain.step_definition import ACCOUNTABLE
from sisam.engine.draft import Draft
from sisam.engine.sides import late_side, side_of, waiting_stand_ins

_ROLES = {
    LadderSeat.OWNER_MANAGER: Role.MANAGER,
    LadderSeat.OTHER_MANAGER: Role.MANAGER,
    LadderSeat.OWNER_COORDINATOR: Role.COORDINATOR,
    LadderSeat.OTHER_COORDINATOR: Role.COORDINATOR,
}
_OF_THE_LATE_SIDE = frozenset({LadderSeat.OWNER, LadderSeat.OWNER_MANAGER, LadderSeat.OWNER_COORDINATOR})


def acting_seat(draft: Draft, side: Side) -> Seat:
    """Return the seat that acts for a party."""
    return Seat(side.organisation_id, draft.workflow.parties[side.party].role)


def notify(draft: Draft, to: Seat, template: Template, step: Step | None, **values: str) -> None:
    """Tell a seat of something that nobody must answer."""
    deadline = draft.case.live_deadline(step.id) if step else None
    draft.tell(
        Message(
            kind=ItemKind.NOTICE,
            template=template,
            to=to,
            case_id=draft.case.id,
            case_number=draft.case.number,
            step_id=step.id if step else None,
            step=step.definition if step else None,
            round=draft.case.length,
            due_on=deadline.due_on if deadline else None,
            position=draft.case.length,
            values=values,
        )
    )


def notify_side(
    draft: Draft, side: Side | None, template: Template, step: Step | None, **values: str
) -> None:
    """Tell the seat that acts for a party, unless it is the one who did it."""
    if side is not None and side.organisation_id != draft.command.actor.organisation_id:
        notify(draft, acting_seat(draft, side), template, step, **values)


def notify_coordinators(draft: Draft, step: Step, template: Template, **values: str) -> None:
    """Tell the coordinators of both sides of a step."""
    organisations = {step.owner.organisation_id: None}
    if step.confirmer:
        organisations[step.confirmer.organisation_id] = None
    for organisation in organisations:
        notify(draft, Seat(organisation, Role.COORDINATOR), template, step, **values)


def notify_parties(
    draft: Draft, parties: tuple[PartyName, ...], template: Template, step: Step | None, **values: str
) -> None:
    """Tell several parties, each organisation once."""
    told: set[OrganisationId] = set()
    idle = waiting_stand_ins(draft.workflow, draft.case)
    for party in parties:
        if party in idle:
            continue
        side = side_of(draft.workflow, draft.case, party)
        if side is not None and side.organisation_id not in told:
            told.add(side.organisation_id)
            notify_side(draft, side, template, step, **values)


def tell_rung(draft: Draft, alert: Alert, deadline: Deadline) -> None:
    """Tell everybody on the rung that an alert stands on."""
    step = draft.case.steps[deadline.step_id]
    rung = draft.workflow.ladders[alert.ladder].rungs[alert.rung]
    late, _ = late_side(step, answering=deadline.kind is DeadlineKind.ANSWER)
    for seat in dict.fromkeys(_seat(draft, target, step, deadline) for target in rung.tells):
        if seat is None:
            continue
        draft.tell(
            Message(
                kind=ItemKind.OVERDUE,
                template=_template(alert, deadline, mine=seat.organisation_id == late.organisation_id),
                to=seat,
                case_id=draft.case.id,
                case_number=draft.case.number,
                step_id=step.id,
                step=step.definition,
                alert_id=alert.id,
                rung=alert.rung,
                round=alert.round,
                due_on=deadline.due_on,
                position=draft.case.length,
                values={"party": late.party, "organisation_id": late.organisation_id},
            )
        )


def _seat(draft: Draft, target: LadderSeat, step: Step, deadline: Deadline) -> Seat | None:
    """Return the seat that a ladder means; where nobody is on the other side, the accountable party is."""
    side, other = late_side(step, answering=deadline.kind is DeadlineKind.ANSWER)
    if target not in _OF_THE_LATE_SIDE:
        waiting = other or side_of(draft.workflow, draft.case, ACCOUNTABLE)
        if waiting is None or waiting.organisation_id == side.organisation_id:
            return None
        side = waiting
    role = _ROLES.get(target) or draft.workflow.parties[side.party].role
    return Seat(side.organisation_id, role)


def _template(alert: Alert, deadline: Deadline, *, mine: bool) -> Template:
    if not mine:
        return Template.OVERDUE_OTHER
    if alert.rung or alert.round:
        return Template.OVERDUE_AGAIN
    return Template.OVERDUE_ANSWER if deadline.kind is DeadlineKind.ANSWER else Template.OVERDUE
