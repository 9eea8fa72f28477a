"""A month of the read log begins and ends at midnight in Stockholm, and is due by working days."""

from datetime import UTC, date, datetime

import pytest

from sisam.domain.log_month import LogMonth
from tests.builders import shipped_rules

NOVEMBER = LogMonth(date(2026, 11, 1))
CALENDAR = shipped_rules().calendar


def test_a_month_is_written_and_read_as_year_and_month() -> None:
    assert NOVEMBER == LogMonth.read("2026-11") == LogMonth.of(date(2026, 11, 30))
    assert "2026-11" == NOVEMBER.written


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-1", "2026-11-01", "nov", "", "0001-01", "2019-12", "2051-01", "9999-12"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        LogMonth.read(text)


@pytest.mark.parametrize(
    ("first_on", "last_on"),
    [
        (date(2026, 12, 1), date(2026, 12, 31)),
        (date(2027, 2, 1), date(2027, 2, 28)),
        (date(2028, 2, 1), date(2028, 2, 29)),
        (date(2026, 11, 1), date(2026, 11, 30)),
    ],
)
def test_a_month_ends_on_its_last_day(first_on: date, last_on: date) -> None:
    month = LogMonth(first_on)

    assert last_on == month.last_on
    assert (False, True) == (month.has_ended(last_on), month.has_ended(month.next.first_on))


def test_a_month_begins_at_midnight_in_stockholm() -> None:
    assert datetime(2026, 10, 31, 23, tzinfo=UTC) == NOVEMBER.begins_at


def test_its_review_is_asked_for_from_the_first_working_day_and_due_on_the_tenth() -> None:
    assert (date(2026, 12, 1), date(2026, 12, 14)) == (NOVEMBER.opens_on(CALENDAR), NOVEMBER.due_on(CALENDAR))


def test_holidays_and_their_eves_are_not_counted() -> None:
    december = LogMonth(date(2026, 12, 1))

    assert date(2027, 1, 4) == december.opens_on(CALENDAR)
    assert date(2027, 1, 18) == december.due_on(CALENDAR)
