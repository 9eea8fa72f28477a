"""The mailbox is opened once and looked through again and again; an empty one is not worth a line."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event

from sisam.application.messages.delivery_news import NoNews
from sisam.application.messages.taking_bounces import BounceReport
from sisam.application.ports.bounces import Letter
from sisam.clock import FixedClock
from sisam.daemon.bounce_taker import BounceTaker
from sisam.errors import Unavailable
from tests.builders import NOW
from tests.sites import a_site
from tests.unit.daemon.heard import Heard


@dataclass
class Box:
    """A mailbox in memory, and whoever opens it."""

    lying: list[str] = field(default_factory=list)
    opened: int = 0
    missing: bool = False

    def open(self) -> "Box":
        if self.missing:
            raise Unavailable
        self.opened += 1
        return self

    def letters(self, limit: int) -> list[Letter]:
        return [Letter(key, None) for key in self.lying[:limit]]

    def put_away(self, keys: Sequence[str]) -> None:
        """Nothing here is a report."""

    def leave(self, keys: Sequence[str]) -> None:
        self.lying = [key for key in self.lying if key not in keys]


def a_taker(box: Box, diary: Heard, stopping: Event | None = None) -> BounceTaker:
    return BounceTaker(a_site(), box.open, FixedClock(NOW), diary, NoNews(), stopping or Event())


def test_what_lay_there_is_told_and_an_empty_mailbox_is_not() -> None:
    box, diary = Box(["a", "b"]), Heard()
    taker = a_taker(box, diary)

    taker(lambda: None)
    taker(lambda: None)

    assert [("bounces_taken", BounceReport(others=2))] == diary.told
    assert 1 == box.opened


def test_a_mailbox_that_is_not_there_yet_is_opened_when_it_is() -> None:
    box, diary = Box(["a"], missing=True), Heard()
    taker, failed = a_taker(box, diary), False
    try:
        taker(lambda: None)
    except Unavailable:
        failed = True
    box.missing = False

    taker(lambda: None)

    assert (True, 1) == (failed, len(diary.told))


def test_when_the_daemon_stops_no_letter_is_begun() -> None:
    box, stopping = Box(["a"]), Event()
    stopping.set()

    a_taker(box, Heard(), stopping)(lambda: None)

    assert ["a"] == box.lying
