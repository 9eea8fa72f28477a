"""A thousand messages over a mail server that fails in every way it can, the clock moved by hand.

`SISAM_SHOW_FIGURES=1 pytest -s` on this file prints the figures of `docs/explanation/delivery.md`.
"""

import os
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from sisam.application.messages.posting import Post
from sisam.application.messages.sending import send_due
from sisam.application.ports.channel import Envelope, Reply
from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.application.site import Site
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.channels.email import EmailChannel, MailServer, Security
from sisam.domain.ids import CaseId
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.seat import Role, Seat
from tests.builders import NOW, SOCIAL_SERVICES, a_holding, a_person
from tests.faults.smtp_theatre import Scene, Theatre, limits_of, theatre
from tests.sites import SINCE, a_case_at, a_site

TEXTS = read_notifications(shipped("notifications"))
MESSAGES = 1000
_SEED = 1
OFFICERS = 40
#: So many officers have addresses that nobody knows.
UNKNOWN = frozenset(f"officer-{number:02}@example.se" for number in range(4))
#: These cost their time limit in full, so there are fewer of them.
SLOW = (Scene.HANGING_BANNER, Scene.ENDLESS_BANNER, Scene.REPLY_HANGING)
FAST = (
    Scene.RESET,
    Scene.GARBAGE,
    Scene.BUSY_BANNER,
    Scene.BUSY_HELLO,
    Scene.BUSY_SENDER,
    Scene.BUSY_RECIPIENT,
    Scene.BUSY_DATA,
    Scene.BUSY_END,
    Scene.REFUSED_SENDER,
    Scene.REFUSED_RECIPIENT,
    Scene.REFUSED_DATA,
    Scene.REFUSED_END,
    Scene.RESET_AT_RECIPIENT,
    Scene.REPLY_LOST,
    Scene.REPLY_GARBLED,
    Scene.GONE_HALFWAY,
    Scene.DROPPED,
    Scene.NO_FAREWELL,
)
#: How often each is played.
_SHARES = {Scene.GOOD: 60.0, **dict.fromkeys(FAST, 2.0), **dict.fromkeys(SLOW, 0.5)}


@dataclass
class Run:
    """One seed lived through."""

    site: Site
    house: Theatre
    attempts: int = 0
    #: How long each message took from its writing to its end.
    took: list[timedelta] = field(default_factory=list)

    @property
    def messages(self) -> list[OutboxMessage]:
        with self.site.store.read() as work:
            return work.outbox.listed(None, 100_000)


def a_site_with_messages() -> Site:
    """Many officers in one seat, and many things to tell, each to one of them."""
    site = a_site()
    officers = [a_person(f"officer-{number:02}") for number in range(OFFICERS)]
    seat = Seat(SOCIAL_SERVICES, Role.CONTACT_TEACHER)
    with site.store.write() as work:
        work.register.put_persons(officers)
        work.register.add_holdings([a_holding(each.id, seat=seat, active_from=SINCE) for each in officers])
        work.commit()
    case_id = a_case_at(site)
    with site.store.write() as work:
        case = work.cases.load(case_id)
        for number in range(MESSAGES - len(work.outbox.listed(None, MESSAGES))):
            post = Post(site, work, NOW)
            post.tell(case, _notice(case_id, seat, number), officers[number % OFFICERS], seat)
            post.write()
        work.commit()
    return site


def _notice(case_id: CaseId, seat: Seat, number: int) -> Message:
    return Message(
        kind=ItemKind.NOTICE,
        template=Template.PARTY_NAMED,
        to=seat,
        case_id=case_id,
        case_number="N/1",
        round=number,
        values={"party": "home_school"},
    )


@dataclass(frozen=True)
class Casting:
    """The channel, with a scene drawn for each session; where that never ends it waits for less long."""

    house: Theatre
    chance: random.Random
    name: str = "email"

    def send(self, envelope: Envelope, now: datetime) -> Reply:
        (scene,) = self.chance.choices(list(_SHARES), list(_SHARES.values()))
        self.house.next_scene = lambda: scene
        server = MailServer("127.0.0.1", self.house.port, Security.PLAIN)
        return EmailChannel(server, "sisam@kommunen.se", *limits_of(scene)).send(envelope, now)


def live(site: Site, house: Theatre, channel: Casting) -> Run:
    """Send whatever is due, and move the clock to the next moment, until nothing waits."""
    run = Run(site, house)
    now = NOW
    while (moment := next_moment(run.messages)) is not None:
        now = max(now, moment)
        while tried := send_due(site, channel, TEXTS, now):
            run.attempts += len(tried)
            ended = (MessageStatus.SENT, MessageStatus.UNREACHABLE)
            run.took += [now - each.created_at for each in tried if each.status in ended]
    return run


def next_moment(messages: list[OutboxMessage]) -> datetime | None:
    waiting = (MessageStatus.QUEUED, MessageStatus.SENDING)
    return min((each.next_at for each in messages if each.status in waiting and each.next_at), default=None)


def a_run(seed: int) -> Run:
    site = a_site_with_messages()
    with theatre(unknown=UNKNOWN) as house:
        return live(site, house, Casting(house, random.Random(seed)))  # noqa: S311


@pytest.fixture(scope="module")
def run() -> Run:
    lived = a_run(_SEED)
    if os.environ.get("SISAM_SHOW_FIGURES"):
        tell(_SEED, lived)
    return lived


def tell(seed: int, run: Run) -> None:
    status = Counter(each.status for each in run.messages)
    arrived = Counter(mail["Message-ID"] for mail in run.house.mails())
    scenes = Counter(session.scene for session in run.house.sessions)
    print(  # noqa: T201 — it is asked for
        f"\nseed {seed}: {len(run.messages)} messages, {run.attempts} attempts, "
        f"{len(run.house.sessions)} sessions, {sum(scenes.values()) - scenes[Scene.GOOD]} faults "
        f"of {len(scenes) - 1} kinds, {status[MessageStatus.SENT]} sent, "
        f"{status[MessageStatus.UNREACHABLE]} passed on, "
        f"{sum(count - 1 for count in arrived.values())} duplicates, "
        f"{scenes[Scene.DROPPED]} dropped, longest {max(run.took)}"
    )


pytestmark = [pytest.mark.slow, pytest.mark.together]


def test_every_message_ends_sent_or_with_somebody_who_was_told_instead(run: Run) -> None:
    by_id = {each.id: each for each in run.messages}

    def ends_well(message: OutboxMessage) -> bool:
        if message.status is MessageStatus.SENT:
            return message.sent_at is not None and (message.last_reply or "").startswith("250")
        successors = [item.successor_id for item in message.items]
        return message.status is MessageStatus.UNREACHABLE and all(
            each is not None and ends_well(by_id[each]) for each in successors
        )

    assert MESSAGES <= len(by_id)
    assert [] == [each for each in by_id.values() if not ends_well(each)]


def test_what_is_marked_sent_was_heard_as_taken_and_the_other_way_round(run: Run) -> None:
    heard = {message_id for session in run.house.sessions for message_id in session.accepted}

    assert heard == {each.message_id for each in run.messages if each.status is MessageStatus.SENT}


def test_whatever_the_server_did_not_drop_has_arrived(run: Run) -> None:
    arrived = {mail["Message-ID"] for mail in run.house.mails()}
    dropped = {
        message_id
        for session in run.house.sessions
        if session.scene is Scene.DROPPED
        for message_id in session.accepted
    }

    assert {
        each.message_id for each in run.messages if each.status is MessageStatus.SENT
    } <= arrived | dropped


def test_a_session_has_one_recipient(run: Run) -> None:
    assert {0, 1} == {len(session.recipients) for session in run.house.sessions}


def test_a_message_id_belongs_to_one_message_to_one_person(run: Run) -> None:
    mails = [
        (session.recipients[0], mail["Message-ID"], mail["To"], mail["Subject"])
        for session in run.house.sessions
        for mail in session.delivered
    ]

    assert len({message_id for _, message_id, _, _ in mails}) == len(set(mails))
    assert len(mails) > len(set(mails)), "no answer was ever lost, so nothing was tried twice"


def test_the_same_is_told_to_a_person_once(run: Run) -> None:
    keys = [item.dedup_key for each in run.messages for item in each.items]

    assert len(keys) == len(set(keys))


def test_nothing_took_longer_than_its_waits(run: Run) -> None:
    assert max(run.took) <= timedelta(hours=3)


def test_every_kind_of_fault_has_happened(run: Run) -> None:
    assert set(_SHARES) == {session.scene for session in run.house.sessions}
    assert [each for each in run.messages if each.status is MessageStatus.UNREACHABLE]
