"""A diary that keeps what it hears, as a test asks for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event

from sisam.application.alerts.looking_after_site import WatchReport
from sisam.application.cases.sweeping import SweepReport
from sisam.application.messages.taking_bounces import BounceReport
from sisam.application.statements.stating import StatingReport
from sisam.daemon.loop import Alive, Loop
from sisam.domain.ids import CaseId


@dataclass
class Heard:
    """Everything that a daemon told, in its order."""

    told: list[tuple[object, ...]] = field(default_factory=list)
    reports: list[SweepReport] = field(default_factory=list)

    def started(self) -> None:
        self.told.append(("started",))

    def swept(self, report: SweepReport, seconds: float, *, is_first: bool) -> None:
        self.reports.append(report)
        self.told.append(("swept", report.cases, seconds, is_first))

    def case_failed(self, case_id: CaseId, error: Exception) -> None:
        self.told.append(("case_failed", case_id, str(error)))

    def watched(self, report: WatchReport) -> None:
        self.told.append(("watched", report))

    def delivered(self, sent: int, failed: int, seconds: float) -> None:
        self.told.append(("delivered", sent, failed, seconds))

    def bounces_taken(self, report: BounceReport) -> None:
        self.told.append(("bounces_taken", report))

    def canary_kept(self, answered: int, *, made: bool) -> None:
        self.told.append(("canary_kept", answered, made))

    def stated(self, report: StatingReport, seconds: float) -> None:
        self.told.append(("stated", report, seconds))

    def job_failed(self, job: str, error: Exception, in_a_row: int) -> None:
        self.told.append(("job_failed", job, str(error), in_a_row))

    def job_skipped(self, job: str) -> None:
        self.told.append(("job_skipped", job))

    def job_stuck(self, job: str) -> None:
        self.told.append(("job_stuck", job))

    def site_silent(self, since: datetime) -> None:
        self.told.append(("site_silent", since))

    def site_speaks(self) -> None:
        self.told.append(("site_speaks",))

    def stopping(self, signal: str) -> None:
        self.told.append(("stopping", signal))

    def stopped(self, *, drained: bool) -> None:
        self.told.append(("stopped", drained))


def a_loop(
    job: Callable[[Alive], None] = lambda _alive: None,
    name: str = "sweep",
    every_seconds: int = 20,
    diary: Heard | None = None,
    stopping: Event | None = None,
) -> Loop:
    return Loop(name, every_seconds, job, diary or Heard(), stopping or Event())
