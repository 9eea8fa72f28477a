"""Passing on: what one person cannot be brought is told to the next in line (I09)."""

from dataclasses import dataclass, field
from datetime import datetime

from sisam.application.falling_back import Place, line_behind
from sisam.application.ports.outbox import MessageStatus, OutboxItem, OutboxMessage
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.posting import Post, dedup_key
from sisam.application.site import Site
from sisam.application.ways import address_over
from sisam.domain.case import Case
from sisam.domain.ids import CaseId, OrganisationId
from sisam.domain.message import Message
from sisam.domain.notification_text import Placeholder
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.domain.site_fact import Unreachable
from sisam.engine.clocks import local_date


def pass_on(site: Site, work: UnitOfWork, refused: OutboxMessage, now: datetime) -> bool:
    """Tell each item of a refused message to the next person, and note whom it did not reach.

    False, with no message written, where nobody is left for one of them: then it must be tried for ever.
    """
    return _Relay(site, work, refused, now).run()


@dataclass
class _Relay:
    """One refused message on its way to others."""

    site: Site
    work: UnitOfWork
    refused: OutboxMessage
    now: datetime
    roster: Roster = field(init=False)
    post: Post = field(init=False)
    cases: dict[CaseId, Case] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.roster = self.work.register.roster()
        self.post = Post(self.site, self.work, self.now)

    def run(self) -> bool:
        """Write what is to be written; nothing at all where somebody is missing."""
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
        """Tell the first person in line who can be reached, and return the key under which that is done.

        Whoever has been told the same already, as a colleague in the seat has, is the successor.
        """
        message = self._message_of(item)
        line = self._line(message)
        keys = [dedup_key(message, person, self.site.channel) for _, person in line]
        told = self.work.outbox.standing(keys)
        for key, (seat, person) in zip(keys, line, strict=True):
            if key not in told:
                return self.post.tell(self._case(item.case_id), message, person, seat)
            if told[key][1] is not MessageStatus.UNREACHABLE:
                return key
        return None

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
