"""The herald asks until the day's statements are there, and then not before the next day."""

from datetime import UTC, datetime, timedelta

from sisam.application.statements.stating import StatingReport
from sisam.clock import FixedClock
from sisam.daemon.herald import Herald
from tests.unit.daemon.heard import Heard

MORNING = datetime(2026, 11, 2, 4, tzinfo=UTC)


class Maker:
    """Makes statements from an hour on, and remembers when it was asked."""

    def __init__(self, begins: datetime) -> None:
        self.begins = begins
        self.asked: list[datetime] = []
        self.made = 3

    def __call__(self, now: datetime) -> StatingReport | None:
        self.asked.append(now)
        return StatingReport(now.date(), self.made, self.made, 0) if now >= self.begins else None


def test_it_asks_until_they_are_made_and_then_not_before_the_next_day() -> None:
    clock, heard, maker = FixedClock(MORNING), Heard(), Maker(MORNING + timedelta(hours=1))
    herald = Herald(maker, clock, heard)

    for minutes in (0, 59, 1, 1, 600):
        clock.advance(timedelta(minutes=minutes))
        herald(lambda: None)

    assert [MORNING + timedelta(minutes=minutes) for minutes in (0, 59, 60)] == maker.asked
    assert [("stated", StatingReport(MORNING.date(), 3, 3, 0), 0.0)] == heard.told
    clock.advance(timedelta(days=1))
    herald(lambda: None)
    assert (4, 2) == (len(maker.asked), len(heard.told))


def test_it_is_silent_where_another_daemon_has_made_them() -> None:
    heard, maker = Heard(), Maker(MORNING)
    maker.made = 0

    Herald(maker, FixedClock(MORNING), heard)(lambda: None)

    assert [] == heard.told


def test_a_file_that_was_missing_is_told() -> None:
    heard, report = Heard(), StatingReport(MORNING.date(), 0, 0, 2)

    Herald(lambda _now: report, FixedClock(MORNING), heard)(lambda: None)

    assert [("stated", report, 0.0)] == heard.told
