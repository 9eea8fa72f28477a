"""The timetable turns each loop at once, side by side with the others, and never twice at a time."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from sisam.clock import Clock, FixedClock, SystemClock
from sisam.daemon.loop import Alive, Loop
from sisam.daemon.timetable import Again, Timetable
from tests.builders import NOW
from tests.unit.daemon.heard import Heard, a_loop

#: Far longer than anything here takes; whoever waits is woken before.
PATIENCE = 60


@contextmanager
def running(
    loops: Sequence[Loop], heard: Heard | None = None, clock: Clock | None = None
) -> Iterator[Timetable]:
    timetable = Timetable(loops, heard or Heard(), clock or SystemClock())
    timetable.start()
    try:
        yield timetable
    finally:
        timetable.stop()


class Slow:
    """A job that lasts until it is let go of."""

    def __init__(self) -> None:
        self.begun, self.may_end = Event(), Event()
        self.times = 0

    def __call__(self, _alive: Alive) -> None:
        self.times += 1
        self.begun.set()
        self.may_end.wait(timeout=PATIENCE)


class Noted:
    """A job that notes that it has been done."""

    def __init__(self, times: int = 1) -> None:
        self.left, self.done = times, Event()

    def __call__(self, _alive: Alive) -> None:
        self.left -= 1
        if self.left <= 0:
            self.done.set()


def test_every_loop_is_turned_at_once() -> None:
    jobs = [Noted(), Noted()]
    loops = [a_loop(job, name, every_seconds=3600) for job, name in zip(jobs, "ab", strict=True)]

    with running(loops):
        assert all(job.done.wait(PATIENCE) for job in jobs)


def test_a_job_that_hangs_delays_no_other() -> None:
    slow, quick = Slow(), Noted(times=2)

    with running([a_loop(slow, "deliver", 1), a_loop(quick, "sweep", 1)]):
        assert slow.begun.wait(PATIENCE)
        assert quick.done.wait(PATIENCE)
        slow.may_end.set()

    assert 1 == slow.times


def test_a_job_whose_time_comes_while_it_is_being_done_is_skipped_and_told() -> None:
    told, slow = Event(), Slow()

    class Telling(Heard):
        def job_skipped(self, job: str) -> None:
            super().job_skipped(job)
            told.set()

    heard = Telling()
    with running([a_loop(slow, "deliver", 1)], heard):
        assert told.wait(PATIENCE)
        slow.may_end.set()

    assert (("job_skipped", "deliver"), 1) == (heard.told[0], slow.times)


def test_what_lies_ahead_because_the_clock_was_put_back_is_brought_forward() -> None:
    clock = FixedClock(datetime.now(UTC) + timedelta(days=365))  # noqa: TID251 — the library reads no other
    job = Noted()

    with running([a_loop(job, "sweep", 20)], clock=clock) as timetable:
        before = job.done.is_set()
        clock.move_to(datetime.now(UTC))  # noqa: TID251
        brought = timetable.keep_time()
        assert job.done.wait(PATIENCE)

    assert (False, ["sweep"]) == (before, brought)


def test_what_lies_within_its_rhythm_is_left_alone() -> None:
    job = Noted()

    with running([a_loop(job, "sweep", 3600)]) as timetable:
        assert job.done.wait(PATIENCE)
        assert [] == timetable.keep_time()


@pytest.mark.parametrize("standstill", [timedelta(0), timedelta(days=365)])
def test_however_long_it_stood_still_the_next_time_is_one(standstill: timedelta) -> None:
    now = NOW + standstill

    assert now + timedelta(seconds=20) == Again(timedelta(seconds=20)).get_next_fire_time(NOW, now)


def test_the_library_logs_nothing_past_the_closed_list(capsys: pytest.CaptureFixture[str]) -> None:
    Timetable([], Heard(), SystemClock())

    logging.getLogger("apscheduler.executors.sweep").error("Kim Ek")

    assert ("", "") == tuple(capsys.readouterr())
