"""The rounds: a look at once and then in a rhythm, by a clock that a test moves by hand."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from sisam.auditor.rounds import Rounds
from sisam.clock import FixedClock
from tests.builders import NOW
from tests.unit.auditor.inspections import Heard

EVERY = 300


@dataclass
class Signals:
    """Lets time pass instead of waiting, and asks to stop after so many waits."""

    clock: FixedClock
    waits: int
    waited: list[float] = field(default_factory=list)

    def wait(self, seconds: float) -> str | None:
        self.waited.append(seconds)
        if len(self.waited) == self.waits:
            return "SIGTERM"
        self.clock.advance(timedelta(seconds=seconds))
        return None

    def context(self) -> AbstractContextManager["Signals"]:
        return nullcontext(self)


@dataclass
class Manager:
    """Keeps what a service manager would hear."""

    watchdog_seconds: float | None = None
    heard: list[str] = field(default_factory=list)

    def ready(self) -> None:
        self.heard.append("ready")

    def well(self) -> None:
        self.heard.append("well")

    def stopping(self) -> None:
        self.heard.append("stopping")


def looks(
    waits: int, lasting: Sequence[int] = (0,) * 9, manager: Manager | None = None
) -> tuple[list[float], list[float], Heard]:
    """When the looks began, how long was waited between them, and what was told."""
    clock, heard, began = FixedClock(NOW), Heard(), list[float]()
    signals = Signals(clock, waits)

    def look() -> None:
        began.append((clock.now() - NOW).total_seconds())
        clock.move_to(clock.now() + timedelta(seconds=lasting[len(began) - 1]))

    Rounds(look, EVERY, clock, heard, manager or Manager()).run(signals.context())
    return began, signals.waited, heard


def test_it_looks_at_once_and_then_every_five_minutes() -> None:
    began, _, heard = looks(waits=3)

    assert [0, 300, 600] == began
    assert [("started",), ("stopping", "SIGTERM"), ("stopped",)] == heard.told_of


def test_the_time_that_a_look_takes_does_not_put_off_the_next() -> None:
    began, waited, _ = looks(waits=3, lasting=(40, 100, 0))

    assert ([0, 300, 600], [260, 200]) == (began, waited[:2])


def test_a_look_that_takes_longer_than_the_rhythm_leaves_a_moment_to_hear_a_signal() -> None:
    began, waited, _ = looks(waits=2, lasting=(1000, 0))

    assert ([0, 1001], [1, 300]) == (began, waited)


@pytest.mark.parametrize("jump", [-3600, -86_400 * 400])
def test_where_the_clock_is_put_back_the_next_look_comes_within_the_rhythm(jump: int) -> None:
    _, waited, _ = looks(waits=2, lasting=(jump, 0))

    assert [EVERY, EVERY] == waited


def test_the_manager_hears_that_all_is_well_between_looks_too() -> None:
    manager = Manager(watchdog_seconds=100)

    began, waited, _ = looks(waits=4, manager=manager)

    assert ([0, 300], [100, 100, 100, 100]) == (began, waited)
    assert ["ready", *["well"] * 5, "stopping"] == manager.heard


def test_a_signal_during_a_rest_ends_it_at_once() -> None:
    began, waited, _ = looks(waits=1, manager=Manager(watchdog_seconds=100))

    assert ([0], [100]) == (began, waited)
