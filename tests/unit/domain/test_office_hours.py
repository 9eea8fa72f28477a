"""Office hours: working days from one hour to another by the clock in Stockholm, whatever the clock does."""

from datetime import UTC, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from sisam.catalogue.calendars import read_calendar
from sisam.catalogue.folders import shipped
from sisam.domain.calendar import BeyondCalendar, Calendar
from sisam.domain.office_hours import ALWAYS, NoOfficeHours, OfficeHours

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAY = timedelta(days=1)
EIGHT_TO_FIVE = OfficeHours.read("08:00-17:00")


@cache
def the_calendar() -> Calendar:
    return read_calendar(shipped("workflows/calendar.toml"))


def at(text: str) -> datetime:
    """Return an instant by the clock in Stockholm."""
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("08:00-17:00", OfficeHours(time(8), time(17))),
        ("00:00-23:59", OfficeHours(time(0), time(23, 59))),
        ("always", ALWAYS),
    ],
)
def test_they_are_read_as_they_are_written(text: str, hours: OfficeHours) -> None:
    assert hours == OfficeHours.read(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8-17",
        "08:00",
        "08:00–17:00",
        "08:00-24:00",
        "17:00-08:00",
        "08:00-08:00",
        " 08:00-17:00",
        "Always",
    ],
)
def test_nothing_else_is_read(text: str) -> None:
    with pytest.raises(NoOfficeHours):
        OfficeHours.read(text)


@pytest.mark.parametrize(
    ("now", "is_open", "opens"),
    [
        # A Monday, to the microsecond.
        ("2026-11-02 07:59:59.999999", False, "2026-11-02 08:00"),
        ("2026-11-02 08:00", True, "2026-11-03 08:00"),
        ("2026-11-02 16:59:59.999999", True, "2026-11-03 08:00"),
        ("2026-11-02 17:00", False, "2026-11-03 08:00"),
        # Over a week-end, over All Saints' Saturday, over Christmas, from Maundy Thursday to after Easter.
        ("2026-11-06 17:00", False, "2026-11-09 08:00"),
        ("2026-10-31 12:00", False, "2026-11-02 08:00"),
        ("2026-12-23 18:00", False, "2026-12-28 08:00"),
        ("2027-03-25 17:30", False, "2027-03-30 08:00"),
    ],
)
def test_they_are_on_working_days_alone(now: str, is_open: bool, opens: str) -> None:
    assert is_open is EIGHT_TO_FIVE.is_open(the_calendar(), at(now))
    assert at(opens) == EIGHT_TO_FIVE.next_opening(the_calendar(), at(now))


def test_always_is_also_at_night_and_where_no_calendar_reaches() -> None:
    assert ALWAYS.is_open(the_calendar(), at("2026-12-25 03:00"))
    assert ALWAYS.is_open(the_calendar(), at("2077-01-01 00:00"))
    assert ALWAYS.closing(at("2026-12-25 03:00")) is None


def test_they_close_on_the_same_day() -> None:
    assert at("2026-11-02 17:00") == EIGHT_TO_FIVE.closing(at("2026-11-02 09:00"))


def test_where_the_calendar_ends_nobody_guesses() -> None:
    with pytest.raises(BeyondCalendar):
        EIGHT_TO_FIVE.is_open(the_calendar(), at("2051-01-01 12:00"))


@pytest.mark.parametrize(
    ("evening", "morning", "hours"),
    [
        ("2026-03-27 17:00", "2026-03-30 08:00", 62),
        ("2026-10-23 17:00", "2026-10-26 08:00", 64),
        # In the night to Easter Sunday: Good Friday and Easter Monday are free as well.
        ("2027-03-25 17:00", "2027-03-30 08:00", 110),
        ("2027-10-29 17:00", "2027-11-01 08:00", 64),
    ],
)
def test_over_the_nights_of_summer_time_they_begin_by_the_clock_on_the_wall(
    evening: str, morning: str, hours: int
) -> None:
    opening = EIGHT_TO_FIVE.next_opening(the_calendar(), at(evening))

    assert at(morning) == opening
    assert timedelta(hours=hours) == opening - at(evening)


def test_from_every_hour_of_thirty_years_they_begin_again_after_the_longest_stretch_of_days_off() -> None:
    calendar = the_calendar()
    days = [calendar.first + number * DAY for number in range((calendar.last - calendar.first).days + 1)]
    working = [day for day in days if calendar.is_working_day(day)]
    longest = max(later - earlier for earlier, later in pairwise(working))
    held = []
    # The last days have nothing after them.
    for day in (day for day in days if day < working[-1]):
        for hour in (0, 2, 3, 7, 12, 17, 23):
            now = datetime.combine(day, time(hour, 30), tzinfo=STOCKHOLM).astimezone(UTC)
            opening = EIGHT_TO_FIVE.next_opening(calendar, now)
            assert EIGHT_TO_FIVE.is_open(calendar, opening)
            assert now < opening
            held.append(opening - now)

    assert longest == timedelta(days=6)
    assert max(held) <= longest + timedelta(hours=1)
