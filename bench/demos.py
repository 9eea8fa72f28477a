"""A small demo, whole: what it costs, and what that is for each event of its journals."""

import sqlite3
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

from sisam.settings import Settings
from sisam.simulation.demo import Demo

CASES = 30
MONTHS = 6
_UNTIL = date(2026, 11, 2)


@dataclass(frozen=True, slots=True)
class Lived:
    """What a demo took."""

    cases: int
    events: int
    mails: int
    seconds: float
    cpu_seconds: float

    @property
    def cpu_milliseconds_an_event(self) -> float:
        """Return what an event cost, with everything that is done around it."""
        return 1000 * self.cpu_seconds / self.events


def measure(scratch: Path, cases: int = CASES, months: int = MONTHS) -> Lived:
    """Live a demo from the founding of its site to the report, and return what it took."""
    folder = scratch / "demo"
    began, worked = perf_counter(), process_time()
    Demo(folder, _UNTIL, seed=1, cases=cases, months=months).run()
    seconds, cpu_seconds = perf_counter() - began, process_time() - worked
    with sqlite3.connect(folder / Settings().database) as connection:
        (events,) = connection.execute("SELECT count(*) FROM v_event").fetchone()
        (mails,) = connection.execute("SELECT count(*) FROM v_message WHERE status = 'sent'").fetchone()
    return Lived(cases, events, mails, seconds, cpu_seconds)
