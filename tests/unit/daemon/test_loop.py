"""A loop does its job whatever becomes of it once, and whoever looks sees how it goes."""

from threading import Event, Thread

from sisam.daemon.loop import Alive
from tests.unit.daemon.heard import Heard, a_loop


def failing(*errors: Exception | None) -> object:
    left = list(errors)

    def job(_alive: Alive) -> None:
        error = left.pop(0)
        if error is not None:
            raise error

    return job


def test_a_job_that_fails_is_told_and_counted_and_done_again() -> None:
    heard = Heard()
    loop = a_loop(failing(ValueError("one"), ValueError("two"), None, ValueError("three")), diary=heard)  # type: ignore[arg-type]

    for _ in range(4):
        loop.turn()

    assert [
        ("job_failed", "sweep", "one", 1),
        ("job_failed", "sweep", "two", 2),
        ("job_failed", "sweep", "three", 1),
    ] == heard.told
    assert (4, 3, 1) == (loop.runs, loop.failures, loop.failures_in_a_row)


def test_a_loop_gives_signs_when_it_begins_and_ends_and_when_its_job_does() -> None:
    seen: list[int] = []

    def job(alive: Alive) -> None:
        seen.append(loop.signs)
        alive()
        seen.append(loop.signs)

    loop = a_loop(job)
    loop.turn()

    assert ([1, 2], 3) == (seen, loop.signs)


def test_nothing_is_begun_once_the_daemon_is_asked_to_stop_but_what_must_be_done_is_done() -> None:
    stopping = Event()
    stopping.set()
    loop = a_loop(stopping=stopping)

    loop.turn()
    before = loop.runs
    loop.do()

    assert (0, 1) == (before, loop.runs)


def test_a_turn_that_is_being_done_is_waited_for_so_long_and_no_longer() -> None:
    begun, may_end = Event(), Event()

    def job(_alive: Alive) -> None:
        begun.set()
        may_end.wait(timeout=60)

    loop = a_loop(job)
    thread = Thread(target=loop.turn)
    thread.start()
    begun.wait(timeout=60)
    while_it_runs = loop.ended(0.01)
    may_end.set()
    thread.join(timeout=60)

    assert (False, True) == (while_it_runs, loop.ended(0.01))
