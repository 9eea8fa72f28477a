"""Intervals are said in both languages, one of a thing otherwise than several."""

import pytest

from sisam.domain.language import Language
from sisam.domain.reckoning import Clock, Direction, Interval
from sisam.wording.intervals import direction_in_words, distance_in_words, interval_in_words

SV, EN = Language.SV, Language.EN


@pytest.mark.parametrize(
    ("count", "clock", "swedish", "english"),
    [
        (1, Clock.WORKING_DAYS, "1 arbetsdag", "1 working day"),
        (10, Clock.WORKING_DAYS, "10 arbetsdagar", "10 working days"),
        (0, Clock.SCHOOL_DAYS, "0 skoldagar", "0 school days"),
        (1, Clock.YEARS, "1 år", "1 year"),
        (6, Clock.WEEKS, "6 veckor", "6 weeks"),
    ],
)
def test_an_interval_is_said_with_its_unit(count: int, clock: Clock, swedish: str, english: str) -> None:
    interval = Interval(count, clock)

    assert (swedish, english) == (interval_in_words(interval, SV), interval_in_words(interval, EN))


def test_a_distance_says_in_which_direction() -> None:
    assert "10 dagar före" == distance_in_words(Interval(10, Clock.DAYS), Direction.BEFORE, SV)


@pytest.mark.parametrize("language", Language)
def test_every_unit_and_every_direction_can_be_said(language: Language) -> None:
    assert len(Clock) == len({interval_in_words(Interval(2, clock), language) for clock in Clock})
    assert len(Direction) == len({direction_in_words(each, language) for each in Direction})
