"""Those of one process who want to write to a file come in their order, and wait no longer than they may."""

import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from sisam.storage.engine import address_of
from sisam.storage.failures import DatabaseBusy
from sisam.storage.migrating import upgrade
from sisam.storage.pen import Pen, pen_of
from sisam.storage.unit_of_work import SqlStore

PATIENCE_S = 60.0


@pytest.fixture
def crowd() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(20) as threads:
        yield threads


def come(pen: Pen, threads: ThreadPoolExecutor, served: list[int], count: int) -> list[Future[None]]:
    """Let so many come for the pen, each after the one before stands in the queue."""

    def write(number: int) -> None:
        with pen.held(PATIENCE_S):
            served.append(number)

    coming = []
    for number in range(count):
        coming.append(threads.submit(write, number))
        while pen.waiting <= number:
            assert not coming[-1].done()
    return coming


def test_who_came_first_is_served_first(crowd: ThreadPoolExecutor) -> None:
    pen, served = Pen(), list[int]()

    with pen.held(PATIENCE_S):
        coming = come(pen, crowd, served, 20)
        before = list(served)
    for each in coming:
        each.result(PATIENCE_S)

    assert ([], list(range(20)), 0) == (before, served, pen.waiting)


def test_whoever_waits_for_too_long_is_told_and_leaves_the_queue_to_the_others(
    crowd: ThreadPoolExecutor,
) -> None:
    pen, served = Pen(), list[int]()

    def hasty() -> None:
        with pen.held(0.01):
            served.append(-1)

    with pen.held(PATIENCE_S):
        error = crowd.submit(hasty).exception(PATIENCE_S)
        waiting = pen.waiting
        coming = come(pen, crowd, served, 2)
    for each in coming:
        each.result(PATIENCE_S)

    assert isinstance(error, DatabaseBusy)
    assert (0, [0, 1]) == (waiting, served)


def test_whoever_holds_it_waits_for_nobody_and_keeps_it_to_the_end(crowd: ThreadPoolExecutor) -> None:
    pen, served = Pen(), list[int]()

    with pen.held(PATIENCE_S):
        with pen.held(0.0):
            coming = come(pen, crowd, served, 1)
        within = list(served)
    coming[0].result(PATIENCE_S)

    assert ([], [0]) == (within, served)


def test_what_goes_wrong_while_it_is_held_passes_it_on() -> None:
    pen = Pen()

    with pytest.raises(ZeroDivisionError), pen.held(0.0):
        raise ZeroDivisionError
    with ThreadPoolExecutor(1) as threads:
        assert None is threads.submit(lambda: pen.held(0.0).__enter__()).result(PATIENCE_S)


def test_whoever_is_interrupted_while_they_wait_is_not_handed_it(crowd: ThreadPoolExecutor) -> None:
    pen, taken, done = Pen(), threading.Event(), threading.Event()

    def hold() -> None:
        with pen.held(0.0):
            taken.set()
            while not pen.waiting:
                assert not done.is_set()
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)
            done.wait(PATIENCE_S)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGUSR1, interrupt)
    try:
        holding = crowd.submit(hold)
        taken.wait(PATIENCE_S)
        with pytest.raises(KeyboardInterrupt), pen.held(PATIENCE_S):
            pass
        waiting = pen.waiting
    finally:
        signal.signal(signal.SIGUSR1, before)
        done.set()
    holding.result(PATIENCE_S)

    assert 0 == waiting
    with pen.held(0.0):
        assert 0 == pen.waiting


def test_a_file_has_one_pen_however_it_is_called(tmp_path: Path) -> None:
    one = pen_of(tmp_path / "sisam.db")

    assert one is pen_of(tmp_path / "here" / ".." / "sisam.db")
    assert one is not pen_of(tmp_path / "other.db")


def test_two_stores_of_one_file_take_turns_and_a_reader_waits_for_neither(
    tmp_path: Path, crowd: ThreadPoolExecutor
) -> None:
    path = tmp_path / "sisam.db"
    upgrade(address_of(path), create=True)
    one, other = SqlStore(address_of(path)), SqlStore(address_of(path))

    def write() -> None:
        with other.write() as work:
            work.commit()

    with one.write() as work:
        coming = crowd.submit(write)
        while not pen_of(path).waiting:
            assert not coming.done()
        with other.read() as reading:
            cases = reading.cases.ids(open_only=False)
        work.commit()
    coming.result(PATIENCE_S)

    assert ([], 0) == (list(cases), pen_of(path).waiting)
    one.close()
    other.close()
