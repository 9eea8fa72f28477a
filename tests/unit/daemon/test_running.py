"""A daemon turns its loops until a signal comes, and lets what runs come to its end."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from threading import Event

from sisam.clock import SystemClock
from sisam.daemon.loop import Alive, Loop
from sisam.daemon.running import Daemon, Signals
from sisam.daemon.service_manager import ServiceManager
from sisam.daemon.timetable import Timetable
from tests.unit.daemon.heard import Heard

PATIENCE = 60
#: Longer than any of these tests takes: each loop turns once.
SELDOM = 20


@dataclass
class Waiting:
    """Signals of which one comes after something has happened."""

    happened: Event
    looks: int = 1
    waited: list[float] = field(default_factory=list)

    def wait(self, seconds: float) -> str | None:
        self.waited.append(seconds)
        assert self.happened.wait(PATIENCE)
        return "SIGTERM" if len(self.waited) > self.looks else None


class Manager(ServiceManager):
    """A service manager that keeps what it was told."""

    told: list[str] = []  # noqa: RUF012 — each test clears it

    def _send(self, *lines: str) -> None:
        self.told.append(lines[0])


class House:
    """A daemon with one loop that sweeps and one that beats."""

    def __init__(self, sweep: object = None, watchdog_seconds: float | None = None) -> None:
        self.stopping, self.swept, self.beats, self.heard = Event(), Event(), 0, Heard()
        self.sweep = Loop("sweep", SELDOM, sweep or self._sweep, self.heard, self.stopping)  # type: ignore[arg-type]
        self.beat = Loop("beat", SELDOM, self._beat, self.heard, self.stopping)
        loops = (self.beat, self.sweep)
        Manager.told.clear()
        self.daemon = Daemon(
            loops=loops,
            watched=loops,
            timetable=Timetable(loops, self.heard, SystemClock()),
            diary=self.heard,
            manager=Manager(None, watchdog_seconds),
            stopping=self.stopping,
            beat=self.beat,
        )

    def _sweep(self, _alive: Alive) -> None:
        self.swept.set()

    def _beat(self, _alive: Alive) -> None:
        self.beats += 1

    def run(self, signals: Waiting, drain_seconds: float = PATIENCE) -> bool:
        context: AbstractContextManager[Signals] = nullcontext(signals)
        return self.daemon.run(context, drain_seconds)


def test_a_daemon_starts_turns_stops_and_says_so() -> None:
    house = House()

    drained = house.run(Waiting(house.swept))

    assert drained
    assert [("started",), ("stopping", "SIGTERM"), ("stopped", True)] == house.heard.told
    assert ["READY=1", "WATCHDOG=1", "STOPPING=1"] == Manager.told


def test_the_last_beat_comes_after_everything_else() -> None:
    house = House()
    first = Event()

    def beat(_alive: Alive) -> None:
        house.heard.told.append(("beat",))
        first.set()

    house.beat.job = beat

    house.run(Waiting(first))

    assert [("stopping", "SIGTERM"), ("beat",), ("stopped", True)] == house.heard.told[-3:]


def test_it_looks_after_itself_as_often_as_the_watchdog_wants_to_hear() -> None:
    often, seldom = House(watchdog_seconds=1.5), House(watchdog_seconds=600.0)
    signals = [Waiting(often.swept), Waiting(seldom.swept)]

    often.run(signals[0])
    seldom.run(signals[1])

    assert [{1.5}, {5.0}] == [set(each.waited) for each in signals]


def test_a_loop_that_hangs_is_told_and_the_watchdog_hears_nothing_then() -> None:
    begun, may_end = Event(), Event()

    def hang(_alive: Alive) -> None:
        begun.set()
        may_end.wait(PATIENCE)

    house = House(sweep=hang)
    try:
        house.run(Waiting(begun, looks=30), drain_seconds=0.01)
    finally:
        may_end.set()

    assert ("job_stuck", "sweep") in house.heard.told
    assert ("stopped", False) == house.heard.told[-1]
    assert 30 > Manager.told.count("WATCHDOG=1") > 0


def test_a_job_that_fails_does_not_end_the_daemon() -> None:
    failed = Event()

    def fail(_alive: Alive) -> None:
        failed.set()
        raise RuntimeError("no database")

    house = House(sweep=fail)

    assert house.run(Waiting(failed))
    assert ("job_failed", "sweep", "no database", 1) in house.heard.told
