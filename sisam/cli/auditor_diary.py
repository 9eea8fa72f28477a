"""The diary of an auditor at the command line: lines of the log, and a line to read first and last."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from sisam.auditor.dead_mans_switch import PingFailed
from sisam.auditor.inspection import Inspection
from sisam.log import log_event


@dataclass(slots=True)
class AuditorDiary:
    """Writes to standard error what happens to an auditor."""

    #: Where the site lies, for whoever reads.
    where: str
    every_seconds: int
    looks: int = 0

    def started(self) -> None:
        """Write what the auditor does, how often, and how it is stopped."""
        _write(
            f"sisam auditor (process {os.getpid()}) looks at {self.where} every {self.every_seconds} s. "
            "Ctrl-C or SIGTERM stops it."
        )
        log_event("auditor_started", auditor_seconds=self.every_seconds, pid=os.getpid())

    def looked(self, inspection: Inspection, seconds: float) -> None:
        """Log what a look found, in counts."""
        self.looks += 1
        log_event(
            "audit_completed",
            verdict=inspection.verdict,
            cases=inspection.checked,
            findings=len(inspection.findings),
            could_not=len(inspection.could_not),
            seconds=round(seconds, 3),
        )
        if inspection.counts:
            log_event("audit_red", counts=dict(inspection.counts))

    def look_failed(self, error: Exception) -> None:
        """Log what hindered a look."""
        log_event("audit_failed", error=error)

    def ping_failed(self, error: PingFailed, *, well: bool) -> None:
        """Log that the outside switch was not reached."""
        log_event("ping_failed", well=well, reason=error.why)

    def told(self, sent: int, refusals: Sequence[str]) -> None:
        """Log how many operators took a mail, and why others did not."""
        log_event("operations_told", sent=sent, failed=len(refusals), reasons=sorted(set(refusals)))

    def spool_failed(self, error: Exception) -> None:
        """Log that what was found could not be written down."""
        log_event("spool_failed", error=error)

    def stopping(self, signal: str) -> None:
        """Log which signal came."""
        log_event("auditor_stopping", signal=signal)

    def stopped(self) -> None:
        """Write how often the auditor looked."""
        log_event("auditor_stopped", looks=self.looks)
        _write(f"sisam auditor stopped after {self.looks} looks.")


def _write(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
