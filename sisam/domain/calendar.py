"""The calendar by which working days, school days and days free for acts are told apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sisam.errors import Fault, Invalid

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


class BeyondCalendar(Invalid):
    """A date lies outside the calendar, so nothing can be counted from it or to it."""

    def __init__(self, day: date, first: date, last: date) -> None:
        """Keep the date and the calendar's bounds."""
        super().__init__(
            Fault(
                sentence=f"The calendar covers {first} to {last} and says nothing about {day}.",
                remedy="Correct the date, or use a calendar that reaches it.",
            )
        )
        #: The date; where a count ran out of the calendar, the first one outside it.
        self.day = day
        #: The calendar's first day.
        self.first = first
        #: The calendar's last day.
        self.last = last


@dataclass(frozen=True, slots=True)
class Break:
    """A school break; its first and its last day are both free."""

    name: str
    first: date
    last: date

    def days(self) -> frozenset[date]:
        """Return every day of the break."""
        length = (self.last - self.first).days + 1
        return frozenset(self.first + timedelta(days=offset) for offset in range(length))


class _CountedDays:
    """The days of one kind in a calendar, numbered so that adding any count is one look-up."""

    __slots__ = ("_days", "_first", "_first_ordinal", "_last", "_numbers")

    def __init__(self, first: date, last: date, counted: Callable[[date], bool]) -> None:
        self._first, self._last = first, last
        self._first_ordinal = first.toordinal()
        days: list[date] = []
        #: For each day of the calendar, how many counted days lie before it; one more at the end.
        numbers = [0]
        for ordinal in range(self._first_ordinal, last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if counted(day):
                days.append(day)
            numbers.append(len(days))
        self._days = tuple(days)
        self._numbers = tuple(numbers)

    def __contains__(self, day: date) -> bool:
        offset = self._offset(day)
        return self._numbers[offset] != self._numbers[offset + 1]

    def after(self, day: date, count: int) -> date:
        """Return the count-th of these days after `day`; for 0 the day itself or the next."""
        offset = self._offset(day)
        # Zero days after a day is the first that is not earlier: as if counted from the day before.
        number = self._numbers[offset + 1] + count - 1 if count else self._numbers[offset]
        if number >= len(self._days):
            raise BeyondCalendar(self._last + _ONE_DAY, self._first, self._last)
        return self._days[number]

    def before(self, day: date, count: int) -> date:
        """Return the count-th of these days before `day`; for 0 the day itself or the previous."""
        offset = self._offset(day)
        number = self._numbers[offset] - count if count else self._numbers[offset + 1] - 1
        if number < 0:
            raise BeyondCalendar(self._first - _ONE_DAY, self._first, self._last)
        return self._days[number]

    def between(self, first: date, last: date) -> int:
        """Return how many of these days lie from the first to the last day, both included."""
        return (
            self._numbers[self._offset(last) + 1] - self._numbers[self._offset(first)] if first <= last else 0
        )

    def _offset(self, day: date) -> int:
        offset = day.toordinal() - self._first_ordinal
        if not 0 <= offset < len(self._numbers) - 1:
            raise BeyondCalendar(day, self._first, self._last)
        return offset


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are free, from the first to the last day that the data covers.

    Every method raises `BeyondCalendar` for a day outside the calendar, and for an answer that
    would lie outside it: a date past the table is an error, never a guess.
    """

    #: Which edition of the data this is; a case keeps the one with which it was opened.
    version: str
    first: date
    last: date
    #: Public holidays by name (lag 1989:253); ordinary Sundays are not listed.
    holidays: Mapping[date, str] = field(hash=False)
    #: Midsummer, christmas and new year's eve by name (lag 1930:173, 2 §).
    eves: Mapping[date, str] = field(hash=False)
    breaks: tuple[Break, ...]
    #: The last day of each school term, in order.
    term_ends: tuple[date, ...]
    #: All the breaks of municipalities that have others than the country, by four-digit code.
    local_breaks: Mapping[str, tuple[Break, ...]] = field(default_factory=dict, hash=False)
    _local: dict[str, Calendar] = field(default_factory=dict, init=False, repr=False, compare=False)
    _working: _CountedDays = field(init=False, repr=False, compare=False)
    _school: _CountedDays = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Count the working days and the school days once, for every later question."""
        free = frozenset(self.holidays) | frozenset(self.eves)
        at_break: frozenset[date] = frozenset().union(*(each.days() for each in self.breaks))
        working = _CountedDays(
            self.first, self.last, lambda day: day.weekday() < _SATURDAY and day not in free
        )
        school = _CountedDays(self.first, self.last, lambda day: day in working and day not in at_break)
        object.__setattr__(self, "_working", working)
        object.__setattr__(self, "_school", school)

    def in_municipality(self, code: str | None) -> Calendar:
        """Return the calendar with the breaks of a municipality, where it has others than the country."""
        breaks = self.local_breaks.get(code or "")
        if code is None or breaks is None:
            return self
        if code not in self._local:
            self._local[code] = replace(self, breaks=breaks, local_breaks={})
        return self._local[code]

    def is_working_day(self, day: date) -> bool:
        """Tell whether the day is Monday to Friday, no public holiday and none of the eves.

        An act that falls due on any other day may wait (lag 1930:173, 2 §).
        """
        return day in self._working

    def is_school_day(self, day: date) -> bool:
        """Tell whether the day is a working day outside the school breaks."""
        return day in self._school

    def working_day_after(self, day: date, count: int) -> date:
        """Return the count-th working day after the day, which itself is not counted.

        For a count of 0: the day itself if it is a working day, else the next one.
        """
        return self._working.after(day, count)

    def working_day_before(self, day: date, count: int) -> date:
        """Return the count-th working day before the day, which itself is not counted.

        For a count of 0: the day itself if it is a working day, else the previous one.
        """
        return self._working.before(day, count)

    def school_day_after(self, day: date, count: int) -> date:
        """Return the count-th school day after the day, like `working_day_after`."""
        return self._school.after(day, count)

    def school_day_before(self, day: date, count: int) -> date:
        """Return the count-th school day before the day, like `working_day_before`."""
        return self._school.before(day, count)

    def school_days_between(self, first: date, last: date) -> int:
        """Return how many school days lie from the first to the last day, both included."""
        return self._school.between(first, last)

    def next_term_end(self, day: date) -> date:
        """Return the first term end that is later than the day."""
        self.require(day)
        number = bisect_right(self.term_ends, day)
        if number == len(self.term_ends):
            raise BeyondCalendar(self.last + _ONE_DAY, self.first, self.last)
        return self.term_ends[number]

    def require(self, day: date) -> date:
        """Return the day if the calendar covers it.

        Raises:
            BeyondCalendar: it does not.
        """
        if not self.first <= day <= self.last:
            raise BeyondCalendar(day, self.first, self.last)
        return day
