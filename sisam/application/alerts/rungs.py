"""Rungs: whom an alert told on its way up, and whom it tells next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sisam.application.cases.discretion import Viewer
from sisam.application.messages.addressing import address
from sisam.application.ports.outbox import OutboxMessage
from sisam.domain.alert import Alert
from sisam.domain.case import Case
from sisam.domain.event import Event, EventType
from sisam.domain.ids import OrganisationId
from sisam.domain.message import ItemKind
from sisam.domain.organisation import Organisation
from sisam.domain.seat import Person, Role, Seat
from sisam.domain.workflow import Workflow
from sisam.engine.alerts.ladder_seats import seats_of


@dataclass(frozen=True, slots=True)
class Hearer:
    """Somebody who was told of an alert, or will be; of whoever may not be named only the role."""

    role: Role
    person: Person | None
    organisation: Organisation | None
    #: When the message left; None: it has not, or is not written yet.
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RungOfAlert:
    """A rung of the ladder that an alert climbs."""

    #: From 1.
    number: int
    #: When the alert came to it; None: it has not.
    reached_at: datetime | None
    #: It stands here.
    here: bool
    #: It tells the same people again and again.
    repeats: bool
    #: Who was told on it, or would be today.
    hearers: tuple[Hearer, ...]


def rungs_of(
    workflow: Workflow,
    case: Case,
    alert: Alert,
    happened: Iterable[Event],
    messages: Sequence[OutboxMessage],
    viewer: Viewer,
    day: date,
) -> tuple[RungOfAlert, ...]:
    """Return the climb of an alert: whom it told, and whom its other rungs would tell today."""
    reached = _reached(happened)
    return tuple(
        RungOfAlert(
            number=index + 1,
            reached_at=reached.get(index),
            here=alert.live and index == alert.rung,
            repeats=rung.repeats,
            hearers=_told(messages, alert, index, case, viewer)
            or _to_tell(workflow, case, alert, index, viewer, day),
        )
        for index, rung in enumerate(workflow.ladders[alert.ladder].rungs)
    )


def _reached(happened: Iterable[Event]) -> dict[int, datetime]:
    """Return when an alert first came to each rung."""
    reached: dict[int, datetime] = {}
    for event in happened:
        if event.type in (EventType.ALERT_RAISED, EventType.ALERT_CLIMBED):
            reached.setdefault(int(event.data.get("rung") or 0), event.recorded_at)
    return reached


def _told(
    messages: Iterable[OutboxMessage], alert: Alert, rung: int, case: Case, viewer: Viewer
) -> tuple[Hearer, ...]:
    """Return who was told on a rung, each once."""
    found: dict[tuple[str, Seat | None], Hearer] = {}
    for message in messages:
        for item in message.items:
            about = item.alert_id == alert.id and item.kind is not ItemKind.NOTICE
            if about and item.rung == rung and item.seat is not None:
                person = viewer.roster.persons.get(message.person_id)
                hearer = _hearer(case, viewer, item.seat, person, message.sent_at)
                found.setdefault((message.person_id, item.seat), hearer)
    return tuple(found.values())


def _to_tell(
    workflow: Workflow, case: Case, alert: Alert, rung: int, viewer: Viewer, day: date
) -> tuple[Hearer, ...]:
    """Return who would be told on a rung today; nobody of an alert that has ended, or without a day."""
    deadline = case.deadlines.get(alert.deadline_id) if alert.deadline_id else None
    if deadline is None or not alert.live:
        return ()
    found: dict[tuple[str, Seat], Hearer] = {}
    tells = workflow.ladders[alert.ladder].rungs[rung].tells
    for seat in seats_of(workflow, case, deadline, tells):
        heard = address(seat, viewer.roster, day)
        for person in heard.persons:
            found[person.id, heard.seat] = _hearer(case, viewer, heard.seat, person, None)
    return tuple(found.values())


def _hearer(
    case: Case, viewer: Viewer, seat: Seat, person: Person | None, sent_at: datetime | None
) -> Hearer:
    organisation_id: OrganisationId = seat.organisation_id
    organisation = viewer.named(case, organisation_id)
    return Hearer(seat.role, person if organisation else None, organisation, sent_at)
