"""Counting time by walking from day to day: a second method, not the engine's."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sisam.domain.calendar import Calendar

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_ONE_DAY = timedelta(days=1)
_FRIDAY = 5
#: Ends of so many days are kept: those of ten years.
_KEPT = 3660
#: The lists of a stored year whose days are no working days.
_FREE = ("holidays", "eves")
_day = date.fromisoformat
_Counted = Callable[[date], bool]


class CannotReckon(ValueError):
    """The calendar does not reach that far, or the clock has no such name."""


class Walker:
    """Walks over the days of one calendar."""

    def __init__(
        self, first: date, last: date, free: Iterable[date], breaks: Iterable[tuple[date, date]]
    ) -> None:
        """Keep the days that a calendar names; all else follows from the weekday."""
        self._first, self._last = first, last
        self._free = frozenset(free)
        self._breaks = tuple(breaks)
        self._local: dict[tuple[str, int], Sequence[tuple[date, date]]] = {}
        # Many deadlines count the same days, and walking is slow.
        self._walked: dict[tuple[date, int, str, bool, bool], date] = {}

    @classmethod
    def of(cls, calendar: Calendar) -> Walker:
        """Return a walker over the days of a calendar; what it counts itself is not asked."""
        breaks = [(each.first, each.last) for each in calendar.breaks]
        return cls(calendar.first, calendar.last, {*calendar.holidays, *calendar.eves}, breaks)

    @classmethod
    def of_body(cls, body: str) -> Walker:
        """Return a walker over the days of a calendar as its stored body tells it.

        Raises:
            ValueError: it is no JSON, or a day is none.
            KeyError: it is not the body of a calendar.
        """
        stored = json.loads(body)
        years = stored["year"].values()
        free = [_day(day) for year in years for kind in _FREE for day in year[kind].values()]
        breaks = [span for year in years for span in _spans(year)]
        walker = cls(_day(stored["first"]), _day(stored["last"]), free, breaks)
        walker._local = {
            (code, int(number)): _spans(local)
            for code, named in stored.get("municipality", {}).items()
            for number, local in named.items()
        }
        return walker

    def works(self, day: date) -> bool:
        """Tell whether a day is a working day."""
        return day.isoweekday() <= _FRIDAY and day not in self._free

    def teaches(self, day: date, municipality: str = "") -> bool:
        """Tell whether a day is a school day, in a municipality that may have breaks of its own that year."""
        breaks = self._local.get((municipality, day.year), self._breaks)
        return self.works(day) and not any(first <= day <= last for first, last in breaks)

    def due_on(self, start: date, count: int, clock: str, *, back: bool, maximum: bool) -> date:
        """Return the last day in time of a period that is counted from a day.

        Raises:
            CannotReckon: the walk leaves the calendar, or there is no such clock.
        """
        walk = start, count, clock, back, maximum
        if walk not in self._walked:
            self._walked[walk] = self._due_on(*walk)
        return self._walked[walk]

    def _due_on(self, start: date, count: int, clock: str, back: bool, maximum: bool) -> date:
        if clock in ("working_days", "school_days"):
            counted = self.works if clock == "working_days" else self.teaches
            return self._walk(start, count, counted, back=back)
        day = self._inside(_nominal(start, -count if back else count, clock))
        # An act may wait until a working day (lag 1930:173, 2 §); a maximum never does.
        return day if maximum else self._walk(day, 0, self.works, back=back)

    def _walk(self, day: date, count: int, counted: _Counted, *, back: bool) -> date:
        step = -_ONE_DAY if back else _ONE_DAY
        while count == 0 and not counted(self._inside(day)):
            day += step
        while count > 0:
            day = self._inside(day + step)
            count -= counted(day)
        return self._inside(day)

    def _inside(self, day: date) -> date:
        if not self._first <= day <= self._last:
            msg = f"{day} lies outside the calendar"
            raise CannotReckon(msg)
        return day


def _nominal(start: date, count: int, clock: str) -> date:
    """Return where days, weeks, months or years lead, before any moving to a working day."""
    if clock == "days":
        return start + count * _ONE_DAY
    if clock == "weeks":
        return start + 7 * count * _ONE_DAY
    if clock not in ("months", "years"):
        msg = f"there is no clock {clock!r}"
        raise CannotReckon(msg)
    month = start.replace(day=1)
    for _ in range(abs(count) * (12 if clock == "years" else 1)):
        month = (month + 31 * _ONE_DAY if count > 0 else month - _ONE_DAY).replace(day=1)
    return min(_days_of(month), key=lambda day: abs(day.day - start.day))


def _spans(named: Mapping[str, Any]) -> list[tuple[date, date]]:
    """Return the first and the last day of each break of a year."""
    return [(_day(span["first"]), _day(span["last"])) for span in named["breaks"].values()]


def _days_of(month: date) -> Iterator[date]:
    """Yield the days of the month that begins on a day."""
    day = month
    while day.month == month.month:
        yield day
        day += _ONE_DAY


@lru_cache(_KEPT)
def midnight_after(day: date) -> datetime:
    """Return the instant at which a day ends in Stockholm."""
    return datetime.combine(day + _ONE_DAY, time(), STOCKHOLM).astimezone(UTC)


def local_day(instant: datetime) -> date:
    """Return the day that it is in Stockholm at an instant."""
    return instant.astimezone(STOCKHOLM).date()
