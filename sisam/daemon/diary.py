"""The diary: what a daemon tells of its life, to whoever wires it to a log."""

from datetime import datetime
from typing import Protocol

from sisam.application.alerts.looking_after_site import WatchReport
from sisam.application.cases.sweeping import SweepReport
from sisam.application.messages.taking_bounces import BounceReport
from sisam.application.statements.stating import StatingReport
from sisam.domain.ids import CaseId


class Diary(Protocol):
    """Hears what happens; one method for each event of the log."""

    def started(self) -> None:
        """Hear that the loops run."""
        ...

    def swept(self, report: SweepReport, seconds: float, *, is_first: bool) -> None:
        """Hear what a sweep did, and how long it took."""
        ...

    def case_failed(self, case_id: CaseId, error: Exception) -> None:
        """Hear that nothing could be done to a case; the others went on."""
        ...

    def watched(self, report: WatchReport) -> None:
        """Hear what a look after the site's own alerts did."""
        ...

    def delivered(self, sent: int, failed: int, seconds: float) -> None:
        """Hear how many messages were taken, and how many were not and are tried again."""
        ...

    def bounces_taken(self, report: BounceReport) -> None:
        """Hear what lay in the mailbox for what mail servers send back."""
        ...

    def canary_kept(self, answered: int, *, made: bool) -> None:
        """Hear how many alerts of the canary's were answered, and whether it had to be made or closed."""
        ...

    def stated(self, report: StatingReport, seconds: float) -> None:
        """Hear that the day's statements were made, and how long it took."""
        ...

    def job_failed(self, job: str, error: Exception, in_a_row: int) -> None:
        """Hear that a job failed, so many times in a row; it is done again when its time comes."""
        ...

    def job_skipped(self, job: str) -> None:
        """Hear that it was time for a job while it was still being done."""
        ...

    def job_stuck(self, job: str) -> None:
        """Hear that a job gives no sign of life, so that the watchdog is not told that all is well."""
        ...

    def site_silent(self, since: datetime) -> None:
        """Hear that the site was restored and is silent, so that nothing is swept and nothing delivered."""
        ...

    def site_speaks(self) -> None:
        """Hear that somebody adopted the site, which speaks again."""
        ...

    def stopping(self, signal: str) -> None:
        """Hear which signal asked the daemon to stop."""
        ...

    def stopped(self, *, drained: bool) -> None:
        """Hear that the daemon stopped, and whether all that was running came to its end."""
        ...
