"""The sums of days without school: by phase, and by municipality where nobody can be told apart."""

from datetime import date

import pytest

from sisam.application.cases.listing_gaps import (
    GapFilter,
    GapLine,
    MunicipalSum,
    by_municipality,
    by_phase,
)
from sisam.domain.workflow import Phase
from sisam.engine.gaps import Gaps


def lines(code: str | None, count: int, days: int = 2) -> list[GapLine]:
    gaps = Gaps({Phase.BEFORE: 0, Phase.DURING: days, Phase.AFTER: 1}, since=date(2026, 11, 2))
    return [GapLine(f"{code}/{each}", Phase.AFTER, False, gaps, code) for each in range(count)]


def test_days_are_summed_by_phase() -> None:
    assert {Phase.BEFORE: 0, Phase.DURING: 6, Phase.AFTER: 3} == by_phase(lines("0180", 3))


def test_fewer_than_five_pupils_of_a_municipality_are_not_told() -> None:
    found = by_municipality([*lines("0180", 4), *lines("0380", 5), *lines("1480", 1)])

    assert [
        MunicipalSum("0180", None, None),
        MunicipalSum("0380", 5, 15),
        MunicipalSum("1480", None, None),
    ] == found


def test_one_small_municipality_hides_the_next_so_that_it_does_not_follow_from_the_sum() -> None:
    found = by_municipality([*lines("0180", 4), *lines("0380", 6), *lines("1480", 9)])

    assert [("0180", None), ("0380", None), ("1480", 9)] == [
        (each.municipality, each.pupils) for each in found
    ]


def test_a_pupil_of_whom_no_municipality_may_be_told_is_in_no_sum_by_municipality() -> None:
    assert [] == by_municipality(lines(None, 7))


@pytest.mark.parametrize(
    ("wanted", "home", "fits"),
    [
        (GapFilter(), None, True),
        (GapFilter(county="01"), "0180", True),
        (GapFilter(county="01"), "0380", False),
        (GapFilter(county="01"), None, False),
        (GapFilter(municipality="0180"), "0180", True),
        (GapFilter(municipality="0180"), None, False),
    ],
)
def test_a_filter_by_place_finds_nobody_of_whom_no_place_may_be_told(
    wanted: GapFilter, home: str | None, fits: bool
) -> None:
    assert fits is wanted.fits_home(home)
