"""What waits while a pupil is away is due where a second method, walking day by day, says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.domain.pause import Pause
from sisam.domain.reckoning import Clock, Interval
from sisam.engine.clocks import reckon
from sisam.engine.steps.waiting_out import days_of_waiting, wait_out
from tests.builders import shipped_rules

CALENDAR = shipped_rules().calendar
ONE_DAY = timedelta(days=1)
MONDAY = date(2026, 11, 2)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


def a_pause(
    from_on: date, until_on: date, recorded_on: date | None = None, back: date | None = None
) -> Pause:
    return Pause("hospital", from_on, until_on, recorded_on or from_on, back)


def day(number: int) -> date:
    """Return a day of November 2026, whose 2nd is a Monday."""
    return date(2026, 11, number)


@st.composite
def pauses(draw: st.DrawFn, around: date) -> tuple[Pause, ...]:
    """Up to three pauses one after the other, begun and recorded at most 14 days apart."""
    found: list[Pause] = []
    first = around + draw(st.integers(-40, 20)) * ONE_DAY
    for last in range(draw(st.integers(0, 3)), -1, -1):
        recorded = first + draw(st.integers(0, 14)) * ONE_DAY
        until = recorded + draw(st.integers(0, 14)) * ONE_DAY
        back = first + draw(st.integers(0, 30)) * ONE_DAY
        goes_on = not last and draw(st.booleans())
        found.append(a_pause(first, until, recorded, None if goes_on else back))
        first = back + draw(st.integers(0, 9)) * ONE_DAY
    return tuple(found)


def walked(away: tuple[Pause, ...], since: date, due_on: date) -> date:
    """Walk: every day away since the step opened pushes the last day on by one; then on to a working day."""
    pushed, last = 0, due_on
    for pause in away:
        if last < pause.from_on or last < pause.recorded_on:
            continue
        days_away = set()
        walker = pause.from_on
        while walker <= pause.until_on if pause.ended_on is None else walker < pause.ended_on:
            days_away.add(walker)
            walker += ONE_DAY
        pushed += sum(1 for each in days_away if each >= since)
        last = due_on
        for _ in range(pushed):
            last += ONE_DAY
        while pushed and not CALENDAR.is_working_day(last):
            last += ONE_DAY
    return last


def due_of(away: tuple[Pause, ...], since: date, anchor_on: date, interval: Interval) -> date:
    reckoning = reckon(CALENDAR, "admitted", anchor_on, interval)
    days = days_of_waiting(CALENDAR, away, since, reckoning.due_on)
    return wait_out(CALENDAR, reckoning, days).due_on


INTERVALS = st.builds(Interval, st.integers(0, 40), st.sampled_from([Clock.DAYS, Clock.WORKING_DAYS]))


@given(data=st.data(), anchor_on=DAYS, interval=INTERVALS, since=st.integers(-30, 30))
def test_over_any_pauses_the_due_date_is_where_walking_leads(
    data: st.DataObject, anchor_on: date, interval: Interval, since: int
) -> None:
    unpaused = reckon(CALENDAR, "admitted", anchor_on, interval).due_on
    away, opened_on = data.draw(pauses(unpaused)), anchor_on + since * ONE_DAY

    assert walked(away, opened_on, unpaused) == due_of(away, opened_on, anchor_on, interval)


@given(data=st.data(), anchor_on=DAYS, interval=INTERVALS, since=st.integers(-30, 30))
def test_no_pause_ever_makes_a_deadline_earlier(
    data: st.DataObject, anchor_on: date, interval: Interval, since: int
) -> None:
    unpaused = reckon(CALENDAR, "admitted", anchor_on, interval).due_on
    away, opened_on = data.draw(pauses(unpaused)), anchor_on + since * ONE_DAY

    found = [due_of(away[:count], opened_on, anchor_on, interval) for count in range(len(away) + 1)]
    assert [unpaused, *found] == sorted([unpaused, *found])


@given(data=st.data(), anchor_on=DAYS, interval=INTERVALS)
def test_a_step_that_opens_later_waits_no_longer(
    data: st.DataObject, anchor_on: date, interval: Interval
) -> None:
    unpaused = reckon(CALENDAR, "admitted", anchor_on, interval).due_on
    away = data.draw(pauses(unpaused))

    early, late = (due_of(away, anchor_on + days * ONE_DAY, anchor_on, interval) for days in (0, 9))
    assert late <= early


@pytest.mark.parametrize(
    ("pause", "days"),
    [
        (a_pause(day(10), day(16)), 7),
        (a_pause(day(16), day(16)), 1),
        (a_pause(day(17), day(20)), 0),
        (a_pause(day(10), day(20), recorded_on=day(16)), 11),
        (a_pause(day(10), day(20), recorded_on=day(17)), 0),
        (a_pause(day(10), day(20), back=day(12)), 2),
        (a_pause(day(10), day(20), back=day(10)), 0),
        (a_pause(day(10), day(11), back=day(14)), 4),
        (a_pause(date(2026, 10, 26), date(2026, 10, 31)), 0),
        (a_pause(date(2026, 10, 26), MONDAY), 1),
    ],
    ids=[
        "as long as it is planned",
        "one that begins on the last day",
        "none that begins after it",
        "recorded on the last day",
        "none that is recorded after it",
        "as long as it was, where it ended early",
        "none that took no day",
        "as long as it was, where it ended late",
        "none that was over before the step opened",
        "only the days since the step opened",
    ],
)
def test_a_pause_moves_what_had_not_passed(pause: Pause, days: int) -> None:
    assert days == days_of_waiting(CALENDAR, [pause], MONDAY, day(16))


def test_one_pause_may_move_the_last_day_into_the_next() -> None:
    first, second = a_pause(day(10), day(16), back=day(17)), a_pause(day(20), day(21))

    assert 0 == days_of_waiting(CALENDAR, [second], MONDAY, day(16))
    assert 7 + 2 == days_of_waiting(CALENDAR, [first, second], MONDAY, day(16))


def test_a_day_that_would_be_off_moves_on_to_a_working_day() -> None:
    reckoning = reckon(CALENDAR, "admitted", MONDAY, Interval(10, Clock.WORKING_DAYS))
    moved = wait_out(CALENDAR, reckoning, 5)

    # Mon 16 + 5 = Sat 21, so Mon 23.
    assert (day(16), 0) == (reckoning.due_on, reckoning.paused_days)
    assert (day(23), 5, day(16)) == (moved.due_on, moved.paused_days, moved.unpaused_on)
    assert wait_out(CALENDAR, reckoning, 0) is reckoning
