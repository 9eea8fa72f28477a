"""Which looks ask everything: the first of each day, and the next ones for as long as one finds something."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sisam.auditor.inspection import TITLES, Inspection


@dataclass(slots=True)
class WholeLooks:
    """Remembers whether everything was asked today, and held."""

    #: The day in UTC; None where a whole look found something, or there was none yet.
    _held_on: date | None = None

    def is_due(self, at: datetime) -> bool:
        """Tell whether a look at a moment is to ask everything."""
        return self._held_on != at.astimezone(UTC).date()

    def looked(self, inspection: Inspection) -> None:
        """Remember what a whole look found.

        What it found in a case that has lain still no other look would find again: it would be forgotten
        five minutes later.
        """
        broken = any(finding.invariant not in TITLES for finding in inspection.findings)
        held = not (broken or inspection.could_not)
        self._held_on = inspection.at.astimezone(UTC).date() if held else None
