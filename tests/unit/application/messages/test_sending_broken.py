"""A message that an error keeps from being tried waits as any that fails, and stands in nobody's way."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import pytest

from sisam.application.messages.delivery_news import NoNews
from sisam.application.messages.sending import send_due
from sisam.application.ports.channel import Envelope, Outcome, Reply
from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.application.ports.unit_of_work import Store, UnitOfWork
from sisam.application.site import Site
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.message import ItemKind, Template
from sisam.storage.failures import DatabaseBusy
from sisam.storage.gauges import SqlGauges
from tests.builders import NOW, SOCIAL_SERVICES, an_item
from tests.fakes import FakeChannel
from tests.sites import outbox_at
from tests.unit.application.messages.outboxes import a_site_with, to_officer

TEXTS = read_notifications(shipped("notifications"))
OFFICER = f"person-of-{SOCIAL_SERVICES}"
MINUTE = timedelta(minutes=1)
#: Tells of a statement that was never made.
POISON = an_item(
    dedup_key="poison",
    case_id=None,
    step_id=None,
    alert_id=None,
    kind=ItemKind.STATEMENT,
    template=Template.STATEMENT,
    values={"organisation_id": SOCIAL_SERVICES, "on": date(2026, 11, 2).isoformat()},
)


@dataclass
class Heard(NoNews):
    """Hears which errors kept messages from being tried."""

    told: list[tuple[str, str, str]] = field(default_factory=list)

    def message_broken(self, message: OutboxMessage, reference: str, bug: Exception) -> None:
        self.told.append((message.id, reference, type(bug).__name__))


class Choking(FakeChannel):
    """A channel that throws what nobody anticipated at some messages."""

    error: Exception = KeyError("unknown")

    def send(self, envelope: Envelope, now: datetime) -> Reply:
        if "poison" in envelope.message_id:
            raise self.error
        return super().send(envelope, now)


def statuses(site: Site) -> dict[str, MessageStatus]:
    return {each.id: each.status for each in outbox_at(site)}


@pytest.mark.parametrize("fields", [{}, {"items": (POISON,)}], ids=["of the channel's", "of the message's"])
def test_an_error_that_nobody_anticipated_costs_one_message_and_the_others_go_on(
    fields: dict[str, object],
) -> None:
    site = a_site_with(to_officer("a"), to_officer("poison", **fields), to_officer("z"))
    heard = Heard()

    tried = send_due(site, Choking(), TEXTS, NOW, news=heard)

    assert {
        "a": MessageStatus.SENT,
        "poison": MessageStatus.QUEUED,
        "z": MessageStatus.SENT,
    } == statuses(site)
    (poison,) = (each for each in tried if each.id == "poison")
    ((told, reference, error),) = heard.told
    assert ("poison", "NotFound" if fields else "KeyError") == (told, error)
    assert (f"internal error {reference}", 1, NOW + MINUTE, None) == (
        poison.last_reply,
        poison.attempts,
        poison.next_at,
        poison.sent_at,
    )


def test_it_is_tried_again_after_its_waits_told_once_and_counts_as_unsent_until_it_comes_through() -> None:
    site, heard, waits, now = a_site_with(to_officer("poison")), Heard(), [], NOW
    for _ in range(6):
        (tried,) = send_due(site, Choking(), TEXTS, now, news=heard)
        assert tried.next_at is not None
        waits.append((tried.next_at - now) // MINUTE)
        now = tried.next_at

    assert ([1, 2, 5, 10, 15, 15], 1) == (waits, len(heard.told))
    assert SqlGauges(site.store.engine).figures(now).unsent_since  # type: ignore[attr-defined]

    other = Choking()
    other.error = ValueError("another")
    send_due(site, other, TEXTS, now, news=heard)
    assert ["KeyError", "ValueError"] == [error for _, _, error in heard.told]

    (sent,) = send_due(site, FakeChannel(), TEXTS, now + 15 * MINUTE, news=heard)
    assert (MessageStatus.SENT, 8, 2) == (sent.status, sent.attempts, len(heard.told))


def test_it_says_nothing_of_the_channel() -> None:
    site = a_site_with(*(to_officer(f"poison-{number:02}") for number in range(30)))

    assert 30 == len(send_due(site, Choking(), TEXTS, NOW))
    with site.store.read() as work:
        assert not work.channel_states.get("fake").failures


@pytest.mark.parametrize("reply", [Reply(Outcome.NEVER, "550 5.1.1"), Reply(Outcome.ACCEPTED, "250 ok")])
def test_an_error_in_what_comes_after_the_reply_costs_one_message_too_and_sends_none_twice(
    reply: Reply,
) -> None:
    site = a_site_with(to_officer("a"), to_officer("z"))
    with site.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE \"case\" SET facts = '{x'")
        # What was refused is told to somebody else, which reads the case; what was taken is noted here.
        connection.exec_driver_sql("DROP TABLE unreachable")
    heard, channel = Heard(), FakeChannel([reply])

    for minutes in range(2):
        send_due(site, channel, TEXTS, NOW + minutes * MINUTE, news=heard)

    expected = MessageStatus.SENT if reply.ok else MessageStatus.QUEUED
    assert {"a": expected, "z": expected} == statuses(site)
    assert ["a", "z"] == [told for told, _, _ in heard.told]
    assert [1 if reply.ok else 2] * 2 == [each.attempts for each in outbox_at(site)]


@dataclass
class Forgetful:
    """A store that can be read once, and then does not answer."""

    store: Store
    reads: int = 0

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        self.reads += 1
        if self.reads > 1:
            raise DatabaseBusy("database is locked")
        with self.store.read() as work:
            yield work

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        with self.store.write() as work:
            yield work


def test_a_database_that_does_not_answer_is_held_against_no_message() -> None:
    site, heard = a_site_with(to_officer("poison", items=(POISON,))), Heard()

    with pytest.raises(DatabaseBusy):
        send_due(replace(site, store=Forgetful(site.store)), FakeChannel(), TEXTS, NOW, news=heard)

    ((status, reply),) = ((each.status, each.last_reply) for each in outbox_at(site))
    assert (MessageStatus.SENDING, None, []) == (status, reply, heard.told)
