"""Time is counted as law 1930:173 and the rules of the workflow say.

The examples were worked out by hand from a printed calendar; the properties compare the engine
with a second method that walks day by day over the `holidays` package's days.
"""

import tomllib
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.catalogue.calendars import read_calendar
from sisam.domain.calendar import BeyondCalendar
from sisam.domain.reckoning import Clock, Direction, Interval, Reckoning
from sisam.engine.clocks import days_late, ends_at, local_date, reckon

SHIPPED = Path(__file__).parents[3] / "workflows" / "calendar.toml"
CALENDAR = read_calendar(SHIPPED)
AFTER, BEFORE = Direction.AFTER, Direction.BEFORE
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


def due_on(
    anchor_on: date,
    count: int,
    clock: Clock,
    direction: Direction = AFTER,
    maximum: bool = False,
    times: int = 1,
) -> date:
    interval = Interval(count, clock)
    return reckon(CALENDAR, "admitted", anchor_on, interval, direction, maximum, times).due_on


ANCHORS = st.dates(date(2022, 1, 1), date(2048, 12, 31))
WORKING_CLOCKS = st.sampled_from([Clock.WORKING_DAYS, Clock.SCHOOL_DAYS])
DIRECTIONS = st.sampled_from(list(Direction))


def test_a_reckoning_keeps_everything_that_it_came_of() -> None:
    interval = Interval(10, Clock.WORKING_DAYS)
    assert Reckoning(
        anchor="admitted",
        anchor_on=date(2026, 11, 2),
        interval=interval,
        direction=AFTER,
        maximum=False,
        times=1,
        nominal_on=date(2026, 11, 16),
        due_on=date(2026, 11, 16),
        skipped=4,
        floor_on=None,
    ) == reckon(CALENDAR, "admitted", date(2026, 11, 2), interval)


@pytest.mark.parametrize(
    ("anchor_on", "count", "expected", "skipped"),
    [
        pytest.param(date(2026, 4, 1), 5, date(2026, 4, 10), 4, id="over Easter 2026"),
        pytest.param(date(2027, 3, 25), 1, date(2027, 3, 30), 4, id="over Easter 2027"),
        pytest.param(date(2026, 12, 18), 10, date(2027, 1, 8), 11, id="over christmas 2026"),
        pytest.param(date(2026, 12, 23), 1, date(2026, 12, 28), 4, id="over christmas eve"),
        pytest.param(date(2026, 12, 30), 1, date(2027, 1, 4), 4, id="over new year's eve"),
        pytest.param(date(2026, 6, 17), 2, date(2026, 6, 22), 3, id="over midsummer eve 2026"),
        pytest.param(date(2027, 6, 24), 1, date(2027, 6, 28), 3, id="over midsummer eve 2027"),
        pytest.param(date(2026, 5, 13), 1, date(2026, 5, 15), 1, id="over Ascension Day 2026"),
        pytest.param(date(2026, 11, 7), 1, date(2026, 11, 9), 1, id="from a Saturday"),
        pytest.param(date(2026, 4, 30), 1, date(2026, 5, 4), 3, id="over the first of May"),
    ],
)
def test_n_working_days_after_a_day_do_not_count_the_day(
    anchor_on: date, count: int, expected: date, skipped: int
) -> None:
    reckoning = reckon(CALENDAR, "admitted", anchor_on, Interval(count, Clock.WORKING_DAYS))
    assert (expected, skipped) == (reckoning.due_on, reckoning.skipped)


@pytest.mark.parametrize(
    ("anchor_on", "count", "expected"),
    [
        pytest.param(date(2026, 11, 9), 10, date(2026, 10, 26), id="two plain weeks"),
        pytest.param(date(2026, 4, 7), 1, date(2026, 4, 2), id="over Easter 2026"),
        pytest.param(date(2027, 1, 7), 3, date(2026, 12, 30), id="over the turn of the year"),
        pytest.param(date(2026, 11, 8), 1, date(2026, 11, 6), id="from a Sunday"),
    ],
)
def test_n_working_days_before_a_day_do_not_count_the_day(
    anchor_on: date, count: int, expected: date
) -> None:
    assert expected == due_on(anchor_on, count, Clock.WORKING_DAYS, BEFORE)


@pytest.mark.parametrize(
    ("anchor_on", "expected", "skipped"),
    [
        (date(2026, 11, 6), date(2026, 11, 6), 0),
        (date(2026, 11, 7), date(2026, 11, 9), 2),
        (date(2026, 12, 24), date(2026, 12, 28), 4),
    ],
)
def test_no_working_day_after_a_day_is_the_day_or_the_next_working_day(
    anchor_on: date, expected: date, skipped: int
) -> None:
    reckoning = reckon(CALENDAR, "applied", anchor_on, Interval(0, Clock.WORKING_DAYS))
    assert (expected, skipped) == (reckoning.due_on, reckoning.skipped)


@pytest.mark.parametrize(
    ("anchor_on", "count", "direction", "expected"),
    [
        pytest.param(date(2026, 8, 17), 5, AFTER, date(2026, 8, 24), id="the term's first week"),
        pytest.param(date(2026, 10, 22), 5, AFTER, date(2026, 11, 5), id="over the autumn break"),
        pytest.param(date(2026, 6, 11), 2, AFTER, date(2026, 8, 17), id="over the summer"),
        pytest.param(date(2026, 3, 2), 1, BEFORE, date(2026, 2, 20), id="back over week 9"),
    ],
)
def test_school_days_step_over_the_breaks(
    anchor_on: date, count: int, direction: Direction, expected: date
) -> None:
    assert expected == due_on(anchor_on, count, Clock.SCHOOL_DAYS, direction)


@pytest.mark.parametrize(
    ("anchor_on", "count", "clock", "expected"),
    [
        pytest.param(date(2026, 11, 2), 5, Clock.WEEKS, date(2026, 12, 7), id="same weekday"),
        pytest.param(date(2026, 11, 2), 1, Clock.MONTHS, date(2026, 12, 2), id="same date"),
        pytest.param(date(2026, 11, 2), 30, Clock.DAYS, date(2026, 12, 2), id="days likewise"),
        pytest.param(date(2026, 11, 2), 2, Clock.YEARS, date(2028, 11, 2), id="years"),
        pytest.param(date(2027, 8, 31), 6, Clock.MONTHS, date(2028, 2, 29), id="leap February"),
        pytest.param(date(2026, 5, 31), 4, Clock.MONTHS, date(2026, 9, 30), id="last of the month"),
        pytest.param(date(2026, 11, 2), 0, Clock.DAYS, date(2026, 11, 2), id="the day itself"),
        pytest.param(date(2024, 2, 29), 1, Clock.YEARS, date(2025, 2, 28), id="29 February"),
        pytest.param(date(2027, 2, 28), 12, Clock.MONTHS, date(2028, 2, 28), id="28 stays 28"),
    ],
)
def test_a_legal_period_ends_on_the_same_weekday_or_date_or_the_last_of_the_month(
    anchor_on: date, count: int, clock: Clock, expected: date
) -> None:
    assert expected == due_on(anchor_on, count, clock)


@pytest.mark.parametrize(
    ("anchor_on", "count", "clock", "nominal_on", "expected"),
    [
        pytest.param(date(2026, 6, 12), 1, Clock.WEEKS, date(2026, 6, 19), date(2026, 6, 22), id="midsummer"),
        pytest.param(date(2026, 11, 28), 4, Clock.WEEKS, date(2026, 12, 26), date(2026, 12, 28), id="boxing"),
        pytest.param(date(2026, 11, 24), 1, Clock.MONTHS, date(2026, 12, 24), date(2026, 12, 28), id="eve"),
        pytest.param(date(2026, 12, 31), 1, Clock.DAYS, date(2027, 1, 1), date(2027, 1, 4), id="new year"),
        pytest.param(date(2026, 3, 6), 4, Clock.WEEKS, date(2026, 4, 3), date(2026, 4, 7), id="Easter 2026"),
        pytest.param(date(2026, 9, 26), 6, Clock.MONTHS, date(2027, 3, 26), date(2027, 3, 30), id="2027"),
        pytest.param(date(2026, 11, 5), 30, Clock.DAYS, date(2026, 12, 5), date(2026, 12, 7), id="Saturday"),
        pytest.param(date(2026, 8, 31), 6, Clock.MONTHS, date(2027, 2, 28), date(2027, 3, 1), id="Sunday"),
    ],
)
def test_an_act_due_on_a_free_day_may_wait_but_a_maximum_never_rolls(
    anchor_on: date, count: int, clock: Clock, nominal_on: date, expected: date
) -> None:
    act = reckon(CALENDAR, "care_executed", anchor_on, Interval(count, clock))
    assert (nominal_on, expected) == (act.nominal_on, act.due_on)
    assert (expected - nominal_on).days == act.skipped
    maximum = reckon(CALENDAR, "discharged", anchor_on, Interval(count, clock), maximum=True)
    assert (nominal_on, 0) == (maximum.due_on, maximum.skipped)


@pytest.mark.parametrize(
    ("anchor_on", "count", "clock", "nominal_on", "expected"),
    [
        pytest.param(date(2026, 12, 20), 2, Clock.WEEKS, date(2026, 12, 6), date(2026, 12, 4), id="Sunday"),
        pytest.param(date(2026, 4, 10), 1, Clock.WEEKS, date(2026, 4, 3), date(2026, 4, 2), id="Good Friday"),
        pytest.param(date(2026, 3, 31), 1, Clock.MONTHS, date(2026, 2, 28), date(2026, 2, 27), id="Saturday"),
        pytest.param(date(2026, 12, 18), 6, Clock.WEEKS, date(2026, 11, 6), date(2026, 11, 6), id="Friday"),
    ],
)
def test_what_is_counted_back_moves_to_the_previous_working_day(
    anchor_on: date, count: int, clock: Clock, nominal_on: date, expected: date
) -> None:
    reckoning = reckon(CALENDAR, "forecast", anchor_on, Interval(count, clock), BEFORE)
    assert (nominal_on, expected) == (reckoning.nominal_on, reckoning.due_on)
    assert (nominal_on - expected).days == reckoning.skipped


@pytest.mark.parametrize(
    ("years", "expected"),
    [(1, date(2021, 2, 28)), (4, date(2024, 2, 29)), (18, date(2038, 2, 28))],
)
def test_who_is_born_on_29_february_has_a_birthday_on_28_february_in_other_years(
    years: int, expected: date
) -> None:
    assert expected == due_on(date(2020, 2, 29), years, Clock.YEARS, maximum=True)


def test_the_care_ends_at_the_start_of_the_birthday() -> None:
    """LVU 21 §: one day before, as a maximum, ends at the midnight that begins the birthday."""
    birthday = date(2027, 3, 15)
    last_day = due_on(birthday, 1, Clock.DAYS, BEFORE, maximum=True)
    assert date(2027, 3, 14) == last_day
    assert datetime(2027, 3, 14, 23, tzinfo=UTC) == ends_at(last_day)


def test_the_third_six_months_are_eighteen_months_from_the_anchor() -> None:
    ends = [due_on(date(2026, 8, 31), 6, Clock.MONTHS, times=times) for times in (1, 2, 3)]
    assert [date(2027, 3, 1), date(2027, 8, 31), date(2028, 2, 29)] == ends


def test_the_second_ten_working_days_are_twenty() -> None:
    twice = reckon(CALENDAR, "admitted", date(2026, 11, 2), Interval(10, Clock.WORKING_DAYS), times=2)
    assert (date(2026, 11, 30), 8) == (twice.due_on, twice.skipped)


def test_a_date_counted_back_is_never_earlier_than_its_floor() -> None:
    interval, forecast = Interval(2, Clock.WEEKS), date(2026, 12, 4)
    floored = reckon(CALENDAR, "forecast", forecast, interval, BEFORE, floor_on=date(2026, 11, 23))
    assert date(2026, 11, 20) == floored.nominal_on == floored.counted_on
    assert date(2026, 11, 23) == floored.due_on == floored.floor_on


def test_a_floor_that_moves_nothing_leaves_no_trace() -> None:
    interval, forecast = Interval(2, Clock.WEEKS), date(2026, 12, 4)
    expected = reckon(CALENDAR, "forecast", forecast, interval, BEFORE)
    assert date(2026, 11, 20) == expected.due_on
    for floor_on in (date(2026, 11, 19), date(2026, 11, 20)):
        assert expected == reckon(CALENDAR, "forecast", forecast, interval, BEFORE, floor_on=floor_on)


@pytest.mark.parametrize("clock", list(Clock))
def test_an_anchor_outside_the_calendar_is_an_error(clock: Clock) -> None:
    for anchor_on in (date(2019, 12, 31), date(2051, 1, 1)):
        with pytest.raises(BeyondCalendar) as caught:
            due_on(anchor_on, 0, clock, maximum=True)
        assert anchor_on == caught.value.day


@pytest.mark.parametrize("clock", list(Clock))
@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("count", [12_000, 1_000_000, 10**12])
def test_a_due_date_outside_the_calendar_is_an_error(clock: Clock, direction: Direction, count: int) -> None:
    with pytest.raises(BeyondCalendar):
        due_on(date(2035, 6, 1), count, clock, direction)


def test_an_act_that_would_roll_out_of_the_calendar_is_an_error() -> None:
    assert date(2050, 12, 31) == due_on(date(2050, 12, 30), 1, Clock.DAYS, maximum=True)
    with pytest.raises(BeyondCalendar):
        due_on(date(2050, 12, 30), 1, Clock.DAYS)


def test_a_floor_outside_the_calendar_is_an_error() -> None:
    with pytest.raises(BeyondCalendar):
        reckon(CALENDAR, "forecast", date(2050, 12, 1), Interval(1, Clock.DAYS), floor_on=date(2051, 1, 2))


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
    assert is_working(day) != CALENDAR.is_free_for_acts(day)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 16), datetime(2026, 11, 16, 23, tzinfo=UTC)),
        (date(2026, 7, 1), datetime(2026, 7, 1, 22, tzinfo=UTC)),
        (date(2026, 3, 28), datetime(2026, 3, 28, 23, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 22, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, tzinfo=UTC)),
        (date(2027, 3, 27), datetime(2027, 3, 27, 23, tzinfo=UTC)),
        (date(2027, 3, 28), datetime(2027, 3, 28, 22, tzinfo=UTC)),
        (date(2027, 10, 30), datetime(2027, 10, 30, 22, tzinfo=UTC)),
        (date(2027, 10, 31), datetime(2027, 10, 31, 23, tzinfo=UTC)),
    ],
)
def test_a_deadline_is_the_local_midnight_that_ends_its_day(day: date, expected: datetime) -> None:
    instant = ends_at(day)
    assert expected == instant
    assert timedelta(0) == instant.utcoffset()


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


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        (datetime(2026, 11, 1, 22, 59, tzinfo=UTC), date(2026, 11, 1)),
        (datetime(2026, 11, 1, 23, 0, tzinfo=UTC), date(2026, 11, 2)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 7, 1, 23, 30, tzinfo=timezone(timedelta(hours=9))), date(2026, 7, 1)),
    ],
)
def test_the_local_date_is_that_of_stockholm(instant: datetime, expected: date) -> None:
    assert expected == local_date(instant)


def test_a_naive_datetime_has_no_local_date() -> None:
    naive = datetime(2026, 11, 2, 12, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="naive"):
        local_date(naive)


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2026, 11, 13), 0), (date(2026, 11, 16), 0), (date(2026, 11, 17), 1), (date(2027, 1, 16), 61)],
)
def test_lateness_is_in_calendar_days_from_the_due_date(on: date, expected: int) -> None:
    assert expected == days_late(date(2026, 11, 16), on)
