"""An overview looks back on whole months, quarters and years that are over."""

from datetime import date

import pytest

from sisam.application.overview.whole_periods import last_months, period_of, quarters, years
from sisam.errors import NotFound

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (TODAY, date(2025, 11, 1), date(2026, 10, 31)),
        (date(2026, 11, 30), date(2025, 11, 1), date(2026, 10, 31)),
        (date(2026, 12, 1), date(2025, 12, 1), date(2026, 11, 30)),
        (date(2027, 1, 31), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_the_last_twelve_months_end_with_the_last_whole_one(today: date, first: date, last: date) -> None:
    found = last_months(today)

    assert (first, last) == (found.first, found.last)
    assert found == period_of("", today)


def test_quarters_and_years_that_are_over_are_offered_the_latest_first() -> None:
    found = list(quarters(TODAY))

    assert ["2026-Q3", "2026-Q2", "2026-Q1", "2025-Q4"] == [each.name for each in found[:4]]
    assert (date(2026, 7, 1), date(2026, 9, 30)) == (found[0].first, found[0].last)
    assert ["2025", "2024", "2023"] == [each.name for each in years(TODAY)]


def test_whatever_is_offered_is_found_by_its_name() -> None:
    for each in (*quarters(TODAY), *years(TODAY)):
        assert each == period_of(each.name, TODAY)


@pytest.mark.parametrize(
    "name",
    ["2026", "2026-Q4", "2027-Q1", "2019", "2026-Q5", "2026-11", "9999", "0000", "\uff12025", "2025\n"],
)
def test_what_is_not_over_or_no_whole_period_is_not_found(name: str) -> None:
    with pytest.raises(NotFound):
        period_of(name, TODAY)


def test_a_quarter_is_over_on_the_day_after_its_last() -> None:
    with pytest.raises(NotFound):
        period_of("2026-Q3", date(2026, 9, 30))
    assert "2026-Q3" == period_of("2026-Q3", date(2026, 10, 1)).name
