"""Pages tell days and times as people say them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from sisam.domain.language import Language
from sisam.web import dates
from sisam.web.language import speaking

SV, EN = Language.SV, Language.EN
TODAY = date(2026, 11, 18)
#: Half past eleven in the evening in London is the next day in Sweden.
LATE = datetime(2026, 11, 17, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            SV,
            [
                "18 nov. 2026",
                "18 november 2026",
                "onsdag 18 nov. 2026",
                "vecka 47",
                "00:30",
                "18 nov. 2026 kl. 00:30",
            ],
        ),
        (
            EN,
            [
                "18 Nov 2026",
                "18 November 2026",
                "Wednesday 18 Nov 2026",
                "week 47",
                "00:30",
                "18 Nov 2026 at 00:30",
            ],
        ),
    ],
)
def test_a_moment_is_told_as_it_is_in_sweden(language: Language, expected: list[str]) -> None:
    ways = (dates.day, dates.full_day, dates.weekday, dates.week, dates.clock, dates.moment_of)
    with speaking(language):
        assert expected == [way(LATE) for way in ways]


@pytest.mark.parametrize("told", [dates.day, dates.moment_of])
def test_a_moment_without_a_zone_is_refused(told: Callable[[datetime], str]) -> None:
    with pytest.raises(ValueError, match="without a zone"):
        told(datetime(2026, 11, 18, 6))  # noqa: DTZ001 — the very mistake


@pytest.mark.parametrize(
    ("days", "swedish", "english"),
    [
        (-400, "för 13 månader sedan", "13 months ago"),
        (-60, "för 8 veckor sedan", "8 weeks ago"),
        (-14, "för 2 veckor sedan", "2 weeks ago"),
        (-13, "för 13 dagar sedan", "13 days ago"),
        (-2, "för 2 dagar sedan", "2 days ago"),
        (-1, "i går", "yesterday"),
        (0, "i dag", "today"),
        (1, "i morgon", "tomorrow"),
        (2, "om 2 dagar", "in 2 days"),
        (13, "om 13 dagar", "in 13 days"),
        (14, "om 2 veckor", "in 2 weeks"),
        (60, "om 8 veckor", "in 8 weeks"),
        (61, "om 2 månader", "in 2 months"),
        (1961, "om 5 år", "in 5 years"),
    ],
)
def test_a_day_is_told_by_how_far_off_it_is(days: int, swedish: str, english: str) -> None:
    there = TODAY + timedelta(days=days)
    with speaking(SV):
        assert swedish == dates.relative(there, TODAY)
    with speaking(EN):
        assert english == dates.relative(there, TODAY)


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        (date(2026, 11, 16), "2 dagar försenat"),
        (date(2026, 11, 17), "1 dag försenat"),
        (date(2026, 11, 18), "i dag"),
        (date(2026, 11, 20), "om 2 dagar"),
    ],
)
def test_lateness_counts_from_the_day_after_the_last_one(due_on: date, expected: str) -> None:
    assert expected == dates.late(due_on, LATE)
