"""What is told is told to the nearest five, and two figures never give away a few between them."""

from itertools import product

import pytest

from sisam.application.overview.rounding import STEP, STEP_OF_DAYS, round_off, rounded
from sisam.application.overview.small_cells import Suppressed
from tests.unit.application.overview.differencing import differences, meant

SMALL = set(range(1, STEP))


@pytest.mark.parametrize(
    ("count", "told"),
    [(None, None), (0, 0), (1, None), (4, None), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15)],
)
def test_a_count_is_told_to_the_nearest_five_and_none_below_it(count: int | None, told: int | None) -> None:
    assert told == rounded(count, STEP)


@pytest.mark.parametrize(("days", "told"), [(0, 0), (49, None), (50, 50), (74, 50), (75, 100), (124, 100)])
def test_school_days_are_told_to_the_nearest_fifty(days: int, told: int | None) -> None:
    assert told == rounded(days, STEP_OF_DAYS)


def test_every_sum_is_rounded_by_itself() -> None:
    found = round_off(Suppressed(((7, 7), (7, None)), (14, 13), (14, 13), 27), STEP)

    assert Suppressed(((5, 5), (5, None)), (15, 15), (15, 15), 25) == found


def test_of_two_counts_nobody_can_tell_that_they_differ_by_a_few_nor_by_how_much() -> None:
    for less, more in product(range(60), repeat=2):
        told, other = rounded(less, STEP), rounded(more, STEP)
        if less > more or 0 == told == other:
            continue
        possible = differences(told, other)
        assert more - less in possible
        assert len(possible) > 1
        # But that there are some at all where a part has none: so much does a hidden count say, too.
        assert not possible <= SMALL or (told, other) == (0, None)


def test_every_count_that_is_told_could_be_another_too() -> None:
    for count in range(1, 60):
        assert count in meant(rounded(count, STEP))
        assert len(meant(rounded(count, STEP))) > 2
