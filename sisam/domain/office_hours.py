"""Office hours: when on a working day somebody reads what they are sent."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from sisam.domain.calendar import Calendar
from sisam.domain.local_time import STOCKHOLM

_WRITTEN: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
#: How it is written that messages are welcome at any time.
ALWAYS_WRITTEN: Final = "always"


class NoOfficeHours(ValueError):
    """Write office hours such as 08:00-17:00."""


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """From when until when, by the clock in Stockholm, every working day."""

    opens: time
    closes: time

    @classmethod
    def read(cls, text: str) -> "OfficeHours":
        """Return what is written such as ``08:00-17:00``, or as ``always``.

        Raises:
            NoOfficeHours: it is written otherwise, or ends before it begins.
        """
        if text == ALWAYS_WRITTEN:
            return ALWAYS
        written = _WRITTEN.fullmatch(text)
        if written is None:
            raise NoOfficeHours(NoOfficeHours.__doc__)
        hour, minute, last_hour, last_minute = map(int, written.groups())
        hours = cls(time(hour, minute), time(last_hour, last_minute))
        if hours.closes <= hours.opens:
            raise NoOfficeHours("Office hours end on the day on which they begin, and later.")
        return hours

    @property
    def always(self) -> bool:
        """Tell whether every hour of every day is an office hour."""
        return self == ALWAYS

    def is_open(self, calendar: Calendar, now: datetime) -> bool:
        """Tell whether it is an office hour now.

        Raises:
            BeyondCalendar: nobody knows whether the day is a working day.
        """
        if self.always:
            return True
        day = _day_of(now)
        return calendar.is_working_day(day) and _at(day, self.opens) <= now < _at(day, self.closes)

    def next_opening(self, calendar: Calendar, now: datetime) -> datetime:
        """Return when office hours begin next: today's while they have not begun, else a later day's.

        Raises:
            BeyondCalendar: the calendar does not reach so far.
        """
        day = _day_of(now)
        if calendar.is_working_day(day) and now < _at(day, self.opens):
            return _at(day, self.opens)
        return _at(calendar.working_day_after(day, 1), self.opens)

    def closing(self, now: datetime) -> datetime | None:
        """Return when the office hours of today end; None where they never do."""
        return None if self.always else _at(_day_of(now), self.closes)


ALWAYS: Final = OfficeHours(time.min, time.max)


def _day_of(now: datetime) -> date:
    return now.astimezone(STOCKHOLM).date()


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=STOCKHOLM).astimezone(UTC)
