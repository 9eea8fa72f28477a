"""The clocks tell aware instants in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from sisam.clock import Clock, FixedClock, SystemClock

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize("clock", [SystemClock(), FixedClock(NOON)])
def test_every_clock_tells_an_aware_instant_in_utc(clock: Clock) -> None:
    assert UTC is clock.now().tzinfo


def test_the_system_clock_does_not_go_backwards_between_two_looks() -> None:
    clock = SystemClock()

    first = clock.now()

    assert first <= clock.now()


def test_a_fixed_clock_stands_still() -> None:
    clock = FixedClock(NOON)

    assert [NOON, NOON] == [clock.now(), clock.now()]


def test_a_fixed_clock_keeps_an_instant_of_another_zone_in_utc() -> None:
    clock = FixedClock(datetime(2026, 11, 2, 13, tzinfo=ZoneInfo("Europe/Stockholm")))

    assert (NOON, UTC) == (clock.now(), clock.now().tzinfo)


def test_a_fixed_clock_is_advanced_by_hand() -> None:
    clock = FixedClock(NOON)

    returned = clock.advance(timedelta(days=1, hours=1))

    assert datetime(2026, 11, 3, 13, tzinfo=UTC) == returned == clock.now()


def test_a_fixed_clock_is_not_advanced_backwards() -> None:
    clock = FixedClock(NOON)

    with pytest.raises(ValueError, match="backwards"):
        clock.advance(timedelta(seconds=-1))

    assert NOON == clock.now()


def test_a_fixed_clock_is_moved_to_an_instant_earlier_or_later() -> None:
    clock = FixedClock(NOON)

    clock.move_to(datetime(2020, 1, 1, 2, tzinfo=timezone(timedelta(hours=2))))

    assert datetime(2020, 1, 1, tzinfo=UTC) == clock.now()


def test_a_fixed_clock_refuses_a_naive_instant() -> None:
    naive = NOON.replace(tzinfo=None)

    with pytest.raises(ValueError, match="time zone"):
        FixedClock(naive)
    with pytest.raises(ValueError, match="time zone"):
        FixedClock(NOON).move_to(naive)
