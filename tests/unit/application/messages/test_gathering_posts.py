"""Several things for one person become one message, which goes out when its reader reads."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sisam.application.cases.sweeping import sweep
from sisam.application.messages.posting import Post
from sisam.application.messages.sending import send_due
from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.register.seating import add_seat
from sisam.application.register.taking_leave import take_leave
from sisam.application.site import Site
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.alert import AlertCause
from sisam.domain.ids import AlertId, CaseId, PersonId
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.office_hours import OfficeHours
from sisam.domain.seat import Role, Seat
from sisam.domain.site_alert import About, ActKind, SiteAct, SiteAlert
from sisam.engine.releasing import GROUPING
from sisam.engine.site.site_ladders import LADDERS
from tests.builders import SOCIAL_SERVICES, a_person
from tests.fakes import FakeChannel
from tests.sites import a_case_at, a_site, case_at, outbox_at

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TEXTS = read_notifications(shipped("notifications"))
OFFICER = Seat(SOCIAL_SERVICES, Role.OFFICER)
PERSON = f"person-of-{SOCIAL_SERVICES}"
CASE = CaseId("case-N/1")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).astimezone(UTC)


TEN = at("2026-11-02 10:00")
MINUTE = timedelta(minutes=1)


def a_waiting_site(**person: object) -> Site:
    """A site with office hours and grouping, one case, and an empty outbox."""
    site = a_site(office_hours=OfficeHours.read("08:00-17:00"), grouping=GROUPING)
    a_case_at(site, now=at("2026-11-02 09:00"))
    while send_due(site, FakeChannel(), TEXTS, at("2026-11-02 09:30")):
        pass
    with site.store.write() as work:
        officer = work.register.roster().persons[PERSON]  # type: ignore[index]
        work.register.put_persons([replace(officer, **person)])  # type: ignore[arg-type]
        work.commit()
    return site


def notice(number: int = 1) -> Message:
    return Message(
        kind=ItemKind.NOTICE,
        template=Template.PARTY_NAMED,
        to=OFFICER,
        case_id=CASE,
        case_number="N/1",
        round=number,
        values={"party": "home_school"},
    )


def alert(rung: int = 0, number: int = 1) -> Message:
    """What an alert that is not in the case tells: it stands on no last rung."""
    told = replace(notice(number), kind=ItemKind.OVERDUE, template=Template.OVERDUE, rung=rung)
    return replace(told, alert_id=None, values={"about": f"alert-{number}"})


def post(site: Site, messages: Sequence[Message], now: datetime, *, in_a_crowd: bool = False) -> int:
    with site.store.write() as work:
        posted = Post(site, work, now, in_a_crowd=in_a_crowd)
        posted.add(work.cases.load(CASE), messages)
        count = posted.write()
        work.commit()
    return count


class AddingStore:
    """A store in which somebody adds to a message after it was looked at and before it is claimed."""

    def __init__(self, site: Site, add: Callable[[], object]) -> None:
        self._store = site.store
        self._add: Callable[[], object] | None = add

    def read(self) -> AbstractContextManager[UnitOfWork]:
        return self._store.read()

    def write(self) -> AbstractContextManager[UnitOfWork]:
        add, self._add = self._add, None
        if add is not None:
            add()
        return self._store.write()


def waiting(site: Site) -> list[OutboxMessage]:
    return [
        each
        for each in outbox_at(site)
        if each.person_id == PERSON and each.status in (MessageStatus.QUEUED, MessageStatus.HELD)
    ]


def rounds(messages: Sequence[OutboxMessage]) -> list[list[int]]:
    return [[item.round for item in message.items] for message in messages]


def test_what_happens_within_minutes_becomes_one_message_that_waits_no_longer_for_it() -> None:
    site = a_waiting_site()

    written = [post(site, [notice(number)], TEN + number * MINUTE) for number in (1, 2, 4)]

    (message,) = waiting(site)
    assert [1, 0, 0] == written
    assert ([[1, 2, 4]], TEN + 6 * MINUTE) == (rounds([message]), message.next_at)
    assert MessageStatus.QUEUED is message.status


def test_an_alert_takes_along_what_waits() -> None:
    site = a_waiting_site()
    post(site, [notice()], TEN)

    post(site, [alert(number=2)], TEN + MINUTE)

    (message,) = waiting(site)
    assert TEN + MINUTE + GROUPING.alerts == message.next_at


def test_at_night_everything_is_held_until_the_morning_and_is_one_message_then() -> None:
    site = a_waiting_site()
    post(site, [alert()], at("2026-11-03 00:00"))
    post(site, [notice(2)], at("2026-11-03 06:30"))

    (message,) = waiting(site)

    assert (MessageStatus.HELD, at("2026-11-03 08:00")) == (message.status, message.next_at)
    assert [] == send_due(site, FakeChannel(), TEXTS, at("2026-11-03 07:59"))
    (sent,) = send_due(site, FakeChannel(), TEXTS, at("2026-11-03 08:00"))
    assert (MessageStatus.SENT, 2) == (sent.status, len(sent.items))


def test_what_comes_after_a_message_has_gone_is_another_one() -> None:
    site = a_waiting_site()
    post(site, [notice(1)], TEN)
    (sent,) = send_due(site, FakeChannel(), TEXTS, TEN + 5 * MINUTE)

    post(site, [notice(2)], TEN + 5 * MINUTE)

    assert ([[1]], [[2]]) == (rounds([sent]), rounds(waiting(site)))


def test_what_is_added_while_the_deliverer_has_looked_is_sent_and_marked_with_the_rest() -> None:
    site = a_waiting_site()
    post(site, [notice(1)], TEN)
    adding = AddingStore(site, lambda: post(site, [notice(2)], TEN + 5 * MINUTE))

    (sent,) = send_due(replace(site, store=adding), FakeChannel(), TEXTS, TEN + 5 * MINUTE)

    assert ([[1, 2]], []) == (rounds([sent]), waiting(site))
    assert sent == outbox_at(site)[-1]


def test_in_a_crowd_everything_waits_for_the_others() -> None:
    site = a_waiting_site()

    post(site, [alert()], TEN, in_a_crowd=True)

    assert TEN + GROUPING.crowds == waiting(site)[0].next_at


def test_whoever_has_a_digest_gets_one_message_in_the_morning() -> None:
    site = a_waiting_site(digest=True)
    post(site, [notice(1)], TEN)
    post(site, [alert(number=2)], TEN + 30 * MINUTE)

    (message,) = waiting(site)

    assert (MessageStatus.HELD, at("2026-11-03 08:00")) == (message.status, message.next_at)


def test_a_last_rung_goes_out_in_spite_of_the_digest_and_takes_it_along() -> None:
    site = a_waiting_site(digest=True)
    sweep(site, at("2026-12-01 10:00"))
    while send_due(site, FakeChannel(), TEXTS, at("2026-12-02 08:00")):
        pass
    late = next(each for each in case_at(site, CASE).alerts.values() if each.live)
    with site.store.read() as work:
        rungs = site.rules.current(site.workflow_name, work.rule_parts).workflow.ladders[late.ladder].rungs
    now = at("2026-12-02 10:00")
    told = replace(alert(), alert_id=late.id, values={})
    held = []

    for rung in range(len(rungs)):
        post(site, [replace(told, rung=rung, round=7)], now)
        (message,) = waiting(site)
        held.append(message.status is MessageStatus.HELD)

    assert [True] * (len(rungs) - 1) + [False] == held
    assert ([[7] * len(rungs)], now + GROUPING.alerts) == (rounds([message]), message.next_at)


def test_what_ails_the_site_goes_out_at_night() -> None:
    site = a_waiting_site(digest=True)
    night = at("2026-11-07 03:00")
    ill = Message(
        kind=ItemKind.TECHNICAL,
        template=Template.CASE_FAILS,
        to=OFFICER,
        site_alert_id=None,
        values={"about": "case-9"},
    )
    with site.store.write() as work:
        posted = Post(site, work, night)
        posted.add(None, [ill])
        posted.write()
        work.commit()

    (message,) = waiting(site)

    assert (MessageStatus.QUEUED, night + GROUPING.alerts) == (message.status, message.next_at)


def test_deputies_get_what_comes_while_the_holder_is_away() -> None:
    site = a_waiting_site()
    deputy = add_seat(site, SOCIAL_SERVICES, Role.OFFICER, a_person("robin"), deputy=True, since=TEN.date())
    take_leave(site, f"{PERSON}@example.se", TEN.date(), TEN.date())

    post(site, [notice()], TEN)

    assert [] == waiting(site)
    assert deputy.person_id == outbox_at(site)[-1].person_id


@pytest.mark.parametrize("sizes", [[1, 1, 1], [3], [2, 1]])
def test_however_it_is_told_the_reader_gets_each_thing_once(sizes: list[int]) -> None:
    site, channel = a_waiting_site(), FakeChannel()
    numbers = iter(range(1, 4))
    for size in sizes:
        post(site, [notice(next(numbers)) for _ in range(size)], TEN)

    (sent,) = send_due(site, channel, TEXTS, TEN + 5 * MINUTE)

    assert [[1, 2, 3]] == rounds([sent])
    assert 1 == len(channel.sent)


def test_where_a_site_groups_nothing_each_message_goes_out_by_itself_at_once() -> None:
    site = a_site()
    a_case_at(site)
    before = len(waiting(site))

    written = [post(site, [notice(number)], TEN) for number in (1, 2)]

    assert ([1, 1], before + 2) == (written, len(waiting(site)))
    assert {TEN} == {each.next_at for each in waiting(site)[before:]}


def statement(day: str) -> Message:
    return replace(
        notice(),
        kind=ItemKind.STATEMENT,
        template=Template.STATEMENT,
        case_id=None,
        case_number="",
        values={
            "about": f"statement:{SOCIAL_SERVICES}:{day}",
            "on": day,
            **dict.fromkeys(("cases", "waiting", "late", "alerts", "owed", "vacancies"), "0"),
            "checksum": "ab" * 32,
        },
    )


def test_a_days_statement_is_a_message_of_its_own_that_nothing_holds() -> None:
    site = a_waiting_site(digest=True, office_hours="09:30-16:00")
    six = at("2026-11-02 06:00")

    written = [
        post(site, [notice(1)], six),
        post(site, [notice(2), statement("2026-11-02"), statement("2026-11-03")], six),
        post(site, [notice(3)], six),
    ]

    assert [1, 2, 0] == written
    told = [[item.template for item in each.items] for each in waiting(site)]
    assert [[Template.PARTY_NAMED] * 3, [Template.STATEMENT], [Template.STATEMENT]] == sorted(told)
    statements = [each for each in waiting(site) if each.items[0].kind is ItemKind.STATEMENT]
    assert {(MessageStatus.QUEUED, six)} == {(each.status, each.next_at) for each in statements}


def test_what_one_person_alone_is_told_does_not_wait_for_their_digest() -> None:
    site = a_waiting_site(digest=True)

    post(site, [replace(alert(), only=PersonId(PERSON))], TEN)

    (message,) = waiting(site)
    assert MessageStatus.QUEUED is message.status


def test_that_an_alert_was_given_to_somebody_does_not_wait_for_a_digest() -> None:
    site = a_waiting_site(digest=True)

    post(site, [replace(notice(), template=Template.ALERT_ASSIGNED, values={"party": "home_school"})], TEN)

    (message,) = waiting(site)
    assert MessageStatus.QUEUED is message.status


# The most urgent thing decides.


def tell_of_empty_seat(site: Site, rung: int) -> None:
    """Raise an alert of the site that stands on a rung, and tell it."""
    raised = SiteAlert(
        AlertId("w-1"), AlertCause.VACANCY, About.seat(OFFICER), SOCIAL_SERVICES, rung, 0, TEN, TEN + MINUTE
    )
    told = Message(ItemKind.VACANCY, Template.VACANCY, OFFICER, rung=rung)
    with site.store.write() as work:
        work.site_alerts.record([SiteAct(raised, ActKind.RAISED, TEN)])
        work.commit()
    post(site, [replace(told, site_alert_id=raised.id, values={"count": "1"})], TEN)


@pytest.mark.parametrize("urgent_first", [True, False], ids=["urgent first", "urgent last"])
def test_what_is_most_urgent_decides_when_the_rest_goes_out(*, urgent_first: bool) -> None:
    site = a_waiting_site()
    told = [alert(), notice()]

    post(site, told if urgent_first else told[::-1], TEN)

    assert [TEN + GROUPING.alerts] == [each.next_at for each in waiting(site)]


def test_a_digest_keeps_an_alert_of_the_site_until_it_stands_on_its_last_rung() -> None:
    last = len(LADDERS[AlertCause.VACANCY]) - 1
    before, then = a_waiting_site(digest=True), a_waiting_site(digest=True)

    tell_of_empty_seat(before, last - 1)
    tell_of_empty_seat(then, last)

    assert [MessageStatus.HELD] == [each.status for each in waiting(before)]
    assert [(MessageStatus.QUEUED, TEN + GROUPING.alerts)] == [
        (each.status, each.next_at) for each in waiting(then)
    ]
