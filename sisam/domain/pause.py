"""A pause: the pupil is away for some days (absconded, in hospital, detained), and named clocks wait."""

from dataclasses import dataclass
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """One pause of a case: its days are planned while it goes on, and known when it has ended."""

    #: One of the workflow's reasons.
    reason: str
    from_on: date
    #: The last day that is planned.
    until_on: date
    #: The local day on which it was recorded: what was missed before stays missed.
    recorded_on: date
    #: The day on which the pupil was back; None while the pause goes on.
    ended_on: date | None = None

    @property
    def live(self) -> bool:
        """Tell whether it goes on."""
        return self.ended_on is None

    @property
    def days(self) -> int:
        """Return by how many days it moves what waits: planned ones, or those that it took."""
        return self.days_since(self.from_on)

    def days_since(self, day: date) -> int:
        """Return how many of its days are left for what begins to wait on a day."""
        after = self.ended_on if self.ended_on is not None else self.until_on + _ONE_DAY
        return max(0, (after - max(day, self.from_on)).days)

    def finds(self, due_on: date) -> bool:
        """Tell whether something due on a day could still wait when it began and when it was recorded."""
        return max(self.from_on, self.recorded_on) <= due_on
