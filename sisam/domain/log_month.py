"""A month of the read log: what is looked through as one, and until when."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sisam.domain.calendar import Calendar
from sisam.domain.local_time import STOCKHOLM

#: A month is to be looked through within so many working days after it (policy, ADR 21).
WORKING_DAYS: Final = 10
_ONE_DAY: Final = timedelta(days=1)
#: Later than the last day of any month, counted from its first one, and earlier than the next but one.
_INTO_THE_NEXT: Final = timedelta(days=31)
_LENGTH: Final = len("2026-11")
#: No log is older, and no calendar reaches farther.
_FIRST_YEAR, _LAST_YEAR = 2020, 2050


@dataclass(frozen=True, slots=True, order=True)
class LogMonth:
    """One calendar month, by its first day."""

    first_on: date

    @classmethod
    def of(cls, day: date) -> "LogMonth":
        """Return the month of a day."""
        return cls(day.replace(day=1))

    @classmethod
    def read(cls, text: str) -> "LogMonth":
        """Return what is written such as ``2026-11``.

        Raises:
            ValueError: it is written otherwise, there is no such month, or no log could be of it.
        """
        first_on = date.fromisoformat(f"{text}-01") if len(text) == _LENGTH else None
        if first_on is None or not _FIRST_YEAR <= first_on.year <= _LAST_YEAR:
            raise ValueError(text)
        return cls(first_on)

    @property
    def written(self) -> str:
        """Return it as year and month."""
        return f"{self.first_on:%Y-%m}"

    @property
    def last_on(self) -> date:
        """Return its last day."""
        return self.next.first_on - _ONE_DAY

    @property
    def next(self) -> "LogMonth":
        """Return the month after."""
        return LogMonth.of(self.first_on + _INTO_THE_NEXT)

    @property
    def begins_at(self) -> datetime:
        """Return the midnight in Stockholm with which it begins."""
        return datetime.combine(self.first_on, time.min, STOCKHOLM).astimezone(UTC)

    def has_ended(self, today: date) -> bool:
        """Tell whether nothing more can be written down in it."""
        return today > self.last_on

    def opens_on(self, calendar: Calendar) -> date:
        """Return the day from which its review is asked for: the first working day after it.

        Raises:
            BeyondCalendar: the calendar does not reach so far.
        """
        return calendar.working_day_after(self.last_on, 1)

    def due_on(self, calendar: Calendar) -> date:
        """Return the last day on which its review is in time.

        Raises:
            BeyondCalendar: the calendar does not reach so far.
        """
        return calendar.working_day_after(self.last_on, WORKING_DAYS)
