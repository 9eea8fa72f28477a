"""What was refused and not yet told, so that whoever hammers at the pages does not fill the log."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

#: At most one line a reason in so long.
APART: Final = timedelta(minutes=1)


@dataclass(slots=True)
class RefusalTally:
    """Counts refusals by their reason, and tells each reason at once but then only once a minute."""

    _told_at: dict[str, datetime] = field(default_factory=dict)
    _waiting: dict[str, int] = field(default_factory=dict)

    def add(self, why: str) -> None:
        """Count one more."""
        self._waiting[why] = self._waiting.get(why, 0) + 1

    def due(self, now: datetime) -> dict[str, int]:
        """Return how many of each reason are to be told now, and count them no more."""
        return self._tell([why for why in self._waiting if self._may_tell(why, now)], now)

    def rest(self, now: datetime) -> dict[str, int]:
        """Return all that has not been told, and count it no more."""
        return self._tell(list(self._waiting), now)

    def _may_tell(self, why: str, now: datetime) -> bool:
        # Where the clock has been set back nothing waits for it to catch up.
        told_at = self._told_at.get(why)
        return told_at is None or not told_at <= now < told_at + APART

    def _tell(self, reasons: list[str], now: datetime) -> dict[str, int]:
        self._told_at.update(dict.fromkeys(reasons, now))
        return {why: self._waiting.pop(why) for why in reasons}
