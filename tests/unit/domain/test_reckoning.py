"""A reckoning keeps what its explanation needs."""

from datetime import date

import pytest

from sisam.domain.reckoning import Clock, Direction, Interval, Reckoning


def a_reckoning(clock: Clock, direction: Direction, nominal_on: date, skipped: int) -> Reckoning:
    return Reckoning(
        anchor="forecast",
        anchor_on=date(2026, 12, 20),
        interval=Interval(2, clock),
        direction=direction,
        maximum=False,
        times=1,
        nominal_on=nominal_on,
        due_on=date(2026, 12, 31),
        skipped=skipped,
        floor_on=date(2026, 12, 31),
    )


@pytest.mark.parametrize("clock", [Clock.DAYS, Clock.WEEKS, Clock.MONTHS, Clock.YEARS])
def test_periods_that_law_counts_belong_to_the_legal_clock(clock: Clock) -> None:
    assert "legal" == clock.family


def test_working_days_and_school_days_are_clocks_of_their_own() -> None:
    assert "working_days" == Clock.WORKING_DAYS.family
    assert "school_days" == Clock.SCHOOL_DAYS.family


def test_an_interval_is_never_negative() -> None:
    with pytest.raises(ValueError, match="never negative"):
        Interval(-1, Clock.DAYS)


def test_what_was_counted_is_known_behind_a_floor() -> None:
    sunday, friday, monday = date(2026, 12, 6), date(2026, 12, 4), date(2026, 12, 7)
    back = a_reckoning(Clock.WEEKS, Direction.BEFORE, sunday, skipped=2)
    onwards = a_reckoning(Clock.WEEKS, Direction.AFTER, sunday, skipped=1)
    assert (friday, monday) == (back.counted_on, onwards.counted_on)


def test_skipped_days_do_not_move_a_count_of_working_days_again() -> None:
    reckoning = a_reckoning(Clock.WORKING_DAYS, Direction.BEFORE, date(2026, 12, 17), skipped=2)
    assert date(2026, 12, 17) == reckoning.counted_on
