"""The clock that edges read, so that nothing below them has to."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells what time it is, as an aware instant in UTC."""

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the machine's present instant in UTC."""
        return datetime.now(UTC)


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until it is moved by hand."""

    #: The instant at which the clock stands; kept in UTC.
    instant: datetime

    def __post_init__(self) -> None:
        """Refuse a naive instant and keep an aware one in UTC."""
        self.instant = _in_utc(self.instant)

    def now(self) -> datetime:
        """Return the instant at which the clock stands."""
        return self.instant

    def advance(self, duration: timedelta) -> datetime:
        """Move the clock on by a duration and return where it then stands.

        Raises:
            ValueError: the duration is negative.
        """
        if duration < timedelta(0):
            msg = f"a clock does not go backwards: {duration}"
            raise ValueError(msg)
        return self.move_to(self.instant + duration)

    def move_to(self, instant: datetime) -> datetime:
        """Set the clock to an aware instant, earlier or later, and return it in UTC.

        Raises:
            ValueError: the instant is naive.
        """
        self.instant = _in_utc(instant)
        return self.instant


class Countdown:
    """Real seconds that are left, by a clock that nobody can set; for limits on waiting, never for dates."""

    def __init__(self, seconds: float) -> None:
        """Begin to count."""
        self._ends = time.monotonic() + seconds

    @property
    def seconds_left(self) -> float:
        """Return how much is left.

        Raises:
            TimeoutError: nothing is.
        """
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time is up")
        return left


def _in_utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        msg = f"an instant needs a time zone: {instant.isoformat()}"
        raise ValueError(msg)
    return instant.astimezone(UTC)
