"""The voice: whether the site may tell people something, as the jobs that need one find it."""

from dataclasses import dataclass, field
from threading import Lock

from sisam.application.silence import SiteSilent
from sisam.daemon.diary import Diary
from sisam.daemon.loop import Alive, Job


@dataclass(slots=True)
class Voice:
    """Tells once that the site is silent and once that it speaks again, whichever job notices first."""

    diary: Diary
    silent: bool = False
    _changing: Lock = field(default_factory=Lock)

    def needed_by(self, job: Job) -> Job:
        """Return the job, for which it is no failure that the site is silent."""

        def quietly(alive: Alive) -> None:
            try:
                job(alive)
            except SiteSilent as silence:
                self._lost(silence)
            else:
                self._found()

        return quietly

    def _lost(self, silence: SiteSilent) -> None:
        with self._changing:
            if not self.silent:
                self.silent = True
                self.diary.site_silent(silence.since)

    def _found(self) -> None:
        with self._changing:
            if self.silent:
                self.silent = False
                self.diary.site_speaks()
