"""The whole months, quarters and years that an overview looks back on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Self

from sisam.errors import NotFound

_MONTHS_A_YEAR: Final = 12
_MONTHS_A_QUARTER: Final = 3
#: So many of each are offered; earlier ones are found by their names.
_QUARTERS, _YEARS = 8, 3
#: The calendar begins with it.
_FIRST_YEAR: Final = 2020
_NAME: Final = re.compile(r"([0-9]{4})(?:-Q([1-4]))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class WholePeriod:
    """Some whole months in a row; of single days nothing is asked (ADR 20)."""

    #: The first month.
    year: int
    month: int
    months: int = _MONTHS_A_YEAR

    @property
    def first(self) -> date:
        """Return its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Return its last day."""
        return self.later(self.months).first - timedelta(days=1)

    @property
    def quarter(self) -> int | None:
        """Return which quarter of its year it is; None: it is more than one."""
        return (self.month - 1) // _MONTHS_A_QUARTER + 1 if self.months == _MONTHS_A_QUARTER else None

    @property
    def name(self) -> str:
        """Return what addresses and commands call it: `2026-Q3`, `2026`."""
        return f"{self.year}-Q{self.quarter}" if self.quarter else f"{self.year}"

    def later(self, months: int) -> Self:
        """Return as many months, beginning later, or earlier where less than 0 is told."""
        year, month = divmod(self.year * _MONTHS_A_YEAR + self.month - 1 + months, _MONTHS_A_YEAR)
        return replace(self, year=year, month=month + 1)


def last_months(today: date) -> WholePeriod:
    """Return the last twelve whole months."""
    return WholePeriod(today.year, today.month).later(-_MONTHS_A_YEAR)


def quarters(today: date) -> Iterator[WholePeriod]:
    """Yield the last quarters that are over, the latest first."""
    now = _quarter(today.year, (today.month - 1) // _MONTHS_A_QUARTER + 1)
    return (now.later(-_MONTHS_A_QUARTER * back) for back in range(1, _QUARTERS + 1))


def years(today: date) -> Iterator[WholePeriod]:
    """Yield the last years that are over, the latest first."""
    return (WholePeriod(today.year - back, 1) for back in range(1, _YEARS + 1))


def period_of(name: str, today: date) -> WholePeriod:
    """Return the period of a name; without one the last twelve months.

    Raises:
        NotFound: no period has that name, it is not over, or it lies before the calendar.
    """
    if not name:
        return last_months(today)
    found = _NAME.fullmatch(name)
    if found is None or not _FIRST_YEAR <= int(found[1]) <= today.year:
        raise NotFound("period", name)
    year = int(found[1])
    period = _quarter(year, int(found[2])) if found[2] else WholePeriod(year, 1)
    if period.last >= today:
        raise NotFound("period", name)
    return period


def _quarter(year: int, number: int) -> WholePeriod:
    return WholePeriod(year, (number - 1) * _MONTHS_A_QUARTER + 1, _MONTHS_A_QUARTER)
