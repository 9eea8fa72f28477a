"""Whoever hammers at the pages does not fill the log."""

from datetime import timedelta

from sisam.cli.refusal_tally import APART, RefusalTally
from tests.builders import NOW

ONE_SECOND = timedelta(seconds=1)


def added(tally: RefusalTally, *reasons: str) -> None:
    for why in reasons:
        tally.add(why)


def test_the_first_of_a_reason_is_told_at_once_and_the_others_a_minute_later() -> None:
    tally = RefusalTally()
    added(tally, "origin")
    first = tally.due(NOW)
    added(tally, *["origin"] * 40)

    assert {"origin": 1} == first
    assert {} == tally.due(NOW + APART - ONE_SECOND)
    assert {"origin": 40} == tally.due(NOW + APART)


def test_one_reason_does_not_hold_back_another() -> None:
    tally = RefusalTally()
    added(tally, "origin")
    tally.due(NOW)
    added(tally, "origin", "host")

    assert {"host": 1} == tally.due(NOW + ONE_SECOND)


def test_what_has_been_told_is_not_told_again() -> None:
    tally = RefusalTally()
    added(tally, "origin")
    tally.due(NOW)

    assert {} == tally.due(NOW + 2 * APART)
    assert {} == tally.rest(NOW + 2 * APART)


def test_at_the_end_nothing_is_left_untold() -> None:
    tally = RefusalTally()
    added(tally, "origin")
    tally.due(NOW)
    added(tally, "origin", "origin")

    assert {"origin": 2} == tally.rest(NOW + ONE_SECOND)


def test_a_clock_that_was_set_back_silences_nothing() -> None:
    tally = RefusalTally()
    added(tally, "origin")
    tally.due(NOW)
    added(tally, "origin")

    assert {"origin": 1} == tally.due(NOW - timedelta(hours=1))
