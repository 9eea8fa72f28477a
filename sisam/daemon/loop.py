"""A loop: one job that is done again and again, whatever becomes of it once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock

from sisam.daemon.diary import Diary

#: Gives a sign of life.
Alive = Callable[[], None]
#: What is done once, and gives signs of life where that takes long.
Job = Callable[[Alive], None]


@dataclass(slots=True)
class Loop:
    """A job with its rhythm and its record; another thread may look at it at any time."""

    name: str
    every_seconds: int
    job: Job
    diary: Diary
    #: Set when the daemon is asked to stop.
    stopping: Event
    #: Grows with every sign of life.
    signs: int = 0
    runs: int = 0
    failures: int = 0
    failures_in_a_row: int = 0
    _busy: Lock = field(default_factory=Lock)

    def turn(self) -> None:
        """Do the job once, unless the daemon is asked to stop."""
        with self._busy:
            if not self.stopping.is_set():
                self.do()

    def do(self) -> None:
        """Do the job; an error is told and counted, and the next time comes all the same."""
        self.give_sign()
        try:
            self.job(self.give_sign)
        except Exception as error:  # noqa: BLE001 — whatever happens, the daemon goes on
            self._fail(error)
        else:
            self.failures_in_a_row = 0
        self.runs += 1
        self.give_sign()

    def give_sign(self) -> None:
        """Say that the job is being done and does not hang."""
        self.signs += 1

    def ended(self, seconds: float) -> bool:
        """Wait for a turn that is being done and tell whether it ended in time."""
        if not self._busy.acquire(timeout=seconds):
            return False
        self._busy.release()
        return True

    def _fail(self, error: Exception) -> None:
        self.failures += 1
        self.failures_in_a_row += 1
        self.diary.job_failed(self.name, error, self.failures_in_a_row)
