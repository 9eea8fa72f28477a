"""The house: what the daemon does by itself, done when the days of the demo ask for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sisam.application.cases.sweeping import sweep
from sisam.application.messages.sending import BATCH, send_due
from sisam.application.ports.channel import Channel
from sisam.bootstrap import Program
from sisam.domain.notification_text import NotificationTexts
from sisam.simulation.case_book import CaseBook
from sisam.simulation.diary import Diary

#: More cases than any demo has.
_ALL: Final = 1_000_000


@dataclass(slots=True)
class House:
    """Sweeps, looks after the site, delivers and gives every organisation its day."""

    program: Program
    channel: Channel
    texts: NotificationTexts
    book: CaseBook
    diary: Diary

    def sweep(self, now: datetime) -> None:
        """Sweep, if the moment of any case has come.

        Raises:
            Exception: the rules throw for a case, which is a bug.
        """
        with self.program.site.store.read() as work:
            due = work.cases.due(now, _ALL)
        if not due:
            return
        report = sweep(self.program.site, now)
        for bug in report.failed.values():
            raise bug
        self.diary.sweeps += 1
        self.book.renew(due)

    def look_after(self, now: datetime) -> None:
        """Look after what belongs to no single case."""
        self.program.look_after(now)

    def deliver(self, now: datetime, told: Callable[[], None] = lambda: None) -> None:
        """Deliver what is due, as long as something is."""
        while len(send_due(self.program.site, self.channel, self.texts, now)) == BATCH:
            told()

    def state(self, now: datetime) -> None:
        """Give every organisation its day."""
        self.program.state_now(now)
