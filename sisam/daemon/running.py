"""Running: a daemon from its first look to its last."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from threading import Event
from typing import Final, Protocol

from sisam.daemon.diary import Diary
from sisam.daemon.loop import Loop
from sisam.daemon.service_manager import ServiceManager
from sisam.daemon.timetable import Timetable
from sisam.daemon.watch import Watch

#: How far apart the daemon looks after itself, unless its watchdog wants to hear of it more often.
LOOK_SECONDS: Final = 5.0
#: How long what is being done may take when the daemon is asked to stop; a message on its way is sent again.
DRAIN_SECONDS: Final = 8.0


class Signals(Protocol):
    """What asks a daemon to stop."""

    def wait(self, seconds: float) -> str | None:
        """Return the name of a signal that comes within so many seconds, or None."""
        ...


@dataclass(frozen=True, slots=True)
class Daemon:
    """Loops that turn until a signal comes."""

    loops: Sequence[Loop]
    #: Those of the loops that must never hang.
    watched: Sequence[Loop]
    timetable: Timetable
    diary: Diary
    manager: ServiceManager
    stopping: Event
    #: Leaves the daemon's sign of life, the last one when nothing else runs any more.
    beat: Loop

    def run(self, signals: AbstractContextManager[Signals], drain_seconds: float = DRAIN_SECONDS) -> bool:
        """Turn the loops until a signal comes and tell whether all that was running came to its end."""
        apart = min(LOOK_SECONDS, self.manager.watchdog_seconds or LOOK_SECONDS)
        watch = Watch(self.watched, apart)
        with signals as heard:
            self.timetable.start()
            self.diary.started()
            self.manager.ready()
            while (name := heard.wait(apart)) is None:
                self._look_after(watch)
            self.diary.stopping(name)
            drained = self._drain(drain_seconds)
        self.diary.stopped(drained=drained)
        return drained

    def _look_after(self, watch: Watch) -> None:
        self.timetable.keep_time()
        hanging = watch.look()
        for name in hanging:
            self.diary.job_stuck(name)
        if not hanging:
            self.manager.well()

    def _drain(self, seconds: float) -> bool:
        """Let what is being done come to its end, store it, and leave a last beat."""
        self.manager.stopping()
        self.stopping.set()
        self.timetable.stop()
        drained = all(loop.ended(seconds) for loop in self.loops)
        self.beat.do()
        return drained
