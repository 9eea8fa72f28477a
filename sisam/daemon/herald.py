"""The herald: the job that gives every organisation its day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sisam.application.statements.stating import StatingReport
from sisam.clock import Clock
from sisam.daemon.diary import Diary
from sisam.daemon.loop import Alive
from sisam.engine.clocks import local_date

#: Makes the statements of the day, if they are not made; None: it is not time.
State = Callable[[datetime], StatingReport | None]


@dataclass(slots=True)
class Herald:
    """Looks whether it is time, and once a day's statements are there, not again before the next day."""

    state: State
    clock: Clock
    diary: Diary
    done: date | None = None

    def __call__(self, _alive: Alive) -> None:
        """Make the statements of the day once its time has come."""
        began = self.clock.now()
        if self.done == local_date(began):
            return
        report = self.state(began)
        if report is None:
            return
        self.done = report.day
        if report.made or report.files:
            self.diary.stated(report, (self.clock.now() - began).total_seconds())
