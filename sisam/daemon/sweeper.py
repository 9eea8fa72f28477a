"""The sweeper: the job that lets time pass for every case whose moment has come."""

from dataclasses import dataclass
from datetime import datetime
from threading import Event

from sisam.application.cases.sweeping import SweepReport, sweep
from sisam.application.site import Site
from sisam.clock import Clock
from sisam.daemon.diary import Diary
from sisam.daemon.loop import Alive


@dataclass(slots=True)
class Sweeper:
    """Sweeps, and remembers when it last began and came to the end."""

    site: Site
    clock: Clock
    diary: Diary
    stopping: Event
    started: datetime | None = None
    completed: datetime | None = None

    def __call__(self, alive: Alive) -> None:
        """Sweep once; when the daemon is asked to stop, the batch that is running is the last."""
        began = self.started = self.clock.now()
        report = sweep(self.site, began, progress=lambda _count: alive(), stopped=self.stopping.is_set)
        ended = self.clock.now()
        self._tell(report, (ended - began).total_seconds())
        if not report.cut_short:
            self.completed = ended

    def _tell(self, report: SweepReport, seconds: float) -> None:
        for case_id, error in report.failed.items():
            self.diary.case_failed(case_id, error)
        self.diary.swept(report, seconds, is_first=self.completed is None)
