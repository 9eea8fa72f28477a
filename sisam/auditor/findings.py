"""What the auditor found last, for the site that it looks at."""

from dataclasses import dataclass

from sisam.application.ports.audit_findings import AuditFindings
from sisam.auditor.spool import Spool, SpoolUnreadable


@dataclass(frozen=True, slots=True)
class SpooledFindings:
    """Reads the auditor's file; where there is none, no auditor looks at this site."""

    spool: Spool

    def last(self) -> AuditFindings | None:
        """Return what it found last, or that it cannot be read; None where there is no file."""
        try:
            report = self.spool.read_strictly()
        except SpoolUnreadable as error:
            return AuditFindings(error.written_at, unreadable=True)
        if report is None:
            return None
        return AuditFindings(report.inspection.at, report.inspection.counts)
