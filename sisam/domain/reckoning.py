"""How a due date came about: what was counted, from which day, and what moved it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class ClockFamily(StrEnum):
    """The three ways of counting time, as the views show them."""

    LEGAL = "legal"
    WORKING_DAYS = "working_days"
    SCHOOL_DAYS = "school_days"


class Clock(StrEnum):
    """The unit in which an interval is counted."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    WORKING_DAYS = "working_days"
    SCHOOL_DAYS = "school_days"

    @property
    def family(self) -> ClockFamily:
        """Return which of the three ways of counting the unit belongs to."""
        return _FAMILIES.get(self, ClockFamily.LEGAL)


_FAMILIES = {
    Clock.WORKING_DAYS: ClockFamily.WORKING_DAYS,
    Clock.SCHOOL_DAYS: ClockFamily.SCHOOL_DAYS,
}


class Direction(StrEnum):
    """Whether time is counted onwards from a date, or back from it."""

    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Interval:
    """A number of days, weeks, months, years, working days or school days."""

    count: int
    clock: Clock

    def __post_init__(self) -> None:
        """Refuse a negative count, which would turn the direction round unseen."""
        if self.count < 0:
            raise ValueError(f"an interval is never negative: {self.count} {self.clock}")


#: What is counted back from a forecast is never earlier than this after the step opened.
EARLIEST_AFTER_OPENING = Interval(2, Clock.WORKING_DAYS)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A due date with everything that is needed to explain it and to compute it again."""

    #: The closed name of the date from which it is counted, such as `admitted`.
    anchor: str
    #: That date.
    anchor_on: date
    interval: Interval
    direction: Direction
    #: A maximum period never moves, whatever day it ends on.
    maximum: bool
    #: Which period this is; each is counted from the anchor, so the third six months are eighteen.
    times: int
    #: Where the count ended, before anything moved it.
    nominal_on: date
    #: The last day on which it is in time.
    due_on: date
    #: Free days stepped over while counting working or school days; else days moved at the end.
    skipped: int
    #: The earliest day allowed, where it made the due date later than counted; else nothing.
    floor_on: date | None
    #: By how many days pauses have moved it, after all that.
    paused_days: int = 0

    @property
    def counted_on(self) -> date:
        """Return the date that came of counting and moving to a working day, before any floor."""
        if self.interval.clock.family is not ClockFamily.LEGAL:
            return self.nominal_on
        moved = timedelta(days=self.skipped)
        return self.nominal_on + (moved if self.direction is Direction.AFTER else -moved)

    @property
    def unpaused_on(self) -> date:
        """Return the date that it would be due on, had the pupil not been away."""
        return self.counted_on if self.floor_on is None else self.floor_on
