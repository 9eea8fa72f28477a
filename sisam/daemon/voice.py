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
    #: How often that has changed.
    _changes: int = 0
    _changing: Lock = field(default_factory=Lock)

    def needed_by(self, job: Job) -> Job:
        """Return the job, for which it is no failure that the site is silent."""

        def quietly(alive: Alive) -> None:
            before = self._changes
            try:
                job(alive)
            except SiteSilent as silence:
                self._lost(silence, before)
            else:
                self._found(before)

        return quietly

    def _lost(self, silence: SiteSilent, before: int) -> None:
        with self._changing:
            if not self.silent and self._is_news(before):
                self._change()
                self.diary.site_silent(silence.since)

    def _found(self, before: int) -> None:
        with self._changing:
            if self.silent and self._is_news(before):
                self._change()
                self.diary.site_speaks()

    def _is_news(self, before: int) -> bool:
        """Tell whether nobody has noticed anything since a job began, which may have asked before them."""
        return self._changes == before

    def _change(self) -> None:
        self.silent = not self.silent
        self._changes += 1
