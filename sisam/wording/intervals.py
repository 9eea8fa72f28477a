"""Intervals in words, such as "10 arbetsdagar" and "efter"."""

from collections.abc import Mapping
from typing import Final

from sisam.domain.language import Language
from sisam.domain.reckoning import Clock, Direction, Interval
from sisam.wording.terms import Pair, chosen

#: In both languages: one, and several.
_UNITS: Final[Mapping[Clock, tuple[Pair, Pair]]] = {
    Clock.DAYS: (("dag", "day"), ("dagar", "days")),
    Clock.WEEKS: (("vecka", "week"), ("veckor", "weeks")),
    Clock.MONTHS: (("månad", "month"), ("månader", "months")),
    Clock.YEARS: (("år", "year"), ("år", "years")),
    Clock.WORKING_DAYS: (("arbetsdag", "working day"), ("arbetsdagar", "working days")),
    Clock.SCHOOL_DAYS: (("skoldag", "school day"), ("skoldagar", "school days")),
}
_DIRECTIONS: Final[Mapping[Direction, Pair]] = {
    Direction.AFTER: ("efter", "after"),
    Direction.BEFORE: ("före", "before"),
}


def interval_in_words(interval: Interval, language: Language) -> str:
    """Return how long an interval is."""
    return f"{interval.count} {chosen(_UNITS[interval.clock][interval.count != 1], language)}"


def distance_in_words(interval: Interval, direction: Direction, language: Language) -> str:
    """Return how long after or before something it is."""
    return f"{interval_in_words(interval, language)} {direction_in_words(direction, language)}"


def direction_in_words(direction: Direction, language: Language) -> str:
    """Return whether it is counted forwards or backwards."""
    return chosen(_DIRECTIONS[direction], language)
