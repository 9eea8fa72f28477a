"""A message is handed over in one piece that stays small, however much it tells."""

import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sisam.application.messages.delivering import deliver
from sisam.application.ports.channel import Envelope, Outcome, Reply
from sisam.application.ports.outbox import OutboxItem
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.ids import CaseId, StepId
from sisam.domain.message import ItemKind, Template
from tests.builders import NOW, TODAY, a_message, a_person, an_item

TEXTS = read_notifications(shipped("notifications"))
VERY_MANY = 50_000
#: What mail servers and readers take without a second thought.
LARGEST = 200_000
FEWER = VERY_MANY // 10


@dataclass
class Kept:
    """A channel that takes everything."""

    name: str = "folder"
    envelopes: list[Envelope] = field(default_factory=list)

    def send(self, envelope: Envelope, now: datetime) -> Reply:  # noqa: ARG002
        self.envelopes.append(envelope)
        return Reply(Outcome.ACCEPTED, "ok")


def size(envelope: Envelope) -> int:
    texts = (envelope.subject, envelope.body, envelope.html, envelope.short)
    return sum(len(each.encode()) for each in texts) + sum(len(each.content) for each in envelope.attachments)


def things(count: int) -> tuple[OutboxItem, ...]:
    """So many things that are late, each in a case of its own."""
    return tuple(
        an_item(
            kind=ItemKind.OVERDUE,
            template=Template.OVERDUE_AGAIN,
            case_id=CaseId(f"case-{number}"),
            step_id=StepId(f"case-{number}.s1"),
            due_on=TODAY - timedelta(days=number % 99),
            dedup_key=f"item-{number}",
            fields={
                "case_number": f"SN 2026/{number:06}",
                "step": "Pedagogisk överlämning till ungdomshemmets skola",
                "asks": "Skriv vad ni vet om elevens skolgång och lämna det till skolan. " * 3,
                "days_late": str(number % 99),
                "due": "9 november 2026",
                "late_since": "10 november 2026",
                "link": f"https://sisam.example.se/cases/{number}",
            },
        )
        for number in range(count)
    )


def delivered(items: tuple[OutboxItem, ...]) -> tuple[Envelope, int]:
    """What is handed over, and how many calls it took to write it: the same on every machine."""
    channel, calls = Kept(), 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        deliver(channel, TEXTS, a_message(items=items), a_person(), "a@example.se", NOW)
    finally:
        sys.setprofile(None)
    return channel.envelopes[0], calls


def test_a_message_of_fifty_thousand_things_stays_small() -> None:
    envelope, _ = delivered(things(VERY_MANY))

    assert size(envelope) < LARGEST
    assert 1 == len(envelope.attachments)


def test_ten_times_as_much_to_tell_is_ten_times_the_work_and_no_more() -> None:
    _, few = delivered(things(FEWER))
    _, many = delivered(things(VERY_MANY))

    assert many < 10.5 * few
