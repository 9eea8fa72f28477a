"""The timetable: says when to look, and nothing else, by APScheduler."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from apscheduler.events import EVENT_JOB_MAX_INSTANCES, JobSubmissionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from sisam.clock import Clock
from sisam.daemon.diary import Diary
from sisam.daemon.loop import Loop

_LIBRARY: Final = "apscheduler"


class Again(BaseTrigger):  # type: ignore[misc] # the library has no types
    """Comes again so long after now; the library's own would count every time of a long standstill."""

    def __init__(self, after: timedelta) -> None:
        """Take how long after now."""
        self.after = after

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        """Return when it comes next."""
        return now + self.after


class Timetable:
    """Turns every loop in a thread of its own, at once and then in its rhythm, never twice at a time."""

    def __init__(self, loops: Sequence[Loop], diary: Diary, clock: Clock) -> None:
        """Write the timetable; nothing is done before `start`."""
        self._clock = clock
        self._every = {loop.name: timedelta(seconds=loop.every_seconds) for loop in loops}
        self._diary = diary
        # What the library would log, the loops and the listener below tell; it knows no closed list.
        logging.getLogger(_LIBRARY).addHandler(logging.NullHandler())
        logging.getLogger(_LIBRARY).propagate = False
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={loop.name: ThreadPoolExecutor(max_workers=1) for loop in loops},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._scheduler.add_listener(self._tell_skipped, EVENT_JOB_MAX_INSTANCES)
        for loop in loops:
            self._scheduler.add_job(
                loop.turn,
                Again(self._every[loop.name]),
                id=loop.name,
                executor=loop.name,
                next_run_time=clock.now(),
            )

    def start(self) -> None:
        """Begin."""
        self._scheduler.start()

    def keep_time(self) -> list[str]:
        """Bring forward what lies too far ahead, since the clock was put back; return the loops' names."""
        now = self._clock.now()
        late = [
            job.id
            for job in self._scheduler.get_jobs()
            if job.next_run_time is not None and job.next_run_time - now > self._every[job.id]
        ]
        for name in late:
            self._scheduler.modify_job(name, next_run_time=now)
        return late

    def stop(self) -> None:
        """Begin nothing more; what is being done goes on."""
        self._scheduler.shutdown(wait=False)

    def _tell_skipped(self, event: JobSubmissionEvent) -> None:
        self._diary.job_skipped(event.job_id)
