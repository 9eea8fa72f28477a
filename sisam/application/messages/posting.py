"""Posting: what a transaction has to tell, put together as one message for each person."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sisam.application.messages.addressing import Address, address
from sisam.application.messages.ways import channels_now
from sisam.application.ports.outbox import MessageStatus, OutboxItem, OutboxMessage
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.silence import require_voice
from sisam.application.site import Site
from sisam.domain.alert import AlertCause
from sisam.domain.calendar import Calendar
from sisam.domain.case import Case
from sisam.domain.ids import PersonId
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.seat import Person, Seat
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import local_date
from sisam.engine.releasing import Release, Urgency, release, urgency_of
from sisam.engine.site.site_ladders import LADDERS
from sisam.engine.steps.ending_steps import receiver
from sisam.errors import Unavailable
from sisam.wording.messages import item_fields
from sisam.wording.titles import Titles

#: What says that the reader is the one who is late.
_LATE_WITH_YOU = frozenset({Template.OVERDUE, Template.OVERDUE_AGAIN, Template.OVERDUE_ANSWER})

#: A person, the channel over which they read, and the key of what has a message of its own; else nothing.
_Reading = tuple[PersonId, str, str]
#: What is never gathered with anything else, so that whoever waits for it knows it by its subject.
_BY_ITSELF = frozenset({ItemKind.STATEMENT})


class NobodyToTell(Unavailable):
    """No seat in the country is held by anybody who could be told; name a coordinator at the agency."""

    def __init__(self, case_number: str) -> None:
        """Keep the number of the case that nobody could be told of."""
        super().__init__(case_number)
        #: The case that nobody could be told of; empty where it was about none.
        self.case_number = case_number


class Post:
    """Collects items per person while a transaction goes on, and writes them to the outbox at its end."""

    def __init__(self, site: Site, work: UnitOfWork, now: datetime, *, in_a_crowd: bool = False) -> None:
        """Begin with nothing to tell; whoever is told is looked up in the register as it is now.

        `in_a_crowd` is one of several posts that tell many people much, and that shall become one message.
        """
        self._site = site
        self._work = work
        self._now = now
        self._in_a_crowd = in_a_crowd
        self._items: dict[_Reading, dict[str, OutboxItem]] = {}
        self._urgencies: dict[_Reading, Urgency] = {}
        self._persons: dict[PersonId, Person] = {}
        self._seated: dict[tuple[PersonId, Seat], None] = {}
        self._roster = work.register.roster()
        self._titles: dict[tuple[str, Language], Titles] = {}

    def add(self, case: Case | None, messages: Iterable[Message]) -> None:
        """Address what a decision tells, of a case or of none; each person gets the same item once.

        Raises:
            NobodyToTell: nobody sits where a message could end.
        """
        for message in messages:
            self._add(case, message)

    def write(self) -> int:
        """Write one message for each person to the outbox and return how many were new.

        What is told to somebody for whom a message waits already becomes part of that one; a day's
        statement has a message of its own.

        Raises:
            SiteSilent: the site was restored, so that nothing may happen in its cases yet.
        """
        require_voice(self._work)
        if not self._items:
            return 0
        messages = self.planned()
        new = [each for each in messages if not self._is_gathered(each)]
        self._work.outbox.write(new)
        return len(new)

    def planned(self) -> list[OutboxMessage]:
        """Return one message for each person, as it would go out now if it were gathered with no other."""
        calendar = self._site.rules.calendar(self._work.rule_parts)
        return [self._message(reading, items, calendar) for reading, items in self._items.items()]

    def write_so_far(self) -> int:
        """Write what was told by now where the rest will be gathered with it, so that it need not be kept.

        Returns how many messages are new; where each message goes out by itself, all of it waits for `write`.
        """
        if self._site.grouping is None:
            return 0
        new = self.write()
        self._items.clear()
        self._urgencies.clear()
        return new

    def _is_gathered(self, message: OutboxMessage) -> bool:
        """Tell whether a message became part of one that waits."""
        by_itself = any(item.kind in _BY_ITSELF for item in message.items)
        return self._site.grouping is not None and not by_itself and self._work.outbox.gather(message)

    def persons(self) -> list[Person]:
        """Return who would be told."""
        return list(self._persons.values())

    def seated(self) -> list[tuple[Person, Seat]]:
        """Return who would be told, with each seat for which they would."""
        return [(self._persons[person_id], seat) for person_id, seat in self._seated]

    def add_new(self, message: Message) -> None:
        """Address what is about no case, and tell it to whoever has not been told it already.

        Raises:
            NobodyToTell: nobody sits where the message could end.
        """
        found = self._found(message)
        for person in found.persons:
            self.tell_new(message, person, found.seat)

    def tell_new(self, message: Message, person: Person, seat: Seat) -> None:
        """Tell one person what is about no case, unless they have been told it already."""
        key = dedup_key(message, person, self._channel_to(person))
        if not self._work.outbox.standing([key]):
            self.tell(None, message, person, seat)

    def _found(self, message: Message) -> Address:
        found = address(message.to, self._roster, local_date(self._now))
        if not found.persons:
            raise NobodyToTell(message.case_number)
        return found

    def _add(self, case: Case | None, message: Message) -> None:
        found = self._found(message)
        message = _for_whoever_reads(message, found)
        for person in _readers(message, found):
            self.tell(case, message, person, found.seat)

    def tell(
        self, case: Case | None, message: Message, person: Person, seat: Seat, channel: str | None = None
    ) -> str:
        """Tell one person something as whoever sits in a seat, and return the item's key.

        Over a channel, else over the first of theirs that works.
        """
        over = channel or self._channel_to(person)
        key = dedup_key(message, person, over)
        reading = person.id, over, key if message.kind in _BY_ITSELF else ""
        self._persons[person.id] = person
        self._seated[person.id, seat] = None
        items = self._items.setdefault(reading, {})
        if key not in items:
            items[key] = self._item(case, message, person, seat, key)
            urgency = urgency_of(
                message.kind,
                on_last_rung=self._on_last_rung(case, message),
                to_one_alone=message.only is not None or message.template is Template.ALERT_ASSIGNED,
            )
            self._urgencies[reading] = max(urgency, self._urgencies.get(reading, urgency))
        return key

    def _channel_to(self, person: Person) -> str:
        return channels_now(self._site, self._work.channel_states, self._roster, person, self._now)[0]

    def _on_last_rung(self, case: Case | None, message: Message) -> bool:
        """Tell whether a message tells of an alert on the rung that repeats for ever."""
        if message.site_alert_id is not None:
            return message.rung == len(LADDERS[AlertCause(message.kind.value)]) - 1
        alert = case.alerts.get(message.alert_id) if case and message.alert_id else None
        if case is None or alert is None:
            return False
        ladders = self._site.rules.named(case.rules, self._work.rule_parts).workflow.ladders
        return ladders[alert.ladder].rungs[message.rung].repeats

    def _item(self, case: Case | None, message: Message, person: Person, seat: Seat, key: str) -> OutboxItem:
        workflow = self._site.rules.named(case.rules, self._work.rule_parts).workflow if case else None
        fields = item_fields(
            message,
            self._titles_of(workflow, person.language),
            self._roster,
            seat,
            local_date(self._now),
            restricted=message.values.get("restricted") == "yes" or (case is not None and case.restricted),
            public_url=self._site.public_url,
            case=case,
            passes=workflow is not None and case is not None and _passes(workflow, case, message),
        )
        return OutboxItem(
            kind=message.kind,
            template=message.template,
            case_id=message.case_id,
            step_id=message.step_id,
            alert_id=message.alert_id,
            site_alert_id=message.site_alert_id,
            rung=message.rung,
            round=message.round,
            fields=fields,
            dedup_key=key,
            seat=message.to,
            due_on=message.due_on,
            values=message.values,
        )

    def _titles_of(self, workflow: Workflow | None, language: Language) -> Titles:
        if workflow is None:
            # What is about no case must be told even where no rules can be followed.
            return Titles(language)
        key = (workflow.hash, language)
        if key not in self._titles:
            self._titles[key] = Titles.of(workflow, language)
        return self._titles[key]

    def _message(self, reading: _Reading, items: dict[str, OutboxItem], calendar: Calendar) -> OutboxMessage:
        new_id = self._site.ids.new()
        goes = self._release(reading, calendar)
        person_id, channel, _ = reading
        return OutboxMessage(
            id=new_id,
            person_id=person_id,
            channel=channel,
            language=self._persons[person_id].language,
            items=tuple(items.values()),
            message_id=f"<{new_id}@{self._site.mail_domain}>",
            created_at=self._now,
            status=MessageStatus.HELD if goes.held else MessageStatus.QUEUED,
            next_at=goes.at,
        )

    def _release(self, reading: _Reading, calendar: Calendar) -> Release:
        """Return when the most urgent thing that a person is told goes out; the rest goes along."""
        return release(
            self._urgencies[reading],
            self._persons[reading[0]],
            calendar,
            self._site.office_hours,
            self._now,
            self._site.grouping,
            in_a_crowd=self._in_a_crowd,
        )


def _readers(message: Message, found: Address) -> tuple[Person, ...]:
    """Return whom a message goes to: whoever is told alone, if they are there; else all who are.

    Not the one who cannot be reached, if anybody else is there.
    """
    alone = tuple(each for each in found.persons if each.id == message.only)
    if alone:
        return alone
    besides = message.values.get("besides")
    return tuple(each for each in found.persons if each.id != besides) or found.persons


def _for_whoever_reads(message: Message, found: Address) -> Message:
    """Return an alert as it is told to somebody of another organisation, whom a vacant seat's falls to."""
    outside = found.seat.organisation_id != message.to.organisation_id
    if found.vacant and outside and message.template in _LATE_WITH_YOU:
        return replace(message, template=Template.OVERDUE_OTHER)
    return message


def _passes(workflow: Workflow, case: Case, message: Message) -> bool:
    """Tell whether whoever confirms the step of a message becomes accountable by it."""
    step = case.steps.get(message.step_id) if message.step_id else None
    return step is not None and receiver(workflow, case, step) is not None


def dedup_key(message: Message, person: Person, channel: str) -> str:
    """Return what makes an item unique: alert or step, kind, rung, round, person and channel (I11).

    What tells of another message is about that message.
    """
    alert = message.alert_id or message.site_alert_id
    of_none = message.values.get("message") or message.values.get("about")
    about = of_none or alert or message.step_id or message.case_id
    parts = (about, message.kind, message.template, message.rung, message.round, person.id, channel)
    return "|".join(map(str, parts))
