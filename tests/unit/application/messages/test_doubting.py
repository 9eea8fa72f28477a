"""One bad number is no channel that is down, and after a day what waits for it goes to somebody else."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from sisam.application.messages.doubting import A_DAY
from sisam.application.messages.posting import Post
from sisam.application.messages.sending import send_due
from sisam.application.ports.channel import AddressInDoubt, Envelope, Outcome, Reply
from sisam.application.ports.channel_state import DOWN_AFTER, ChannelState
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
from tests.fakes import FakeChannel
from tests.sites import a_case_at, a_site, outbox_at, reached_over

TEXTS = read_notifications(shipped("notifications"))
OFFICER, COORDINATOR = Role.OFFICER, Role.COORDINATOR
PERSONS = {OFFICER: f"person-of-{SOCIAL_SERVICES}", COORDINATOR: f"coordinator-of-{SOCIAL_SERVICES}"}
NUMBERS = {OFFICER: "+46700000001", COORDINATOR: "+46700000002"}
QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)
PUT_OFF = Reply(Outcome.AGAIN, "450 4.2.2 (recipient)")


@dataclass
class Service:
    """A service for SMS to which some numbers mean nothing."""

    bad: dict[str, Reply | Unavailable] = field(default_factory=dict)
    sent: list[str] = field(default_factory=list)
    name: str = "apprise"

    def send(self, envelope: Envelope, now: datetime) -> Reply:  # noqa: ARG002
        said = self.bad.get(envelope.to_address, Reply(Outcome.ACCEPTED, "taken"))
        if isinstance(said, Unavailable):
            raise said
        if said.ok:
            self.sent.append(envelope.to_address)
        return said


@dataclass
class Town:
    """A site of two persons, told by telephone first and by mail if that fails."""

    site: Site
    phone: Service = field(default_factory=Service)
    mail: FakeChannel = field(default_factory=lambda: FakeChannel(name="folder"))
    rounds: int = 0

    def tell(self, role: Role, now: datetime) -> None:
        """Write something to a seat, a message of its own."""
        self.rounds += 1
        with self.site.store.write() as work:
            case, post = work.cases.load(CaseId("case-N/1")), Post(self.site, work, now)
            seat = Seat(SOCIAL_SERVICES, role)
            notice = Message(ItemKind.NOTICE, Template.PARTY_NAMED, seat, case.id, case.number)
            post.add(case, [replace(notice, round=self.rounds, values={"party": "home_school"})])
            post.write()
            work.commit()

    def pass_time(self, since: datetime, until: datetime, *, telling: Role | None = None) -> None:
        """Deliver each quarter of an hour, and tell somebody something each time."""
        while since <= until:
            if telling is not None:
                self.tell(telling, since)
            self.deliver(since)
            since += QUARTER

    def deliver(self, now: datetime) -> None:
        while any(send_due(self.site, each, TEXTS, now) for each in (self.phone, self.mail)):
            pass

    def state(self) -> ChannelState:
        with self.site.store.read() as work:
            return work.channel_states.get("apprise")

    def sent_to(self, role: Role, channel: str) -> list[OutboxMessage]:
        return [
            each
            for each in outbox_at(self.site)
            if (each.person_id, each.channel) == (PERSONS[role], channel)
        ]

    def refused(self) -> list[tuple[str, str]]:
        with self.site.store.read() as work:
            return [(each.person_id, each.address) for each in work.unreachables.all()]


def a_town(*reached_by_phone: Role) -> Town:
    site = a_site(further_channels=frozenset({"apprise"}))
    a_case_at(site)
    while send_due(site, FakeChannel(name="folder"), TEXTS, NOW):
        pass
    for role in reached_by_phone:
        phone = Contact(Way.APPRISE, NUMBERS[role])
        reached_over(site, f"{PERSONS[role]}@example.se", phone, Contact(Way.EMAIL))
    return Town(site)


@pytest.fixture
def town() -> Town:
    """Two are told by telephone, and the number of one of them takes nothing; who knows why."""
    town = a_town(OFFICER, COORDINATOR)
    town.phone.bad = {NUMBERS[OFFICER]: AddressInDoubt()}
    return town


# The channel.


def test_one_bad_number_tried_many_times_does_not_make_the_channel_down(town: Town) -> None:
    town.tell(OFFICER, NOW)
    town.pass_time(NOW, NOW + 5 * HOUR)

    assert (DOWN_AFTER - 1, False) == (town.state().failures, town.state().down)
    assert town.sent_to(OFFICER, "apprise")[0].attempts > DOWN_AFTER


def test_where_it_fails_for_a_second_person_too_it_is_down(town: Town) -> None:
    town.tell(OFFICER, NOW)
    town.pass_time(NOW, NOW + 5 * HOUR)
    town.phone.bad[NUMBERS[COORDINATOR]] = AddressInDoubt()
    town.tell(COORDINATOR, NOW + 6 * HOUR)
    town.deliver(NOW + 6 * HOUR)

    assert (DOWN_AFTER, True) == (town.state().failures, town.state().down)


def test_what_a_second_person_gets_shows_that_it_works(town: Town) -> None:
    town.tell(OFFICER, NOW)
    town.pass_time(NOW, NOW + 5 * HOUR)
    town.tell(COORDINATOR, NOW + 6 * HOUR)
    town.deliver(NOW + 6 * HOUR)

    assert [NUMBERS[COORDINATOR]] == town.phone.sent
    assert town.state().failures <= 1


@pytest.mark.parametrize(
    ("users", "failure"),
    [((OFFICER,), AddressInDoubt()), ((OFFICER, COORDINATOR), Unavailable())],
    ids=["nobody else uses it", "it knows that it fails for all"],
)
def test_one_persons_failures_suffice_where(users: tuple[Role, ...], failure: Unavailable) -> None:
    town = a_town(*users)
    town.phone.bad = {NUMBERS[OFFICER]: failure}
    town.tell(OFFICER, NOW)
    town.pass_time(NOW, NOW + 3 * HOUR)

    assert town.state().down


# The address.


@pytest.mark.parametrize("said", [AddressInDoubt(), PUT_OFF])
def test_after_a_day_what_a_bad_number_does_not_take_goes_the_persons_next_way(
    town: Town, said: Reply | Unavailable
) -> None:
    town.phone.bad = {NUMBERS[OFFICER]: said}
    town.tell(OFFICER, NOW)
    town.pass_time(NOW, NOW + A_DAY - QUARTER, telling=COORDINATOR)
    before = town.sent_to(OFFICER, "apprise"), town.sent_to(OFFICER, "folder"), town.refused()
    town.pass_time(NOW + A_DAY, NOW + A_DAY + QUARTER, telling=COORDINATOR)

    assert ([MessageStatus.QUEUED], []) == ([each.status for each in before[0]], before[2])
    (given_up,), (*_, instead) = town.sent_to(OFFICER, "apprise"), town.sent_to(OFFICER, "folder")
    assert len(before[1]) + 1 == len(town.sent_to(OFFICER, "folder"))
    assert (MessageStatus.UNREACHABLE, MessageStatus.SENT) == (given_up.status, instead.status)
    assert [instead.id] == [item.successor_id for item in given_up.items]
    assert [(PERSONS[OFFICER], NUMBERS[OFFICER])] == town.refused()


def test_then_it_goes_to_the_next_person_where_the_other_way_refuses(town: Town) -> None:
    town.mail.replies = [Reply(Outcome.NEVER, "550")]
    town.tell(OFFICER, NOW)
    town.pass_time(NOW, NOW + A_DAY - QUARTER, telling=COORDINATOR)
    before = len(town.sent_to(COORDINATOR, "apprise"))
    town.pass_time(NOW + A_DAY, NOW + A_DAY, telling=COORDINATOR)

    # One is what the coordinator is told in any case, the other what the officer could not be told.
    assert before + 2 == len(town.sent_to(COORDINATOR, "apprise"))
    assert {MessageStatus.UNREACHABLE} == {
        each.status for each in town.sent_to(OFFICER, "apprise") + town.sent_to(OFFICER, "folder")[-1:]
    }


def test_what_is_written_later_waits_no_second_day(town: Town) -> None:
    town.tell(OFFICER, NOW)
    town.pass_time(NOW, NOW + A_DAY, telling=COORDINATOR)
    town.tell(OFFICER, NOW + A_DAY + HOUR)
    town.deliver(NOW + A_DAY + HOUR)

    last = town.sent_to(OFFICER, "apprise")[-1]
    assert (MessageStatus.UNREACHABLE, 1) == (last.status, last.attempts)


def test_another_number_has_a_day_of_its_own(town: Town) -> None:
    town.tell(OFFICER, NOW)
    town.pass_time(NOW, NOW + A_DAY - HOUR, telling=COORDINATOR)
    other = Contact(Way.APPRISE, "+46700000003")
    reached_over(town.site, f"{PERSONS[OFFICER]}@example.se", other, Contact(Way.EMAIL))
    town.phone.bad[other.address] = AddressInDoubt()
    town.pass_time(NOW + A_DAY - HOUR, NOW + A_DAY + HOUR, telling=COORDINATOR)

    assert MessageStatus.QUEUED is town.sent_to(OFFICER, "apprise")[-1].status


def test_what_a_number_took_once_ends_its_day(town: Town) -> None:
    town.tell(OFFICER, NOW)
    town.pass_time(NOW, NOW + A_DAY - HOUR, telling=COORDINATOR)
    town.phone.bad.clear()
    town.pass_time(NOW + A_DAY - HOUR, NOW + A_DAY - QUARTER)
    town.phone.bad = {NUMBERS[OFFICER]: PUT_OFF}
    town.tell(OFFICER, NOW + A_DAY)
    town.pass_time(NOW + A_DAY, NOW + A_DAY + HOUR, telling=COORDINATOR)

    assert [MessageStatus.SENT, MessageStatus.QUEUED] == [
        each.status for each in town.sent_to(OFFICER, "apprise")
    ]


def test_where_the_channel_took_nothing_of_others_either_it_is_tried_on(town: Town) -> None:
    town.phone.bad = dict.fromkeys(NUMBERS.values(), PUT_OFF)
    town.tell(OFFICER, NOW)
    town.tell(COORDINATOR, NOW)
    town.pass_time(NOW, NOW + 2 * A_DAY)

    assert [MessageStatus.QUEUED] * 2 == [
        each.status for role in NUMBERS for each in town.sent_to(role, "apprise")
    ]


def test_the_days_of_a_channel_that_was_down_are_held_against_no_number(town: Town) -> None:
    town.tell(OFFICER, NOW)
    town.pass_time(NOW, NOW + 3 * HOUR)
    town.tell(COORDINATOR, NOW + A_DAY)
    with town.site.store.write() as work:
        down = replace(work.channel_states.get("apprise"), failures=DOWN_AFTER, failing_for=None)
        work.channel_states.put(down)
        work.commit()
    waiting = replace(town.sent_to(OFFICER, "apprise")[0], next_at=NOW + A_DAY + QUARTER)
    with town.site.store.write() as work:
        # So it is not the one by which it is seen that the channel works again.
        work.outbox.mark(waiting)
        work.commit()
    town.deliver(NOW + A_DAY)
    up = not town.state().down
    town.pass_time(NOW + A_DAY + QUARTER, NOW + A_DAY + HOUR, telling=COORDINATOR)

    assert up
    assert MessageStatus.QUEUED is town.sent_to(OFFICER, "apprise")[0].status
