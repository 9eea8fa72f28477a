"""Counting time: due dates, the instants that end them, and lateness (lag 1930:173)."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta

from sisam.domain.calendar import BeyondCalendar, Calendar
from sisam.domain.local_time import STOCKHOLM
from sisam.domain.reckoning import Clock, ClockFamily, Direction, Interval, Reckoning

_ONE_DAY = timedelta(days=1)
_MONTHS_A_YEAR = 12


def reckon(
    calendar: Calendar,
    anchor: str,
    anchor_on: date,
    interval: Interval,
    direction: Direction = Direction.AFTER,
    maximum: bool = False,
    times: int = 1,
    floor_on: date | None = None,
) -> Reckoning:
    """Count the interval from the anchor's date and say how the due date came about.

    `times` counts a later period of a repeating interval, from the same anchor each time. A date
    earlier than `floor_on` becomes that day.

    Raises:
        BeyondCalendar: the anchor, the counted date or the due date lies outside the calendar.
    """
    count = interval.count * times
    nominal_on = _count(calendar, anchor_on, count, interval.clock, direction)
    if interval.clock.family is ClockFamily.LEGAL:
        counted_on = nominal_on if maximum else _roll(calendar, nominal_on, direction)
        skipped = abs((counted_on - nominal_on).days)
    else:
        counted_on = nominal_on
        skipped = abs((nominal_on - anchor_on).days) - count
    floor_on = floor_on if floor_on is not None and floor_on > counted_on else None
    return Reckoning(
        anchor=anchor,
        anchor_on=anchor_on,
        interval=interval,
        direction=direction,
        maximum=maximum,
        times=times,
        nominal_on=nominal_on,
        due_on=counted_on if floor_on is None else calendar.require(floor_on),
        skipped=skipped,
        floor_on=floor_on,
    )


def ends_at(due_on: date) -> datetime:
    """Return the instant, in UTC, of the midnight in Stockholm that ends the day.

    What is recorded before that instant is in time.
    """
    return datetime.combine(due_on + _ONE_DAY, time.min, tzinfo=STOCKHOLM).astimezone(UTC)


def local_date(instant: datetime) -> date:
    """Return the date in Stockholm at the instant, which must be aware."""
    if instant.tzinfo is None:
        raise ValueError(f"a naive datetime is no instant: {instant}")
    return instant.astimezone(STOCKHOLM).date()


def days_late(due_on: date, on: date) -> int:
    """Return how many calendar days the date lies past the due date; 0 when it is in time."""
    return max(0, (on - due_on).days)


def _count(calendar: Calendar, anchor_on: date, count: int, clock: Clock, direction: Direction) -> date:
    """Return where the count ends, before any moving."""
    onwards = direction is Direction.AFTER
    if clock is Clock.WORKING_DAYS:
        go = calendar.working_day_after if onwards else calendar.working_day_before
        return go(anchor_on, count)
    if clock is Clock.SCHOOL_DAYS:
        go = calendar.school_day_after if onwards else calendar.school_day_before
        return go(anchor_on, count)
    calendar.require(anchor_on)
    return calendar.require(_shift(calendar, anchor_on, count if onwards else -count, clock))


def _shift(calendar: Calendar, day: date, count: int, clock: Clock) -> date:
    """Return the day moved by days, weeks, months or years."""
    try:
        if clock is Clock.DAYS:
            return day + timedelta(days=count)
        if clock is Clock.WEEKS:
            return day + timedelta(weeks=count)
        months = count * _MONTHS_A_YEAR if clock is Clock.YEARS else count
        return _shift_months(day, months)
    except (OverflowError, ValueError):
        # Past the year 9999 or before the year 1 there is no date to name.
        outside = calendar.last + _ONE_DAY if count > 0 else calendar.first - _ONE_DAY
        raise BeyondCalendar(outside, calendar.first, calendar.last) from None


def _shift_months(day: date, months: int) -> date:
    """Return the same date of another month, or its last day where it has no such date."""
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _roll(calendar: Calendar, day: date, direction: Direction) -> date:
    """Return the day, or where acts may wait on it, the working day next to it."""
    # Days on which acts may wait are exactly the days that are no working days.
    if direction is Direction.AFTER:
        return calendar.working_day_after(day, 0)
    return calendar.working_day_before(day, 0)
