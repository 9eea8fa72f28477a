"""The life of an alert: raised, whom it told, what people did about it, and how it ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sisam.application.access.denying import denied
from sisam.application.access.permit import Denial, Why
from sisam.application.access.sheet import Sheet
from sisam.application.access.someone import Someone
from sisam.application.alerts.listing_alerts import AlertLine, one_alert_in
from sisam.application.ports.outbox import OutboxItem, OutboxMessage
from sisam.domain.access import Right
from sisam.domain.event import Event, EventType
from sisam.domain.ids import AlertId, OrganisationId, PersonId
from sisam.domain.message import ItemKind
from sisam.domain.organisation import Organisation
from sisam.domain.reading import Shown
from sisam.domain.seat import Person, Role

#: It is about a step that stands in none of their fields.
_HIDDEN: Final = Denial(Right.READ_CASE, Why.SCOPE)


@dataclass(frozen=True, slots=True)
class Told:
    """Whom an alert told as which seat; of whoever may not be named only the role."""

    role: Role
    person: Person | None
    organisation: Organisation | None


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to an alert."""

    event: Event
    #: Who did it; None where the program did, or they may not be named.
    by: Person | None
    #: To whom it was given.
    to: Person | None
    #: The free text, where the viewer may read it.
    words: str | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class AlertLife:
    """An alert with all that has happened to it."""

    line: AlertLine
    happenings: tuple[Happening, ...]


def life_in(
    someone: Someone, sheet: Sheet, alert_id: AlertId, messages: Sequence[OutboxMessage]
) -> AlertLife:
    """Return the life of an alert of a case as it is shown to somebody, with the messages that told of it.

    Raises:
        Denied: it is about a step that stands in none of their fields.
    """
    if alert_id not in sheet.case.alerts:
        raise denied(someone, Shown.ALERTS, _HIDDEN, "alert", alert_id, sheet.case.id)
    biography = _Biography(one_alert_in(sheet, alert_id), messages)
    events = (each.event for each in sheet.journal if each.event.data.get("alert") == alert_id)
    return AlertLife(biography.line, tuple(biography.happening(event) for event in events))


@dataclass(frozen=True, slots=True)
class _Biography:
    """What the life of one alert is told from."""

    line: AlertLine
    messages: Sequence[OutboxMessage]

    def happening(self, event: Event) -> Happening:
        """Return one event with the people of it, as far as they may be named."""
        organisation, to = event.actor.organisation_id, event.data.get("person")
        return Happening(
            event=event,
            by=self._named(event.actor.person_id, organisation),
            to=self._named(PersonId(str(to)), organisation) if to else None,
            words=event.words,
            told=tuple(
                self._told(message, item)
                for message in self.messages
                for item in message.items
                if self._tells(item, event)
            ),
        )

    def _tells(self, item: OutboxItem, event: Event) -> bool:
        """Tell whether an item told the rung that the alert came to by an event."""
        if event.type not in (EventType.ALERT_RAISED, EventType.ALERT_CLIMBED):
            return False
        stands = int(event.data.get("rung") or 0), int(event.data.get("round") or 0)
        about = item.alert_id == self.line.alert.id and item.kind is not ItemKind.NOTICE
        return about and (item.rung, item.round) == stands

    def _told(self, message: OutboxMessage, item: OutboxItem) -> Told:
        organisation = item.seat.organisation_id if item.seat else None
        return Told(
            role=item.seat.role if item.seat else Role.COORDINATOR,
            person=self._named(message.person_id, organisation),
            organisation=self.line.viewer.named(self.line.case, organisation) if organisation else None,
        )

    def _named(self, person_id: PersonId, organisation: OrganisationId | None) -> Person | None:
        if organisation is None or not self.line.viewer.may_see(self.line.case, organisation):
            return None
        return self.line.viewer.roster.persons.get(person_id)
