"""Posting: what a transaction has to tell, put together as one message for each person."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sisam.application.addressing import Address, address
from sisam.application.ports.outbox import OutboxItem, OutboxMessage
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.silence import require_voice
from sisam.application.site import Site
from sisam.domain.case import Case
from sisam.domain.ids import PersonId
from sisam.domain.language import Language
from sisam.domain.message import Message, Template
from sisam.domain.seat import Person, Seat
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import local_date
from sisam.engine.ending_steps import receiver
from sisam.errors import Unavailable
from sisam.wording.messages import item_fields
from sisam.wording.titles import Titles

#: What says that the reader is the one who is late.
_LATE_WITH_YOU = frozenset({Template.OVERDUE, Template.OVERDUE_AGAIN, Template.OVERDUE_ANSWER})


class NobodyToTell(Unavailable):
    """No seat in the country is held by anybody who could be told; name a coordinator at the agency."""

    def __init__(self, case_number: str) -> None:
        """Keep the number of the case that nobody could be told of."""
        super().__init__(case_number)
        #: The case that nobody could be told of; empty where it was about none.
        self.case_number = case_number


class Post:
    """Collects items per person while a transaction goes on, and writes them to the outbox at its end."""

    def __init__(self, site: Site, work: UnitOfWork, now: datetime) -> None:
        """Begin with nothing to tell; whoever is told is looked up in the register as it is now."""
        self._site = site
        self._work = work
        self._now = now
        self._items: dict[PersonId, dict[str, OutboxItem]] = {}
        self._persons: dict[PersonId, Person] = {}
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
        """Write one message for each person to the outbox and return how many there were.

        Raises:
            SiteSilent: the site was restored, so that nothing may happen in its cases yet.
        """
        require_voice(self._work)
        messages = [self._message(person, items) for person, items in self._items.items()]
        if messages:
            self._work.outbox.write(messages)
        return len(messages)

    def persons(self) -> list[Person]:
        """Return who would be told."""
        return list(self._persons.values())

    def _add(self, case: Case | None, message: Message) -> None:
        roster = self._roster
        found = address(message.to, roster, local_date(self._now))
        if not found.persons:
            raise NobodyToTell(message.case_number)
        message = _for_whoever_reads(message, found)
        for person in _readers(message, found):
            self.tell(case, message, person, found.seat)

    def tell(self, case: Case | None, message: Message, person: Person, seat: Seat) -> str:
        """Tell one person something as whoever sits in a seat, and return the item's key."""
        key = dedup_key(message, person, self._site.channel)
        self._persons[person.id] = person
        items = self._items.setdefault(person.id, {})
        if key not in items:
            items[key] = self._item(case, message, person, seat, key)
        return key

    def _item(self, case: Case | None, message: Message, person: Person, seat: Seat, key: str) -> OutboxItem:
        workflow = self._site.rules.named(case.rules, self._work.rule_parts).workflow if case else None
        fields = item_fields(
            message,
            self._titles_of(workflow, person.language),
            self._roster,
            seat,
            local_date(self._now),
            restricted=case is not None and case.restricted,
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

    def _message(self, person_id: PersonId, items: dict[str, OutboxItem]) -> OutboxMessage:
        new_id = self._site.ids.new()
        return OutboxMessage(
            id=new_id,
            person_id=person_id,
            channel=self._site.channel,
            language=self._persons[person_id].language,
            items=tuple(items.values()),
            message_id=f"<{new_id}@{self._site.mail_domain}>",
            created_at=self._now,
            next_at=self._now,
        )


def _readers(message: Message, found: Address) -> tuple[Person, ...]:
    """Return whom a message goes to: not the one who cannot be reached, if anybody else is there."""
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
