"""Telling: which seats hear of what, as messages with closed values."""

from typing import Any

from sisam.domain.alert import Alert
from sisam.domain.deadline import Deadline, DeadlineKind
from sisam.domain.ids import OrganisationId, PartyName, PersonId
from sisam.domain.ladder import Reminder
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Side, Step
from sisam.engine.alerts.ladder_seats import acting_seat, rung_of, seats_of, seats_of_rung
from sisam.engine.draft import Draft
from sisam.engine.sides import idle_parties, late_side, side_of


def notify(draft: Draft, to: Seat, template: Template, step: Step | None, **values: str) -> None:
    """Tell a seat of something that nobody must answer."""
    deadline = draft.case.live_deadline(step.id) if step else None
    due_on = deadline.due_on if deadline else None
    _tell(draft, ItemKind.NOTICE, template, to, step, due_on=due_on, values=values)


def notify_side(
    draft: Draft, side: Side | None, template: Template, step: Step | None, **values: str
) -> None:
    """Tell the seat that acts for a party, unless it is the one who did it."""
    if side is not None and side.organisation_id != draft.command.actor.organisation_id:
        notify(draft, acting_seat(draft.workflow, side), template, step, **values)


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
    for side in sides_to_tell(draft, parties):
        notify_side(draft, side, template, step, **values)


def sides_to_tell(draft: Draft, parties: tuple[PartyName, ...]) -> tuple[Side, ...]:
    """Return who acts as the parties now, each organisation once, without those that have nothing to do."""
    idle = idle_parties(draft.workflow, draft.case)
    sides = (side_of(draft.workflow, draft.case, party) for party in parties if party not in idle)
    told: dict[OrganisationId, Side] = {}
    for side in sides:
        if side is not None:
            told.setdefault(side.organisation_id, side)
    return tuple(told.values())


def tell_rung(draft: Draft, alert: Alert, deadline: Deadline) -> None:
    """Tell everybody on the rung that an alert stands on."""
    step = draft.case.steps[deadline.step_id]
    late, _ = late_side(step, answering=deadline.kind is DeadlineKind.ANSWER)
    for seat in seats_of_rung(draft.workflow, draft.case, alert):
        _tell(
            draft,
            ItemKind.OVERDUE,
            _template(alert, deadline, mine=seat.organisation_id == late.organisation_id),
            seat,
            step,
            alert_id=alert.id,
            rung=alert.rung,
            round=alert.round,
            due_on=deadline.due_on,
            only=_alone(draft, alert),
            values={"party": late.party, "organisation_id": late.organisation_id},
        )


def tell_assigned(draft: Draft, alert: Alert, deadline: Deadline, seat: Seat) -> None:
    """Tell the person to whom an alert was given, as one who sits in a seat."""
    step = draft.case.steps[deadline.step_id]
    late, _ = late_side(step, answering=deadline.kind is DeadlineKind.ANSWER)
    _tell(
        draft,
        ItemKind.NOTICE,
        Template.ALERT_ASSIGNED,
        seat,
        step,
        alert_id=alert.id,
        rung=alert.rung,
        due_on=deadline.due_on,
        only=alert.assigned_to,
        values={"party": late.party, "on": str(alert.assigned_until)},
    )


def tell_reminder(draft: Draft, deadline: Deadline, reminder: Reminder) -> None:
    """Tell whoever is to do it that the last day of a deadline comes near."""
    step = draft.case.steps[deadline.step_id]
    doer, _ = late_side(step, answering=deadline.kind is DeadlineKind.ANSWER)
    for seat in seats_of(draft.workflow, draft.case, deadline, reminder.tells):
        values = {"party": doer.party}
        _tell(draft, ItemKind.REMINDER, Template.REMINDER, seat, step, due_on=deadline.due_on, values=values)


def _tell(
    draft: Draft,
    kind: ItemKind,
    template: Template,
    to: Seat,
    step: Step | None,
    **more: Any,  # noqa: ANN401 — the other fields of a message, whose types it knows
) -> None:
    """Tell a seat of the case, or of one of its steps, as it stands at this event."""
    about = {
        "case_id": draft.case.id,
        "case_number": draft.case.number,
        "step_id": step.id if step else None,
        "step": step.definition if step else None,
        "round": draft.case.length,
        "position": draft.case.length,
    }
    draft.tell(Message(kind=kind, template=template, to=to, **(about | more)))


def _alone(draft: Draft, alert: Alert) -> PersonId | None:
    """Return who is told alone of an alert that was given to them; of the last rung nobody is."""
    given = alert.assigned_until is not None and draft.today <= alert.assigned_until
    return alert.assigned_to if given and not rung_of(draft.workflow, alert).repeats else None


def _template(alert: Alert, deadline: Deadline, *, mine: bool) -> Template:
    if not mine:
        return Template.OVERDUE_OTHER
    if alert.rung or alert.round:
        return Template.OVERDUE_AGAIN
    return Template.OVERDUE_ANSWER if deadline.kind is DeadlineKind.ANSWER else Template.OVERDUE
