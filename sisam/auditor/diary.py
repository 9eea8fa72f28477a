"""The diary: what an auditor tells of its life, to whoever wires it to a log."""

from collections.abc import Sequence
from typing import Protocol

from sisam.auditor.dead_mans_switch import PingFailed
from sisam.auditor.inspection import Inspection


class Diary(Protocol):
    """Hears what happens; one method for each event of the log."""

    def started(self) -> None:
        """Hear that the first look begins."""
        ...

    def looked(self, inspection: Inspection, seconds: float) -> None:
        """Hear what a look found, and how long it took."""
        ...

    def look_failed(self, error: Exception) -> None:
        """Hear what hindered a look; the next one comes all the same."""
        ...

    def ping_failed(self, error: PingFailed, *, well: bool) -> None:
        """Hear that the outside switch was not reached, and whether it was to hear that all is well."""
        ...

    def told(self, sent: int, refusals: Sequence[str]) -> None:
        """Hear how many operators took a mail, and why others did not, who are tried again."""
        ...

    def spool_failed(self, error: Exception) -> None:
        """Hear that what was found could not be written down; it was told all the same."""
        ...

    def stopping(self, signal: str) -> None:
        """Hear which signal asked the auditor to stop."""
        ...

    def stopped(self) -> None:
        """Hear that the auditor stopped."""
        ...
