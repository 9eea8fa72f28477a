"""Whatever clock, daemon or mail server did: each person gets few messages, at hours when they read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.domain.ids import PersonId
from sisam.domain.message import ItemKind, Template
from sisam.domain.office_hours import OfficeHours
from sisam.engine.releasing import GROUPING
from tests.fakes import FakeChannel
from tests.faults.clocks import ClockTown
from tests.journeys.town import STOCKHOLM, a_town, at

pytestmark = pytest.mark.slow

HOURS = OfficeHours.read("08:00-17:00")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
#: A Tuesday.
BEGINS = date(2026, 9, 1)
#: A night in which an hour is left out, and one in which an hour comes twice.
NIGHTS = [date(2026, 10, 25), date(2027, 3, 28)]


def a_reading_town(placements: int, begins: date, seed: int = 1) -> ClockTown:
    """A town whose people have office hours; placements came that day, and all of it has been sent."""
    town = a_town()
    town = replace(town, site=replace(town.site, office_hours=HOURS, grouping=GROUPING))
    lived = ClockTown.with_placements(placements, begins, seed, town)
    pass_minutes(lived, 6)
    return lived


def pass_minutes(lived: ClockTown, minutes: int = 10) -> None:
    for _ in range(minutes):
        lived.passes(MINUTE)


def since(lived: ClockTown, first: datetime) -> list[OutboxMessage]:
    """Return what was written from then on."""
    return [each for each in lived.messages() if each.created_at >= first]


def for_each(messages: Sequence[OutboxMessage]) -> Counter[PersonId]:
    """Return how many messages each person got."""
    return Counter(each.person_id for each in messages)


def alerts_told(messages: Sequence[OutboxMessage]) -> int:
    return sum(item.kind is ItemKind.OVERDUE for each in messages for item in each.items)


def test_after_three_days_of_standstill_each_person_gets_one_message() -> None:
    lived = a_reading_town(40, BEGINS)

    lived.passes(3 * DAY)
    began = lived.now
    pass_minutes(lived)

    messages = since(lived, began)
    assert alerts_told(messages) > 5 * len(for_each(messages))
    assert {1} == set(for_each(messages).values())
    assert {MessageStatus.SENT} == {each.status for each in messages}
    assert [] == lived.faults()


def test_a_clock_that_jumps_a_year_ahead_tells_each_person_one_summary() -> None:
    lived = a_reading_town(30, BEGINS)

    # A Wednesday at noon, a year on.
    lived.comes_to(at(date(2027, 9, 1), 12))
    began = lived.now
    pass_minutes(lived)

    messages = since(lived, began)
    templates = Counter(item.template for each in messages for item in each.items)
    assert {1} == set(for_each(messages).values())
    assert templates[Template.STORM] > 1
    assert 1 == templates[Template.STORM_OPERATIONS]
    assert [] == lived.faults()


def test_after_two_days_without_mail_each_person_gets_a_message_for_each_morning_and_no_more() -> None:
    lived = a_reading_town(20, BEGINS)
    began, works = lived.now, lived.town.channel
    before = len(works.sent)
    lived.town = replace(lived.town, channel=FakeChannel([None], name="folder"))

    for _ in range(2 * 24 * 4):
        lived.passes(15 * MINUTE)
    waiting = since(lived, began)
    lived.town = replace(lived.town, channel=works)
    pass_minutes(lived)

    messages = since(lived, began)
    assert MessageStatus.SENT not in {each.status for each in waiting}
    assert {MessageStatus.SENT} == {each.status for each in messages}
    assert len(messages) == len(works.sent) - before
    # Of each of the two mornings one, and one that tells operations of the mail.
    assert 3 >= max(for_each(messages).values())
    assert alerts_told(messages) > 2 * len(messages)
    assert [] == lived.faults()


@pytest.mark.parametrize("night", NIGHTS, ids=str)
def test_about_the_nights_of_summer_time_what_is_held_goes_out_when_office_hours_begin(night: date) -> None:
    lived = a_reading_town(6, night - 10 * DAY, seed=night.year + night.month)
    lived.comes_to(at(night - 4 * DAY, 7, 30))
    ends, faults, held = at(night + 4 * DAY, 12), list[str](), set[str]()
    while lived.now < ends:
        lived.passes(30 * MINUTE)
        held |= {each.id for each in lived.messages() if each.status is MessageStatus.HELD}
        if lived.now.astimezone(STOCKHOLM).hour in (0, 3, 8) and not lived.now.minute:
            faults += lived.faults()

    sent = [each.sent_at for each in lived.messages() if each.id in held and each.sent_at]
    days = {moment.astimezone(STOCKHOLM).date() for moment in sent}
    calendar = lived.town.rules.calendar
    assert [] == faults
    assert {"08:00"} == {f"{moment.astimezone(STOCKHOLM):%H:%M}" for moment in sent}
    assert all(map(calendar.is_working_day, days))
    assert min(days) < night < max(days)
