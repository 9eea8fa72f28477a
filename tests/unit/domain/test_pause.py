"""A pause moves what waits by its planned days while it goes on, and by those that it took afterwards."""

from dataclasses import replace
from datetime import date

import pytest

from sisam.domain.pause import Pause


def day(number: int) -> date:
    return date(2026, 11, number)


PAUSE = Pause("hospital", from_on=day(3), until_on=day(6), recorded_on=day(4))


def test_a_pause_goes_on_until_somebody_says_that_it_is_over() -> None:
    assert PAUSE.live
    assert not replace(PAUSE, ended_on=day(5)).live


@pytest.mark.parametrize(
    ("ended_on", "days"),
    [(None, 4), (day(3), 0), (day(5), 2), (day(7), 4), (day(10), 7), (day(1), 0)],
    ids=["planned", "none", "early", "as planned", "late", "never less than none"],
)
def test_its_days_are_the_planned_ones_until_it_is_known_how_many_it_took(
    ended_on: date | None, days: int
) -> None:
    assert days == replace(PAUSE, ended_on=ended_on).days


@pytest.mark.parametrize(("since", "days"), [(day(1), 4), (day(3), 4), (day(5), 2), (day(6), 1), (day(7), 0)])
def test_what_opens_during_a_pause_waits_for_the_days_that_are_left(since: date, days: int) -> None:
    assert days == PAUSE.days_since(since)


@pytest.mark.parametrize(("due_on", "found"), [(day(3), False), (day(4), True), (day(9), True)])
def test_it_finds_what_had_not_passed_when_it_was_recorded(due_on: date, found: bool) -> None:
    assert found is PAUSE.finds(due_on)
