"""Days are told apart, and counted, by the calendar alone."""

from datetime import date

import pytest

from sisam.domain.calendar import BeyondCalendar, Break, Calendar
from sisam.errors import Invalid

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar(
        version="test.1",
        first=FIRST,
        last=LAST,
        holidays={
            date(2026, 1, 1): "new_years_day",
            date(2026, 1, 6): "epiphany",
            date(2026, 6, 6): "national_day",
            date(2026, 12, 25): "christmas_day",
        },
        eves={
            date(2026, 6, 19): "midsummer_eve",
            date(2026, 12, 24): "christmas_eve",
            date(2026, 12, 31): "new_years_eve",
        },
        breaks=(
            Break("sports", date(2026, 2, 23), date(2026, 3, 1)),
            Break("summer", date(2026, 6, 13), date(2026, 8, 16)),
        ),
        term_ends=(date(2026, 6, 12), date(2026, 12, 18)),
    )


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2026, 11, 21), id="a Saturday"),
        pytest.param(date(2026, 11, 22), id="a Sunday"),
        pytest.param(date(2026, 1, 6), id="Epiphany, a Tuesday"),
        pytest.param(date(2026, 6, 6), id="the national day, a Saturday"),
        pytest.param(date(2026, 6, 19), id="midsummer eve, a Friday"),
        pytest.param(date(2026, 12, 24), id="christmas eve, a Thursday"),
        pytest.param(date(2026, 12, 31), id="new year's eve, a Thursday"),
    ],
)
def test_a_free_day_is_no_working_day_and_no_school_day(calendar: Calendar, day: date) -> None:
    assert not calendar.is_working_day(day)
    assert not calendar.is_school_day(day)


def test_a_weekday_is_a_working_day_and_a_school_day(calendar: Calendar) -> None:
    day = date(2026, 11, 20)
    assert calendar.is_working_day(day)
    assert calendar.is_school_day(day)


@pytest.mark.parametrize("day", [date(2026, 2, 23), date(2026, 2, 27), date(2026, 7, 1)])
def test_a_weekday_of_a_break_is_a_working_day_but_no_school_day(calendar: Calendar, day: date) -> None:
    assert calendar.is_working_day(day)
    assert not calendar.is_school_day(day)


@pytest.mark.parametrize("day", [date(2026, 2, 20), date(2026, 3, 2)])
def test_the_weekdays_next_to_a_break_are_school_days(calendar: Calendar, day: date) -> None:
    assert calendar.is_school_day(day)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        pytest.param(date(2026, 1, 5), 1, date(2026, 1, 7), id="over Epiphany"),
        pytest.param(date(2026, 1, 5), 0, date(2026, 1, 5), id="none from a working day"),
        pytest.param(date(2026, 1, 6), 0, date(2026, 1, 7), id="none from a holiday"),
        pytest.param(date(2026, 1, 6), 1, date(2026, 1, 7), id="one from a holiday"),
        pytest.param(date(2026, 12, 23), 2, date(2026, 12, 29), id="over christmas"),
        pytest.param(FIRST, 0, date(2026, 1, 2), id="from the first day"),
        pytest.param(FIRST, 1, date(2026, 1, 2), id="one from the first day"),
    ],
)
def test_working_days_are_counted_onwards(calendar: Calendar, day: date, count: int, expected: date) -> None:
    assert expected == calendar.working_day_after(day, count)


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        pytest.param(date(2026, 1, 7), 1, date(2026, 1, 5), id="over Epiphany"),
        pytest.param(date(2026, 1, 7), 0, date(2026, 1, 7), id="none from a working day"),
        pytest.param(date(2026, 1, 6), 0, date(2026, 1, 5), id="none from a holiday"),
        pytest.param(date(2026, 1, 6), 1, date(2026, 1, 5), id="one from a holiday"),
        pytest.param(LAST, 0, date(2026, 12, 30), id="from the last day"),
        pytest.param(LAST, 1, date(2026, 12, 30), id="one from the last day"),
    ],
)
def test_working_days_are_counted_back(calendar: Calendar, day: date, count: int, expected: date) -> None:
    assert expected == calendar.working_day_before(day, count)


def test_school_days_are_counted_over_a_break(calendar: Calendar) -> None:
    assert date(2026, 3, 2) == calendar.school_day_after(date(2026, 2, 20), 1)
    assert date(2026, 2, 20) == calendar.school_day_before(date(2026, 3, 2), 1)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (FIRST, date(2026, 6, 12)),
        (date(2026, 6, 11), date(2026, 6, 12)),
        (date(2026, 6, 12), date(2026, 12, 18)),
        (date(2026, 12, 17), date(2026, 12, 18)),
    ],
)
def test_the_next_term_end_is_later_than_the_day(calendar: Calendar, day: date, expected: date) -> None:
    assert expected == calendar.next_term_end(day)


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_a_day_outside_the_calendar_is_an_error_whatever_is_asked(calendar: Calendar, day: date) -> None:
    for ask in (
        calendar.is_working_day,
        calendar.is_school_day,
        calendar.next_term_end,
        calendar.require,
        lambda each: calendar.working_day_after(each, 0),
        lambda each: calendar.working_day_before(each, 0),
    ):
        with pytest.raises(BeyondCalendar) as caught:
            ask(day)
        error = caught.value
        assert (day, FIRST, LAST) == (error.day, error.first, error.last)


def test_a_count_that_runs_out_of_the_calendar_is_an_error(calendar: Calendar) -> None:
    with pytest.raises(BeyondCalendar) as after:
        calendar.working_day_after(date(2026, 12, 30), 1)
    assert date(2027, 1, 1) == after.value.day
    with pytest.raises(BeyondCalendar) as before:
        calendar.working_day_before(date(2026, 1, 2), 1)
    assert date(2025, 12, 31) == before.value.day


def test_there_is_no_term_end_after_the_last(calendar: Calendar) -> None:
    with pytest.raises(BeyondCalendar):
        calendar.next_term_end(date(2026, 12, 18))


def test_a_date_beyond_the_calendar_is_invalid_and_says_what_to_do(calendar: Calendar) -> None:
    with pytest.raises(Invalid) as caught:
        calendar.require(date(2051, 1, 1))
    assert (
        "The calendar covers 2026-01-01 to 2026-12-31 and says nothing about 2051-01-01. "
        "Correct the date, or use a calendar that reaches it." == str(caught.value)
    )


def test_two_calendars_of_the_same_data_are_equal_and_hash_alike(calendar: Calendar) -> None:
    twin = Calendar(
        calendar.version,
        calendar.first,
        calendar.last,
        dict(calendar.holidays),
        dict(calendar.eves),
        calendar.breaks,
        calendar.term_ends,
    )
    assert calendar == twin
    assert hash(calendar) == hash(twin)


def test_a_break_holds_its_first_and_its_last_day() -> None:
    days = Break("sports", date(2026, 2, 27), date(2026, 3, 1)).days()
    assert {date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1)} == days
