"""The site watcher: the job that looks after what belongs to no single case."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sisam.application.alerts.looking_after_site import WatchReport
from sisam.clock import Clock
from sisam.daemon.diary import Diary
from sisam.daemon.loop import Alive

#: As often as the promise asks for an alert.
WATCH_SECONDS: Final = 60

#: Looks after the site once: now, and as somebody who has looked since a moment.
LookAfter = Callable[[datetime, datetime], WatchReport]


@dataclass(slots=True)
class SiteWatcher:
    """Looks after the site, and remembers since when: before that it waited for nobody's word."""

    look_after: LookAfter
    clock: Clock
    diary: Diary
    since: datetime | None = None

    def __call__(self, _alive: Alive) -> None:
        """Look after the site once."""
        now = self.clock.now()
        self.since = self.since or now
        self.diary.watched(self.look_after(now, self.since))
