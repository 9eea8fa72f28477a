"""The auditor's way of counting gives what the engine's gives, from 2020 to 2050."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.audit.reckoning import CannotReckon, Walker, local_day, midnight_after
from sisam.domain.reckoning import Clock, Direction, Interval
from sisam.engine.clocks import ends_at, local_date, reckon
from tests.unit.audit.lived import PARTS, RULES

WALKER = Walker.of(RULES.calendar)
OF_BODY = Walker.of_body(next(part.body for part in PARTS if part.kind == "calendar"))
# Sixty months before the first and after the last of them are days that may still roll within the calendar.
DAYS = st.dates(date(2025, 2, 1), date(2045, 11, 30))


@given(DAYS, st.integers(0, 60), st.sampled_from(list(Clock)), st.booleans(), st.booleans())
def test_two_methods_give_one_date(start: date, count: int, clock: Clock, back: bool, maximum: bool) -> None:
    few = count // 20 if clock is Clock.YEARS else count
    direction = Direction.BEFORE if back else Direction.AFTER
    expected = reckon(RULES.calendar, "admitted", start, Interval(few, clock), direction, maximum).due_on
    assert expected == WALKER.due_on(start, few, clock.value, back=back, maximum=maximum)


@given(DAYS, st.integers(1, 30))
def test_the_working_days_of_a_stored_body_are_those_of_the_calendar(start: date, count: int) -> None:
    expected = WALKER.due_on(start, count, "working_days", back=False, maximum=True)
    assert expected == OF_BODY.due_on(start, count, "working_days", back=False, maximum=True)


@pytest.mark.parametrize(
    ("start", "count", "clock", "expected"),
    [
        (date(2026, 11, 2), 10, "working_days", date(2026, 11, 16)),
        (date(2026, 12, 22), 2, "working_days", date(2026, 12, 28)),
        (date(2026, 6, 10), 5, "school_days", date(2026, 8, 19)),
        (date(2026, 8, 31), 6, "months", date(2027, 3, 1)),
        (date(2026, 10, 24), 1, "weeks", date(2026, 11, 2)),
    ],
)
def test_dates_counted_by_hand_are_given(start: date, count: int, clock: str, expected: date) -> None:
    assert expected == WALKER.due_on(start, count, clock, back=False, maximum=False)


@given(st.dates(date(2020, 1, 1), date(2050, 12, 30)))
def test_days_end_and_instants_fall_on_days_as_in_the_engine(day: date) -> None:
    assert (ends_at(day), local_date(ends_at(day))) == (midnight_after(day), local_day(midnight_after(day)))


def test_a_walk_out_of_the_calendar_is_refused() -> None:
    with pytest.raises(CannotReckon):
        WALKER.due_on(date(2050, 12, 30), 5, "working_days", back=False, maximum=False)


def test_an_unknown_clock_is_refused() -> None:
    with pytest.raises(CannotReckon):
        WALKER.due_on(date(2026, 1, 7), 5, "moons", back=False, maximum=False)


def test_the_day_in_stockholm_is_another_than_in_utc_late_at_night() -> None:
    assert date(2026, 7, 2) == local_day(datetime(2026, 7, 1, 22, 30, tzinfo=UTC))
