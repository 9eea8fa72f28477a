"""A person with several ways is told over the next one when the first refuses, or is down for long."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from sisam.application.messages.going_round import go_round
from sisam.application.messages.posting import Post
from sisam.application.messages.sending import send_due
from sisam.application.messages.ways import PATIENCE
from sisam.application.ports.channel import Envelope, Outcome, Reply
from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.application.site import Site
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.contact import Contact, Way
from sisam.domain.ids import CaseId
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.seat import Role, Seat
from sisam.errors import Unavailable
from tests.builders import NOW, SOCIAL_SERVICES
from tests.sites import a_case_at, a_site, outbox_at, reached_over

TEXTS = read_notifications(shipped("notifications"))
OFFICER = Seat(SOCIAL_SERVICES, Role.OFFICER)
WHO = f"person-of-{SOCIAL_SERVICES}"
EMAIL = f"{WHO}@example.se"
HOOK = Contact(Way.WEBHOOK, "https://x.example.se/in")
MAIL = Contact(Way.EMAIL)
PHONE = Contact(Way.APPRISE, "+46701234567")
YES, NO = Reply(Outcome.ACCEPTED, "ok"), Reply(Outcome.NEVER, "gone")


@dataclass
class AnyChannel:
    """A channel of any kind; None: it does not work."""

    name: str
    reply: Reply | None = YES
    sent: list[Envelope] = field(default_factory=list)

    def send(self, envelope: Envelope, now: datetime) -> Reply:  # noqa: ARG002
        if self.reply is None:
            raise Unavailable
        if self.reply.ok:
            self.sent.append(envelope)
        return self.reply

    def told(self) -> list[str]:
        return [envelope.to_address for envelope in self.sent]


@dataclass
class House:
    """A site with three channels."""

    site: Site
    mail: AnyChannel = field(default_factory=lambda: AnyChannel("folder"))
    hook: AnyChannel = field(default_factory=lambda: AnyChannel("webhook"))
    phone: AnyChannel = field(default_factory=lambda: AnyChannel("apprise"))

    def deliver(self, now: datetime = NOW) -> None:
        """Let each channel deliver what it carries, until nothing is due any more."""
        while any(send_due(self.site, each, TEXTS, now) for each in (self.mail, self.hook, self.phone)):
            pass

    def look(self, minutes: range) -> None:
        """Let each channel look once a minute."""
        for minute in minutes:
            for each in (self.mail, self.hook, self.phone):
                send_due(self.site, each, TEXTS, NOW + timedelta(minutes=minute))

    def to_officer(self) -> list[OutboxMessage]:
        return [each for each in outbox_at(self.site) if each.person_id == WHO]


def tell(site: Site, rounds: range = range(1), now: datetime = NOW) -> None:
    """Tell the officer the same in some rounds, each a message of its own."""
    with site.store.write() as work:
        case = work.cases.load(CaseId("case-N/1"))
        for number in rounds:
            post = Post(site, work, now)
            notice = Message(ItemKind.NOTICE, Template.PARTY_NAMED, OFFICER, case.id, case.number)
            post.add(case, [replace(notice, round=number, values={"party": "home_school"})])
            post.write()
        work.commit()


@pytest.fixture
def house() -> House:
    """A site whose officer is reached by webhook, then by telephone, then by e-mail; nothing waits."""
    site = a_site(further_channels=frozenset({"webhook", "apprise"}))
    a_case_at(site)
    house = House(site)
    house.deliver()
    reached_over(site, EMAIL, HOOK, PHONE, MAIL)
    house.mail.sent.clear()
    tell(site)
    return house


def test_a_message_goes_over_the_first_way_to_its_own_address(house: House) -> None:
    house.deliver()

    assert ([HOOK.address], [], []) == (house.hook.told(), house.phone.told(), house.mail.told())


def test_no_channel_carries_what_is_written_for_another(house: House) -> None:
    assert [] == send_due(house.site, house.mail, TEXTS, NOW)
    assert [] == send_due(house.site, house.phone, TEXTS, NOW)


def test_a_refused_message_goes_to_the_persons_next_channel_and_says_so(house: House) -> None:
    house.hook.reply = NO
    house.deliver()

    first, second = house.to_officer()[-2:]
    assert [PHONE.address] == house.phone.told()
    assert (MessageStatus.UNREACHABLE, "webhook", "gone") == (first.status, first.channel, first.last_reply)
    assert (MessageStatus.SENT, "apprise") == (second.status, second.channel)
    assert {second.id} == {item.successor_id for item in first.items}
    assert first.items[0].dedup_key != second.items[0].dedup_key


def test_then_to_the_one_after_and_to_nobody_else_while_one_of_theirs_works(house: House) -> None:
    house.hook.reply = house.phone.reply = NO
    house.deliver()

    assert [EMAIL] == house.mail.told()
    assert ["webhook", "apprise", "folder"] == [each.channel for each in house.to_officer()[-3:]]


def test_only_when_all_of_theirs_refuse_the_next_person_is_told(house: House) -> None:
    house.hook.reply = house.phone.reply = NO
    hook = Contact(Way.WEBHOOK, "https://y.se/")
    reached_over(house.site, f"coordinator-of-{SOCIAL_SERVICES}@example.se", MAIL, hook)

    class Picky(AnyChannel):
        def send(self, envelope: Envelope, now: datetime) -> Reply:
            return NO if envelope.to_address == EMAIL else super().send(envelope, now)

    house.mail = Picky("folder")
    house.deliver()

    assert [f"coordinator-of-{SOCIAL_SERVICES}@example.se"] == house.mail.told()
    assert {MessageStatus.UNREACHABLE} == {each.status for each in house.to_officer()[-3:]}


def test_a_way_that_was_removed_meanwhile_refuses_by_itself(house: House) -> None:
    reached_over(house.site, EMAIL, PHONE, MAIL)
    house.deliver()

    assert ([], [PHONE.address]) == (house.hook.told(), house.phone.told())


def test_while_a_channel_is_down_for_less_than_ten_minutes_its_messages_wait(house: House) -> None:
    house.hook.reply = None
    tell(house.site, range(1, 12))

    house.look(range(9))

    assert [] == house.phone.told()


def test_when_it_has_been_down_for_longer_they_go_another_way_each_once(house: House) -> None:
    house.hook.reply = None
    tell(house.site, range(1, 12))

    house.look(range(13))

    mine = house.to_officer()[-24:]
    moved = [each for each in mine if each.channel == "webhook"]
    assert [PHONE.address] * 12 == house.phone.told()
    assert [] == house.mail.told()
    assert {MessageStatus.UNREACHABLE} == {each.status for each in moved}
    assert all(item.successor_id for each in moved for item in each.items)
    with house.site.store.read() as work:
        # Their channel does not work; that is held against no person.
        assert [] == work.unreachables.all()


def test_a_message_that_cannot_be_read_stays_and_keeps_none_of_the_others(house: House) -> None:
    house.hook.reply = None
    tell(house.site, range(1, 4))
    with house.site.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql(
            "UPDATE message_item SET fields = '{' WHERE round = 1 AND message_id IN "
            "(SELECT id FROM message WHERE channel = 'webhook')"
        )

    house.look(range(25))

    assert [PHONE.address] * 3 == house.phone.told()


def test_what_is_told_meanwhile_goes_the_other_way_at_once_and_back_when_it_works_again(
    house: House,
) -> None:
    house.hook.reply = None
    tell(house.site, range(1, 12))
    house.look(range(13))
    tell(house.site, range(99, 100), NOW + timedelta(minutes=13))
    meanwhile = outbox_at(house.site)[-1].channel
    house.hook.reply = YES
    with house.site.store.write() as work:
        work.channel_states.put(work.channel_states.get("webhook").worked())
        work.commit()
    tell(house.site, range(100, 101), NOW + timedelta(minutes=14))

    assert ("apprise", "webhook") == (meanwhile, outbox_at(house.site)[-1].channel)


def test_a_channel_that_is_not_down_is_not_gone_round(house: House) -> None:
    assert PATIENCE == timedelta(minutes=10)
    assert 0 == go_round(house.site, "webhook", NOW + timedelta(hours=1))


def test_what_is_held_for_longer_than_a_failing_channel_puts_off_stays_with_its_channel(house: House) -> None:
    house.hook.reply = None
    tell(house.site, range(1, 12))
    held, tomorrow = house.to_officer()[-1], NOW + timedelta(days=1)
    with house.site.store.write() as work:
        work.outbox.mark(replace(held, status=MessageStatus.HELD, next_at=tomorrow))
        work.commit()

    house.look(range(13))

    (last,) = [each for each in house.to_officer() if each.id == held.id]
    assert (MessageStatus.HELD, tomorrow, "webhook") == (last.status, last.next_at, last.channel)
    assert 11 == len(house.phone.told())
