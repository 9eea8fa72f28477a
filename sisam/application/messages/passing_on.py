"""Passing on: what cannot be brought to one person goes their next way, else to the next in line (I09)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sisam.application.messages.falling_back import Place, line_behind
from sisam.application.messages.posting import Post, dedup_key
from sisam.application.messages.ways import address_over, carried_by, channels_now, long_down
from sisam.application.ports.outbox import MessageStatus, OutboxItem, OutboxMessage
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.case import Case
from sisam.domain.ids import CaseId, OrganisationId
from sisam.domain.message import Message
from sisam.domain.notification_text import Placeholder
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Role, Seat
from sisam.domain.site_fact import Unreachable
from sisam.engine.clocks import local_date


def pass_on(site: Site, work: UnitOfWork, refused: OutboxMessage, now: datetime) -> bool:
    """Tell each item of a refused message over the person's next channel, else to the next person.

    It is noted whom it did not reach. False, with no message written, where nobody is left for one of
    them: then it must be tried for ever.
    """
    return _Relay(site, work, refused, now).run()


def go_another_way(site: Site, work: UnitOfWork, waiting: OutboxMessage, now: datetime) -> bool:
    """Tell each item of a waiting message over another channel of the same person that works.

    False, with nothing written, where there is none.
    """
    return _Relay(site, work, waiting, now, is_refused=False).run()


@dataclass
class _Relay:
    """One refused message on its way to others."""

    site: Site
    work: UnitOfWork
    refused: OutboxMessage
    now: datetime
    #: Whether the person cannot be reached so; else only the channel does not work.
    is_refused: bool = True
    roster: Roster = field(init=False)
    post: Post = field(init=False)
    cases: dict[CaseId, Case] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.roster = self.work.register.roster()
        self.post = Post(self.site, self.work, self.now)

    def run(self) -> bool:
        """Write what is to be written; nothing at all where somebody is missing."""
        if self.is_refused:
            self._note_unreachable()
        keys: dict[str, str] = {}
        for item in self.refused.items:
            key = self._tell_next(item)
            if key is None:
                return False
            keys[item.dedup_key] = key
        self.post.write()
        told = self.work.outbox.standing(list(keys.values()))
        self.work.outbox.succeed(self.refused.id, {old: told[new][0] for old, new in keys.items()})
        return True

    def _tell_next(self, item: OutboxItem) -> str | None:
        """Tell the next who can be reached, over the next channel, and return the key of what is told.

        Whoever has been told the same already, as a colleague in the seat has, is the successor.
        """
        message = self._message_of(item)
        places = list(self._places(message))
        keys = [dedup_key(message, person, channel) for _, person, channel in places]
        told = self.work.outbox.standing(keys)
        for key, (seat, person, channel) in zip(keys, places, strict=True):
            if key not in told:
                return self.post.tell(self._case(item.case_id), message, person, seat, channel)
            if told[key][1] is not MessageStatus.UNREACHABLE:
                return key
        return None

    def _places(self, message: Message) -> Iterator[tuple[Seat, Person, str]]:
        """Yield the same person over each other channel, then everybody behind over each of theirs."""
        yield from self._own_places(message.to)
        if self.is_refused:
            for place in self._line(message):
                yield from ((*place, channel) for channel in self._channels(place[1]))

    def _own_places(self, seat: Seat) -> Iterator[tuple[Seat, Person, str]]:
        reader = self.roster.persons[self.refused.person_id]
        line = line_behind(seat, self.roster, local_date(self.now))
        own_seat = next((sits for sits, person in line if person.id == reader.id), seat)
        for channel in self._channels(reader):
            goes_so = self.refused.channel in carried_by(self.site, channel)
            works = self.is_refused or not long_down(self.work.channel_states, channel, self.now)
            if works and not goes_so:
                yield own_seat, reader, channel

    def _channels(self, person: Person) -> tuple[str, ...]:
        return channels_now(self.site, self.work.channel_states, self.roster, person, self.now)

    def _note_unreachable(self) -> None:
        """Keep that the person could not be reached, for the alert that tells who can mend it."""
        person = self.roster.persons[self.refused.person_id]
        reply = self.refused.last_reply or ""
        channel = self.refused.channel
        address = address_over(self.site, self.roster, person, channel)
        self.work.unreachables.put(Unreachable(person.id, channel, address, self.now, reply))

    def _line(self, message: Message) -> list[Place]:
        line = line_behind(message.to, self.roster, local_date(self.now))
        unreached = {self.refused.person_id, message.values.get("besides")}
        return [place for place in line if place[1].id not in unreached]

    def _message_of(self, item: OutboxItem) -> Message:
        case = self._case(item.case_id)
        step = case.steps.get(item.step_id) if case and item.step_id else None
        return Message(
            kind=item.kind,
            template=item.template,
            to=self._seat_of(item),
            case_id=item.case_id,
            case_number=item.fields.get(Placeholder.CASE_NUMBER, ""),
            step_id=item.step_id,
            step=step.definition if step else None,
            alert_id=item.alert_id,
            site_alert_id=item.site_alert_id,
            rung=item.rung,
            round=item.round,
            due_on=item.due_on,
            values=item.values,
        )

    def _seat_of(self, item: OutboxItem) -> Seat:
        """Return the seat that an item was told to; for an item of old, one that the person sits in."""
        if item.seat is not None:
            return item.seat
        seats = self.roster.seats_of(self.refused.person_id, local_date(self.now))
        if seats:
            return seats[0]
        case = self._case(item.case_id)
        organisation = case.accountabilities[-1].organisation_id if case else OrganisationId("")
        # An organisation that nobody knows has no coordinator of its own, so the agency's is told.
        return Seat(organisation, Role.COORDINATOR)

    def _case(self, case_id: CaseId | None) -> Case | None:
        if case_id is None:
            return None
        if case_id not in self.cases:
            self.cases[case_id] = self.work.cases.load_whole(case_id)
        return self.cases[case_id]
