"""The diary of a daemon at the command line: lines of the log, and a line to read first and last."""

import sys
from dataclasses import dataclass
from datetime import datetime

from sisam.application.alerts.looking_after_site import WatchReport
from sisam.application.cases.sweeping import SweepReport
from sisam.application.messages.taking_bounces import BounceReport
from sisam.application.statements.stating import StatingReport
from sisam.cli.saying import wrapped
from sisam.daemon.loop import Loop
from sisam.domain.ids import CaseId
from sisam.log import log_event


@dataclass(slots=True)
class WrittenDiary:
    """Writes to standard error what happens to a daemon."""

    daemon_id: str
    host: str
    pid: int
    #: Where the site lies, for whoever reads.
    where: str
    #: The loops by name, once they are made.
    loops: dict[str, Loop]
    swept_cases: int = 0
    sent: int = 0

    def started(self) -> None:
        """Write what the daemon does, how often, and how it is stopped."""
        rhythm = {name: loop.every_seconds for name, loop in self.loops.items()}
        _write(
            f"sisam daemon {self.daemon_id} (process {self.pid}) looks after {self.where}: it sweeps every "
            f"{rhythm['sweep']} s and delivers every {rhythm['deliver']} s. Ctrl-C or SIGTERM stops it."
        )
        log_event(
            "daemon_started",
            daemon=self.daemon_id,
            host=self.host,
            pid=self.pid,
            sweep_seconds=rhythm["sweep"],
            delivery_seconds=rhythm["deliver"],
            beat_seconds=rhythm["beat"],
        )

    def swept(self, report: SweepReport, seconds: float, *, is_first: bool) -> None:
        """Log a sweep's counts; quietly where nothing was due, so that an idle daemon fills no disk."""
        self.swept_cases += report.cases
        log_event(
            "sweep_completed",
            quietly=not (is_first or report.cases or report.failed),
            cases=report.cases,
            missed=report.missed,
            climbed=report.climbed,
            opened=report.opened,
            messages=report.messages,
            failed=len(report.failed),
            cut_short=report.cut_short,
            seconds=round(seconds, 3),
        )

    def case_failed(self, case_id: CaseId, error: Exception) -> None:
        """Log a case to which nothing could be done."""
        log_event("case_failed", case_id=case_id, error=error)

    def watched(self, report: WatchReport) -> None:
        """Log what became of the site's own alerts; quietly where nothing did."""
        log_event(
            "site_watched",
            quietly=not report.anything,
            raised=report.raised,
            climbed=report.climbed,
            cleared=report.cleared,
            messages=report.messages,
            untold=report.untold,
        )

    def delivered(self, sent: int, failed: int, seconds: float) -> None:
        """Log how many messages were taken and how many were not."""
        self.sent += sent
        log_event("delivery_completed", sent=sent, failed=failed, seconds=round(seconds, 3))

    def bounces_taken(self, report: BounceReport) -> None:
        """Log what lay in the mailbox for what mail servers send back."""
        log_event(
            "bounces_taken",
            returned=report.returned,
            noted=report.noted,
            unknown=report.unknown,
            others=report.others,
        )

    def canary_kept(self, answered: int, *, made: bool) -> None:
        """Log what became of the canary."""
        log_event("canary_kept", answered=answered, made=made)

    def stated(self, report: StatingReport, seconds: float) -> None:
        """Log how many statements were made."""
        log_event(
            "statements_made",
            day=report.day.isoformat(),
            made=report.made,
            messages=report.messages,
            files=report.files,
            seconds=round(seconds, 3),
        )

    def job_failed(self, job: str, error: Exception, in_a_row: int) -> None:
        """Log a job that failed."""
        log_event("job_failed", job=job, in_a_row=in_a_row, error=error)

    def job_skipped(self, job: str) -> None:
        """Log a job that was still being done."""
        log_event("job_skipped", job=job)

    def job_stuck(self, job: str) -> None:
        """Log a job that hangs."""
        log_event("job_stuck", job=job)

    def site_silent(self, since: datetime) -> None:
        """Log that nothing is swept and nothing delivered until somebody adopts the site."""
        log_event("site_silent", since=since.isoformat())

    def site_speaks(self) -> None:
        """Log that somebody adopted the site."""
        log_event("site_speaks")

    def stopping(self, signal: str) -> None:
        """Log which signal came."""
        log_event("daemon_stopping", signal=signal)

    def stopped(self, *, drained: bool) -> None:
        """Write what the daemon has done in its life."""
        sweeps = self.loops["sweep"].runs
        log_event(
            "daemon_stopped",
            daemon=self.daemon_id,
            sweeps=sweeps,
            sent=self.sent,
            failures=sum(loop.failures for loop in self.loops.values()),
            drained=drained,
        )
        _write(
            f"sisam daemon {self.daemon_id} stopped: {sweeps} sweeps over {self.swept_cases} due cases, "
            f"{self.sent} messages delivered."
        )


def _write(sentence: str) -> None:
    # In one piece, so that the lines of other threads do not fall into it.
    sys.stderr.write("".join(f"{line}\n" for line in wrapped(sentence)))
    sys.stderr.flush()
