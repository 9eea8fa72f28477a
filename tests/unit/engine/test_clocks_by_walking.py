"""Time is counted from 2020 to 2050 as a second method counts it.

The second method walks day by day over the days of the `holidays` package and over the breaks as
they stand in the file.
"""

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import holidays
from hypothesis import given
from hypothesis import strategies as st

from sisam.domain.reckoning import Clock, Direction, Interval
from sisam.engine.clocks import ends_at, local_date, reckon
from tests.unit.engine.test_clocks import AFTER, CALENDAR, due_on

SHIPPED = Path(__file__).parents[3] / "workflows" / "calendar.toml"
ONE_DAY = timedelta(days=1)

FREE = frozenset(
    holidays.country_holidays(
        "SE", years=range(2020, 2051), categories=("public", "de_facto"), include_sundays=False
    )
)


def break_days() -> frozenset[date]:
    """Return the days of the breaks, read from the file without the product's reader."""
    years = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["year"].values()
    spans = [span for year in years for span in year["breaks"].values()]
    return frozenset(
        span["first"] + timedelta(days=offset)
        for span in spans
        for offset in range((span["last"] - span["first"]).days + 1)
    )


BREAK_DAYS = break_days()


def is_working(day: date) -> bool:
    return day.isoweekday() <= 5 and day not in FREE


def is_school(day: date) -> bool:
    return is_working(day) and day not in BREAK_DAYS


def walk(day: date, count: int, clock: Clock, direction: Direction) -> date:
    """Walk day by day until so many days of the clock were met."""
    counts = is_working if clock is Clock.WORKING_DAYS else is_school
    step = ONE_DAY if direction is AFTER else -ONE_DAY
    if count == 0:
        while not counts(day):
            day += step
    while count:
        day += step
        count -= counts(day)
    return day


def same_date(day: date, months: int) -> date:
    """Walk through the month to the same date, or to the last one there is."""
    month = day.replace(day=1)
    for _ in range(abs(months)):
        month = (month + timedelta(days=31)).replace(day=1) if months > 0 else month - ONE_DAY
        month = month.replace(day=1)
    found = month
    while (found + ONE_DAY).month == month.month and found.day < day.day:
        found += ONE_DAY
    return found


ANCHORS = st.dates(date(2022, 1, 1), date(2048, 12, 31))
WORKING_CLOCKS = st.sampled_from([Clock.WORKING_DAYS, Clock.SCHOOL_DAYS])
DIRECTIONS = st.sampled_from(list(Direction))


@given(ANCHORS, st.integers(0, 150), WORKING_CLOCKS, DIRECTIONS)
def test_working_and_school_days_equal_a_walk_day_by_day(
    anchor_on: date, count: int, clock: Clock, direction: Direction
) -> None:
    reckoning = reckon(CALENDAR, "admitted", anchor_on, Interval(count, clock), direction)
    expected = walk(anchor_on, count, clock, direction)
    assert expected == reckoning.due_on == reckoning.nominal_on
    step = ONE_DAY if direction is AFTER else -ONE_DAY
    counts = is_working if clock is Clock.WORKING_DAYS else is_school
    stepped = [anchor_on + step * number for number in range(abs((expected - anchor_on).days) + 1)]
    passed = stepped[1:] if count else stepped
    assert len([day for day in passed if not counts(day)]) == reckoning.skipped


@given(ANCHORS, st.integers(0, 100), st.integers(1, 7), DIRECTIONS)
def test_days_and_weeks_equal_a_second_method(
    anchor_on: date, count: int, times: int, direction: Direction
) -> None:
    sign = 1 if direction is AFTER else -1
    for clock, length in ((Clock.DAYS, 1), (Clock.WEEKS, 7)):
        few = count if clock is Clock.DAYS else count // 7
        nominal_on = date.fromordinal(anchor_on.toordinal() + sign * few * length * times)
        assert nominal_on == due_on(anchor_on, few, clock, direction, maximum=True, times=times)
        rolled_on = walk(nominal_on, 0, Clock.WORKING_DAYS, direction)
        assert rolled_on == due_on(anchor_on, few, clock, direction, times=times)


@given(ANCHORS, st.integers(0, 8), st.integers(1, 3), DIRECTIONS)
def test_months_equal_a_second_method(anchor_on: date, count: int, times: int, direction: Direction) -> None:
    sign = 1 if direction is AFTER else -1
    nominal_on = same_date(anchor_on, sign * count * times)
    assert nominal_on == due_on(anchor_on, count, Clock.MONTHS, direction, maximum=True, times=times)
    rolled_on = walk(nominal_on, 0, Clock.WORKING_DAYS, direction)
    assert rolled_on == due_on(anchor_on, count, Clock.MONTHS, direction, times=times)


@given(ANCHORS, st.integers(0, 1))
def test_a_year_is_twelve_months(anchor_on: date, count: int) -> None:
    assert same_date(anchor_on, 12 * count) == due_on(anchor_on, count, Clock.YEARS, maximum=True)


@given(st.dates(date(2020, 1, 1), date(2050, 12, 31)))
def test_every_day_of_the_calendar_is_told_apart_as_the_second_method_does(day: date) -> None:
    assert is_working(day) == CALENDAR.is_working_day(day)
    assert is_school(day) == CALENDAR.is_school_day(day)


def last_sunday(year: int, month: int) -> date:
    day = date(year, month, 31)
    return day - timedelta(days=day.isoweekday() % 7)


@given(st.dates(date(2020, 1, 1), date(2050, 12, 31)))
def test_the_midnight_follows_the_rule_of_summer_time(day: date) -> None:
    morrow = day + ONE_DAY
    summer = last_sunday(morrow.year, 3) < morrow <= last_sunday(morrow.year, 10)
    midnight = datetime(morrow.year, morrow.month, morrow.day, tzinfo=UTC)
    assert midnight - timedelta(hours=2 if summer else 1) == ends_at(day)


@given(st.dates(date(2020, 1, 1), date(2050, 12, 31)))
def test_the_instant_before_the_deadline_is_in_time_and_the_deadline_itself_is_not(
    day: date,
) -> None:
    instant = ends_at(day)
    in_time = local_date(instant - timedelta(microseconds=1))
    assert (day, day + ONE_DAY) == (in_time, local_date(instant))
