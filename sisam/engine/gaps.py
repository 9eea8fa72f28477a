"""Gap days: school days on which a pupil of compulsory school age goes to no school."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from sisam.domain.anchor import Anchor
from sisam.domain.calendar import Calendar
from sisam.domain.case import Case
from sisam.domain.fact import Fact
from sisam.domain.schooling import Spell
from sisam.domain.workflow import Phase
from sisam.engine.clocks import local_date
from sisam.engine.schooling import Anchors, Facts, followed_from, spells

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Missing:
    """That a pupil goes to no school on a day."""

    #: The first school day without school.
    since: date
    #: School days from then on, the day that is looked at included.
    days: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """The days without school of a case, by phase."""

    #: Before the admission, in the placement, after the discharge.
    by_phase: Mapping[Phase, int] = field(default_factory=lambda: dict.fromkeys(Phase, 0))
    #: The first school day of the time without school that goes on; None: it does not, or the case is closed.
    since: date | None = None

    @property
    def days(self) -> int:
        """Return the days without school in all phases."""
        return sum(self.by_phase.values())


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last one, both included."""

    first: date
    last: date

    def within(self, first: date, last: date) -> "Period":
        """Return what of it lies between two days; where nothing does, it ends before it begins."""
        return Period(max(self.first, first), min(self.last, last))


def gaps(calendar: Calendar, case: Case, today: date, since: date | None = None) -> Gaps:
    """Return the days without school of a case, from when it is looked after the pupil until a day.

    A closed case is looked at until the day on which it was closed. A planned spell is no schooling. Only
    days from `since` on are counted, where it is named.

    Raises:
        BeyondCalendar: a date of the case lies outside the calendar.
    """
    last = today if case.closed_at is None else min(today, local_date(case.closed_at))
    first = followed_from(case.anchors, case.facts)
    local = calendar.in_municipality(case.facts.get(Fact.HOME_MUNICIPALITY))
    period = Period(first if since is None else max(first, since), last)
    return gaps_in(local, case.anchors, spells(case), period, goes_on=case.open)


def gaps_in(
    calendar: Calendar, anchors: Anchors, found: Iterable[Spell], period: Period, *, goes_on: bool
) -> Gaps:
    """Return the days of a period that no spell covers: school days, within compulsory school age.

    Raises:
        BeyondCalendar: the period does not lie within the calendar.
    """
    without = list(_without(found, period))
    until = anchors.get(Anchor.COMPULSORY_SCHOOLING_UNTIL, date.max)
    by_phase = {
        phase: sum(_days(calendar, each.within(span.first, min(span.last, until))) for each in without)
        for phase, span in _phases(anchors).items()
    }
    return Gaps(
        by_phase,
        since=_since(calendar, without, period) if goes_on and period.last <= until else None,
    )


def without_school(
    calendar: Calendar, anchors: Anchors, facts: Facts, last_on: date | None, day: date
) -> Missing | None:
    """Return since when a pupil whom no spell covers on a day is without school; None: it does not count.

    It does not past compulsory age, nor before the first school day since the last spell, which ended on
    `last_on`, or since the case began. Whoever's age is not known counts as of compulsory age, as everywhere.

    Raises:
        BeyondCalendar: a date lies outside the calendar.
    """
    if day > anchors.get(Anchor.COMPULSORY_SCHOOLING_UNTIL, date.max):
        return None
    calendar = calendar.in_municipality(facts.get(Fact.HOME_MUNICIPALITY))
    begins = followed_from(anchors, facts)
    first = begins if last_on is None else max(begins, last_on + _ONE_DAY)
    days = _days(calendar, Period(first, day))
    return Missing(calendar.school_day_after(first, 0), days) if days else None


def _phases(anchors: Anchors) -> Mapping[Phase, Period]:
    """Return the days of each phase; the day of discharge is still the home's."""
    admitted = anchors.get(Anchor.FIRST_ADMITTED) or anchors.get(Anchor.ADMITTED) or date.max
    discharged = max(anchors.get(Anchor.DISCHARGED, date.max), admitted)
    return {
        Phase.BEFORE: Period(date.min, admitted - _ONE_DAY if admitted < date.max else date.max),
        Phase.DURING: Period(admitted, discharged),
        Phase.AFTER: Period(discharged + _ONE_DAY if discharged < date.max else date.max, date.max),
    }


def _without(found: Iterable[Spell], period: Period) -> Iterator[Period]:
    """Yield the parts of a period that no spell covers."""
    first = period.first
    for spell in sorted((each for each in found if not each.planned), key=lambda each: each.from_on):
        if spell.from_on > period.last:
            break
        if spell.from_on > first:
            yield Period(first, spell.from_on - _ONE_DAY)
        if spell.until_on is None:
            return
        first = max(first, spell.until_on + _ONE_DAY)
    if first <= period.last:
        yield Period(first, period.last)


def _since(calendar: Calendar, without: list[Period], period: Period) -> date | None:
    """Return the first school day of the part that reaches the period's end."""
    if not without or without[-1].last != period.last or not _days(calendar, without[-1]):
        return None
    return calendar.school_day_after(without[-1].first, 0)


def _days(calendar: Calendar, period: Period) -> int:
    return calendar.school_days_between(period.first, period.last) if period.first <= period.last else 0
