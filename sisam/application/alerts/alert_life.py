"""The life of an alert: raised, whom it told, what people did about it, and how it ended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sisam.application.alerts.listing_alerts import AlertLine, one_alert_in
from sisam.application.cases.discretion import Viewer
from sisam.application.ports.outbox import OutboxItem, OutboxMessage
from sisam.application.site import Site
from sisam.domain.event import Event, EventType
from sisam.domain.ids import AlertId, OrganisationId, PersonId
from sisam.domain.message import ItemKind
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Role
from sisam.errors import NotFound


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


def alert_life(site: Site, alert_id: AlertId, viewer_of: Callable[[Roster], Viewer]) -> AlertLife:
    """Return the life of an alert of a case, whether it still goes on or not.

    Raises:
        NotFound: there is none with that id.
    """
    with site.store.read() as work:
        case_id = work.cases.find_by_alert(alert_id)
        if case_id is None:
            raise NotFound("alert", alert_id)
        line = one_alert_in(work.cases.load_whole(case_id), alert_id, viewer_of(work.register.roster()))
        journal = [each.event for each in work.cases.journal(case_id)]
        messages = work.outbox.about(alert_id)
    biography = _Biography(line, messages)
    events = (event for event in journal if event.data.get("alert") == alert_id)
    return AlertLife(line, tuple(biography.happening(event) for event in events))


@dataclass(frozen=True, slots=True)
class _Biography:
    """What the life of one alert is told from."""

    line: AlertLine
    messages: Sequence[OutboxMessage]

    def happening(self, event: Event) -> Happening:
        """Return one event with the people of it, as far as they may be named."""
        viewer, case = self.line.viewer, self.line.case
        organisation, to = event.actor.organisation_id, event.data.get("person")
        return Happening(
            event=event,
            by=self._named(event.actor.person_id, organisation),
            to=self._named(PersonId(str(to)), organisation) if to else None,
            words=event.words if event.words and viewer.may_read(case, event) else None,
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
