"""When somebody sits in a seat: both ends of their time count."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import TODAY, a_holding

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(DAYS, DAYS, DAYS)
def test_a_holding_is_active_from_its_first_to_its_last_day(first: date, last: date, day: date) -> None:
    held = a_holding(active_from=first, active_until=last)

    assert (first <= day <= last) is held.is_active(day)


@given(st.integers(0, 10_000))
def test_a_holding_without_an_end_goes_on(days: int) -> None:
    assert a_holding(active_from=TODAY).is_active(TODAY + timedelta(days=days))
    assert not a_holding(active_from=TODAY).is_active(TODAY - timedelta(days=days + 1))
