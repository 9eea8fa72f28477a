"""Time is counted as law 1930:173 and the rules of the workflow say.

The examples were worked out by hand from a calendar.
"""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from sisam.catalogue.calendars import read_calendar
from sisam.domain.calendar import BeyondCalendar
from sisam.domain.reckoning import Clock, Direction, Interval, Reckoning
from sisam.engine.clocks import days_late, ends_at, local_date, reckon

CALENDAR = read_calendar(Path(__file__).parents[3] / "workflows" / "calendar.toml")
AFTER, BEFORE = Direction.AFTER, Direction.BEFORE


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


def test_counting_from_outside_into_the_calendar_is_an_error() -> None:
    with pytest.raises(BeyondCalendar) as caught:
        due_on(date(2051, 1, 10), 4, Clock.WEEKS, BEFORE)
    assert date(2051, 1, 10) == caught.value.day


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
