"""The beater: the job that leaves the daemon's sign of life where others see it."""

from dataclasses import dataclass
from datetime import timedelta

from sisam.application.ports.beats import Beat
from sisam.application.ports.unit_of_work import Store
from sisam.clock import Clock
from sisam.daemon.loop import Alive
from sisam.daemon.sweeper import Sweeper

#: How long a daemon that fell silent is shown.
REMEMBERED = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Beater:
    """Writes when the daemon was last alive, and when its last sweep began and came to its end."""

    store: Store
    daemon_id: str
    host: str
    pid: int
    sweeper: Sweeper
    clock: Clock

    def __call__(self, _alive: Alive) -> None:
        """Write one beat, and forget daemons that have been silent for long."""
        now = self.clock.now()
        beat = Beat(
            id=self.daemon_id,
            host=self.host,
            pid=self.pid,
            last_beat=now,
            last_sweep_started=self.sweeper.started,
            last_sweep_completed=self.sweeper.completed,
        )
        with self.store.write() as work:
            # A beat that lies ahead was written before a clock was put right.
            work.beats.forget(now - REMEMBERED, now + REMEMBERED)
            work.beats.put(beat)
            work.commit()
