"""The rounds: looking again and again until a signal comes."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from sisam.auditor.diary import Diary
from sisam.clock import Clock

#: However long a look took, there is a moment to hear a signal in before the next.
_REST_SECONDS: Final = 1.0


class Signals(Protocol):
    """What asks an auditor to stop."""

    def wait(self, seconds: float) -> str | None:
        """Return the name of a signal that comes within so many seconds, or None."""
        ...


class Manager(Protocol):
    """Whoever started the auditor and wants to hear how it is."""

    @property
    def watchdog_seconds(self) -> float | None:
        """Return how often it wants to hear that all is well; None: never."""
        ...

    def ready(self) -> None:
        """Say that the auditor works from now on."""
        ...

    def well(self) -> None:
        """Say that nothing hangs."""
        ...

    def stopping(self) -> None:
        """Say that the auditor ends."""
        ...


@dataclass(frozen=True, slots=True)
class Rounds:
    """Looks at once and then in a rhythm; a look that hangs gives no sign, so that it is started anew."""

    look: Callable[[], object]
    every_seconds: int
    clock: Clock
    diary: Diary
    manager: Manager

    def run(self, signals: AbstractContextManager[Signals]) -> None:
        """Look until a signal comes."""
        with signals as heard:
            self.diary.started()
            self.manager.ready()
            name = None
            while name is None:
                began = self.clock.now()
                self.look()
                self.manager.well()
                name = self._rest(heard, self._seconds_left(began))
            self.manager.stopping()
            self.diary.stopping(name)
        self.diary.stopped()

    def _seconds_left(self, began: datetime) -> float:
        """Return how long it is to the next look, wherever a clock was put meanwhile."""
        gone = (self.clock.now() - began).total_seconds()
        return min(max(self.every_seconds - gone, _REST_SECONDS), self.every_seconds)

    def _rest(self, heard: Signals, seconds: float) -> str | None:
        while seconds > 0:
            nap = min(seconds, self.manager.watchdog_seconds or seconds)
            name = heard.wait(nap)
            if name is not None:
                return name
            self.manager.well()
            seconds -= nap
        return None
