"""A message is sent when the channel says so and not before; a failure waits and is tried again."""

from datetime import timedelta

import pytest

from sisam.application.ports.channel import Reply
from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.application.sending import send_due
from sisam.application.site import Site
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.command import Fire
from sisam.domain.ids import CaseId
from sisam.domain.language import Language
from tests.builders import NOW, SOCIAL_SERVICES, YOUTH_HOME, a_message, an_item
from tests.fakes import FakeChannel
from tests.sites import a_case_at, a_site, does, outbox_at

TEXTS = read_notifications(shipped("notifications"))
OK = Reply(ok=True, text="250 ok")
BUSY = Reply(ok=False, text="450 try later")
MINUTE = timedelta(minutes=1)


def a_site_with(*messages: OutboxMessage) -> Site:
    site = a_site()
    a_case_at(site, "case")
    with site.store.write() as work:
        work.outbox.write(messages)
        work.commit()
    return site


def to_officer(id: str = "message-1", **fields: object) -> OutboxMessage:  # noqa: A002
    """A message about the case of `a_site_with` to the officer of social services."""
    items = (an_item(dedup_key=id, case_id=CaseId("case-case"), fields={"case_number": "N/case"}),)
    return a_message(id, **{"person_id": f"person-of-{SOCIAL_SERVICES}", "items": items, **fields})


def test_what_the_channel_accepts_is_sent_with_the_time_and_the_reply() -> None:
    site, channel = a_site_with(to_officer()), FakeChannel([OK])

    (sent,) = send_due(site, channel, TEXTS, NOW)

    assert (MessageStatus.SENT, NOW, "250 ok", 1, None) == (
        sent.status,
        sent.sent_at,
        sent.last_reply,
        sent.attempts,
        sent.next_at,
    )
    assert [sent] == outbox_at(site)


def test_what_has_been_sent_is_not_sent_again() -> None:
    site, channel = a_site_with(to_officer()), FakeChannel([OK])
    send_due(site, channel, TEXTS, NOW)

    assert [] == send_due(site, channel, TEXTS, NOW + timedelta(days=1))
    assert 1 == len(channel.sent)


@pytest.mark.parametrize(("reply", "told"), [(BUSY, "450 try later"), (None, "does not answer")])
def test_what_the_channel_does_not_accept_waits_and_is_not_sent(reply: Reply | None, told: str) -> None:
    site, channel = a_site_with(to_officer()), FakeChannel([reply])

    (tried,) = send_due(site, channel, TEXTS, NOW)

    assert (MessageStatus.QUEUED, None, 1, NOW + MINUTE) == (
        tried.status,
        tried.sent_at,
        tried.attempts,
        tried.next_at,
    )
    assert told in (tried.last_reply or "")
    assert [tried] == outbox_at(site)


def test_it_is_not_tried_again_before_its_wait_is_over() -> None:
    site, channel = a_site_with(to_officer()), FakeChannel([BUSY])
    send_due(site, channel, TEXTS, NOW)

    assert [] == send_due(site, channel, TEXTS, NOW + MINUTE - timedelta(seconds=1))


def test_waits_grow_to_a_quarter_of_an_hour_and_no_further() -> None:
    site, channel = a_site_with(to_officer()), FakeChannel([BUSY])
    waits, now = [], NOW
    for _ in range(7):
        (tried,) = send_due(site, channel, TEXTS, now)
        assert tried.next_at is not None
        waits.append((tried.next_at - now) // MINUTE)
        now = tried.next_at

    assert [1, 2, 5, 10, 15, 15, 15] == waits


def test_a_message_that_comes_through_at_last_keeps_its_id() -> None:
    site, channel = a_site_with(to_officer()), FakeChannel([BUSY, OK])
    send_due(site, channel, TEXTS, NOW)

    (sent,) = send_due(site, channel, TEXTS, NOW + MINUTE)

    assert (MessageStatus.SENT, 2) == (sent.status, sent.attempts)
    assert [to_officer().message_id] == [envelope.message_id for envelope in channel.sent]


def test_one_message_that_fails_does_not_keep_back_the_others() -> None:
    site = a_site_with(to_officer("one"), to_officer("two"))

    done = send_due(site, FakeChannel([None, OK]), TEXTS, NOW)

    assert [MessageStatus.QUEUED, MessageStatus.SENT] == [message.status for message in done]


def test_no_more_than_the_limit_is_sent_at_once() -> None:
    site = a_site_with(to_officer("one"), to_officer("two"), to_officer("three"))

    assert 2 == len(send_due(site, FakeChannel(), TEXTS, NOW, limit=2))
    assert 1 == len(send_due(site, FakeChannel(), TEXTS, NOW, limit=2))


@pytest.mark.parametrize(("language", "word"), [(Language.SV, "ärende"), (Language.EN, "case")])
def test_the_person_is_written_to_in_their_language(language: Language, word: str) -> None:
    site, channel = a_site_with(to_officer(language=language)), FakeChannel()

    send_due(site, channel, TEXTS, NOW)

    (envelope,) = channel.sent
    assert (f"person-of-{SOCIAL_SERVICES}@example.se", language) == (envelope.to_address, envelope.language)
    assert word in f"{envelope.subject} {envelope.body}".casefold()
    assert "N/case" in f"{envelope.subject} {envelope.body}"


def test_messages_of_one_case_are_bound_together_and_those_of_several_are_not() -> None:
    site = a_site_with()
    other = a_case_at(site, "other")
    one, two, three = (
        an_item(dedup_key=f"item-{number}", case_id=case_id, fields={"case_number": case_id})
        for number, case_id in enumerate((CaseId("case-case"), CaseId("case-case"), other))
    )
    with site.store.write() as work:
        work.outbox.write([to_officer("single", items=(one,)), to_officer("both", items=(two, three))])
        work.commit()
    channel = FakeChannel()

    send_due(site, channel, TEXTS, NOW)

    assert {
        "<single@sisam.example.se>": "case-case",
        "<both@sisam.example.se>": None,
    } == {envelope.message_id: envelope.thread for envelope in channel.sent}


def test_what_a_command_tells_reaches_the_persons() -> None:
    site, channel = a_site(), FakeChannel()
    does(site, a_case_at(site), Fire("admit"), YOUTH_HOME)

    send_due(site, channel, TEXTS, NOW)

    assert {message.message_id for message in outbox_at(site)} == {each.message_id for each in channel.sent}
    assert all(envelope.subject and envelope.body for envelope in channel.sent)
