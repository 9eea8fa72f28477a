"""A message is sent when the channel says so and not before; a failure waits and is tried again."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from sisam.application.messages.delivery_news import NoNews
from sisam.application.messages.sending import CLAIM, PROBE_WAIT, send_due
from sisam.application.ports.channel import Envelope, Outcome, Reply
from sisam.application.ports.channel_state import DOWN_AFTER, ChannelState
from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.application.site import Site
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.channels.email.failures import MailServerFails, Stage
from sisam.domain.command import Fire
from sisam.domain.contact import Contact, Way
from sisam.domain.ids import CaseId
from sisam.domain.language import Language
from tests.builders import NOW, SOCIAL_SERVICES, YOUTH_HOME, an_item
from tests.fakes import FakeChannel
from tests.sites import a_case_at, a_site, does, outbox_at, reached_over
from tests.unit.application.messages.outboxes import a_site_with, to_officer

TEXTS = read_notifications(shipped("notifications"))
OK = Reply(Outcome.ACCEPTED, "250 ok")
BUSY = Reply(Outcome.AGAIN, "450 try later")
MINUTE = timedelta(minutes=1)


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


class Unconnected(FakeChannel):
    """A channel whose mail server is not there."""

    def send(self, envelope: Envelope, now: datetime) -> Reply:  # noqa: ARG002
        raise MailServerFails("mail.example.se", Stage.CONNECTING, "Connection refused")


def test_what_failed_is_kept_in_words_for_people() -> None:
    site = a_site_with(to_officer())

    (tried,) = send_due(site, Unconnected(), TEXTS, NOW)

    assert "connecting: Connection refused" == tried.last_reply


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


@dataclass
class Heard(NoNews):
    """Hears that a channel goes down and up."""

    told: list[str] = field(default_factory=list)

    def channel_down(self, state: ChannelState) -> None:
        self.told.append(f"{state.channel} down after {state.failures}")

    def channel_up(self, state: ChannelState) -> None:
        self.told.append(f"{state.channel} up after {state.failures}")


def state_at(site: Site) -> ChannelState:
    with site.store.read() as work:
        return work.channel_states.get("fake")


def test_while_a_message_is_on_its_way_it_is_claimed_and_nobody_else_sends_it() -> None:
    site = a_site_with(to_officer())
    seen: list[OutboxMessage] = []

    class Watching(FakeChannel):
        def send(self, envelope: Envelope, now: datetime) -> Reply:
            seen.extend(outbox_at(site))
            assert [] == send_due(site, FakeChannel(), TEXTS, NOW)
            return super().send(envelope, now)

    send_due(site, Watching(), TEXTS, NOW)

    (claimed,) = seen
    assert (MessageStatus.SENDING, 1, NOW + CLAIM) == (claimed.status, claimed.attempts, claimed.next_at)


class Crash(BaseException):
    """The process dies."""


def test_a_crash_between_sending_and_marking_sends_again_with_the_same_id() -> None:
    site = a_site_with(to_officer())
    arrived: list[str] = []

    class Dying(FakeChannel):
        def send(self, envelope: Envelope, now: datetime) -> Reply:  # noqa: ARG002
            arrived.append(envelope.message_id)
            raise Crash

    with pytest.raises(Crash):
        send_due(site, Dying(), TEXTS, NOW)
    channel = FakeChannel()

    assert [] == send_due(site, channel, TEXTS, NOW + CLAIM - timedelta(seconds=1))
    (sent,) = send_due(site, channel, TEXTS, NOW + CLAIM)

    assert (MessageStatus.SENT, 2) == (sent.status, sent.attempts)
    assert arrived == [envelope.message_id for envelope in channel.sent]


def test_whoever_comes_back_late_with_a_yes_is_believed_and_with_a_no_is_not() -> None:
    site = a_site_with(to_officer("one"), to_officer("two"))
    with site.store.write() as work:
        late = [work.outbox.claim(each, NOW) for each in work.outbox.due(NOW, 10)]
        work.commit()
    one, two = (each for each in late if each is not None)
    with site.store.write() as work:
        again = [work.outbox.claim(each, NOW + CLAIM) for each in work.outbox.due(NOW, 10)]
        yes = replace(one, status=MessageStatus.SENT, sent_at=NOW, last_reply="250", next_at=None)
        no = replace(two, status=MessageStatus.QUEUED, last_reply="450")
        believed = [work.outbox.settle(each) for each in (yes, no)]
        too_late = work.outbox.settle(replace(one, status=MessageStatus.QUEUED, attempts=2))
        work.commit()

    assert ([True, False], False) == (believed, too_late)
    assert [MessageStatus.SENT, MessageStatus.SENDING] == [each.status for each in outbox_at(site)]
    assert all(again)


def test_a_channel_that_fails_ten_times_in_a_row_is_told_once_and_the_others_wait() -> None:
    site, heard = a_site_with(*(to_officer(f"m-{number:02}") for number in range(30))), Heard()

    tried = send_due(site, FakeChannel([None]), TEXTS, NOW, news=heard)

    assert (DOWN_AFTER, ["fake down after 10"]) == (len(tried), heard.told)
    assert {NOW + PROBE_WAIT} == {each.next_at for each in outbox_at(site)}
    assert (True, NOW) == (state_at(site).down, state_at(site).failing_since)
    assert "does not answer" in (state_at(site).last_failure or "")


def test_while_a_channel_is_down_one_message_a_minute_is_tried_and_nothing_more_is_told() -> None:
    site, heard = a_site_with(*(to_officer(f"m-{number:02}") for number in range(30))), Heard()

    tried = [
        len(send_due(site, FakeChannel([None]), TEXTS, NOW + minutes * MINUTE, news=heard))
        for minutes in range(60)
    ]

    assert [DOWN_AFTER] + [1] * 59 == tried
    assert 1 == len(heard.told)


def test_when_it_works_again_everything_is_sent_at_once_and_that_is_told() -> None:
    site, heard = a_site_with(*(to_officer(f"m-{number:02}") for number in range(30))), Heard()
    for hours in range(48):
        send_due(site, FakeChannel([None]), TEXTS, NOW + timedelta(hours=hours), news=heard)
    channel, now = FakeChannel(), NOW + timedelta(hours=48)
    while send_due(site, channel, TEXTS, now, news=heard):
        pass

    assert 30 == len(channel.sent)
    assert {MessageStatus.SENT} == {each.status for each in outbox_at(site)}
    assert ["fake down after 10", "fake up after 57"] == heard.told
    assert not state_at(site).failures


def moments(site: Site) -> dict[str, datetime | None]:
    return {each.id: each.next_at for each in outbox_at(site)}


def test_when_a_channel_works_again_what_was_tried_before_waits_no_longer() -> None:
    quarter = NOW + 15 * MINUTE
    tried = {"attempts": 5, "next_at": quarter}
    site = a_site_with(to_officer("probe"), to_officer("one", **tried), to_officer("two", **tried))
    with site.store.write() as work:
        work.channel_states.put(ChannelState("fake", DOWN_AFTER, NOW, "no connection"))
        work.commit()

    send_due(site, FakeChannel([None]), TEXTS, NOW)
    waiting = moments(site)
    send_due(site, FakeChannel(), TEXTS, NOW + MINUTE)

    assert {"probe": NOW + MINUTE, "one": quarter, "two": quarter} == waiting
    assert {"probe": None, "one": NOW + MINUTE, "two": NOW + MINUTE} == moments(site)


@pytest.mark.parametrize("carries_all", [True, False])
def test_while_one_channel_is_down_the_messages_of_another_do_not_wait(carries_all: bool) -> None:
    site = replace(
        a_site_with(to_officer("hook", channel="webhook"), to_officer("mail", channel="folder")),
        further_channels=frozenset() if carries_all else frozenset({"webhook"}),
    )
    if not carries_all:
        hook = Contact(Way.WEBHOOK, "https://x.example.se/in")
        reached_over(site, f"person-of-{SOCIAL_SERVICES}@example.se", Contact(Way.EMAIL), hook)
    with site.store.write() as work:
        work.channel_states.put(ChannelState("webhook", DOWN_AFTER, NOW, "no connection"))
        work.commit()

    send_due(site, FakeChannel([None], name="webhook"), TEXTS, NOW)

    mail = NOW + PROBE_WAIT if carries_all else to_officer().next_at
    assert {"hook": NOW + PROBE_WAIT, "mail": mail} == moments(site)


def test_what_a_clock_that_ran_ahead_put_off_for_a_year_goes_out_once_it_is_right() -> None:
    site, channel = a_site_with(to_officer(next_at=NOW + timedelta(days=365))), FakeChannel([BUSY, OK])

    (tried,) = send_due(site, channel, TEXTS, NOW)
    (sent,) = send_due(site, channel, TEXTS, NOW + MINUTE)

    assert (NOW + MINUTE, MessageStatus.SENT) == (tried.next_at, sent.status)


def test_a_refusal_of_one_message_is_no_failure_of_the_channel() -> None:
    site = a_site_with(*(to_officer(f"m-{number:02}") for number in range(30)))

    assert 30 == len(send_due(site, FakeChannel([BUSY]), TEXTS, NOW))
    assert not state_at(site).down


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


def test_a_mail_that_tells_of_a_day_carries_it_for_the_readers_calendar() -> None:
    site, channel = a_site(), FakeChannel()
    does(site, a_case_at(site), Fire("admit"), YOUTH_HOME)
    told = {each.message_id: {item.due_on for item in each.items} - {None} for each in outbox_at(site)}

    send_due(site, channel, TEXTS, NOW)

    carried = {each.message_id: [file.name for file in each.attachments] for each in channel.sent}
    assert {each: ["sisam.ics"] if days else [] for each, days in told.items()} == carried
    assert ["sisam.ics"] in carried.values()
