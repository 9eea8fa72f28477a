"""Dates read as people write them."""

from datetime import UTC, date, datetime

import pytest

from sisam.domain.language import Language
from sisam.wording.dates import long_date, moment, short_date, short_moment, week_number

SV, EN = Language.SV, Language.EN


@pytest.mark.parametrize(
    ("day", "language", "expected"),
    [
        (date(2026, 11, 2), SV, "2 november 2026"),
        (date(2026, 11, 2), EN, "2 November 2026"),
        (date(2027, 3, 31), SV, "31 mars 2027"),
        (date(2027, 5, 1), EN, "1 May 2027"),
    ],
)
def test_a_long_date_has_its_month_in_full(day: date, language: Language, expected: str) -> None:
    assert expected == long_date(day, language)


@pytest.mark.parametrize(
    ("day", "language", "expected"),
    [
        (date(2026, 11, 18), SV, "18 nov. 2026"),
        (date(2026, 11, 18), EN, "18 Nov 2026"),
        (date(2026, 5, 4), SV, "4 maj 2026"),
        (date(2026, 5, 4), EN, "4 May 2026"),
    ],
)
def test_a_short_date_has_its_month_shortened(day: date, language: Language, expected: str) -> None:
    assert expected == short_date(day, language)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 2), 45),
        (date(2026, 11, 1), 44),
        (date(2026, 12, 31), 53),
        (date(2027, 1, 3), 53),
        (date(2027, 1, 4), 1),
    ],
)
def test_weeks_are_numbered_from_monday_as_in_swedish_schools(day: date, expected: int) -> None:
    assert expected == week_number(day)


@pytest.mark.parametrize(
    ("instant", "language", "expected"),
    [
        (datetime(2026, 11, 2, 23, 30, tzinfo=UTC), SV, "3 november 2026 kl. 00:30"),
        (datetime(2026, 7, 1, 3, tzinfo=UTC), EN, "1 July 2026 05:00"),
    ],
)
def test_a_moment_is_told_by_the_clocks_of_sweden(
    instant: datetime, language: Language, expected: str
) -> None:
    assert expected == moment(instant, language)


@pytest.mark.parametrize(
    ("language", "expected"), [(SV, "3 nov. 2026 kl. 00:30"), (EN, "3 Nov 2026 at 00:30")]
)
def test_pages_tell_moments_with_the_month_shortened(language: Language, expected: str) -> None:
    assert expected == short_moment(datetime(2026, 11, 2, 23, 30, tzinfo=UTC), language)
