"""Gap days: school days on which a placed pupil has no school, told from the dates of the case alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sisam.domain.anchor import Anchor
from sisam.domain.calendar import Calendar
from sisam.domain.case import Case
from sisam.domain.fact import Fact, PlacementType
from sisam.engine.clocks import local_date

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gap:
    """A time without school; it may hold no school day at all."""

    #: The first day that counts.
    first_on: date
    #: The first day that counts no more; where the gap goes on, the day after the last one looked at.
    until: date
    #: Nobody has recorded yet that school began.
    goes_on: bool
    #: School days within compulsory schooling.
    compulsory_days: int
    #: School days past it; not everybody wants school then, and nobody has recorded who does.
    other_days: int

    @property
    def days(self) -> int:
        """Return all its school days."""
        return self.compulsory_days + self.other_days


@dataclass(frozen=True, slots=True)
class Gaps:
    """The two times without school that a placement may bring."""

    #: From the start of the care to the first lesson at the home.
    at_admission: Gap | None
    #: From the discharge to the first day at the receiving school.
    at_discharge: Gap | None

    @property
    def days(self) -> int:
        """Return the school days of both."""
        return sum(gap.days for gap in (self.at_admission, self.at_discharge) if gap)


def gaps(calendar: Calendar, case: Case, today: date) -> Gaps:
    """Return the times without school of a case, as they are known at the end of a day.

    An acute pupil is taken out of school when the care is executed, any other when admitted. The day of
    the discharge is the home's. A planned start is no start: the gap goes on until the start is recorded,
    or until the case is closed and nobody follows the pupil any more.

    Raises:
        BeyondCalendar: a date of the case lies outside the calendar.
    """
    return Gaps(_at_admission(calendar, case, today), _at_discharge(calendar, case, today))


def _at_admission(calendar: Calendar, case: Case, today: date) -> Gap | None:
    starts = [case.anchors.get(Anchor.ADMITTED)]
    if case.facts.get(Fact.PLACEMENT_TYPE) == PlacementType.ACUTE:
        starts.append(case.anchors.get(Anchor.CARE_EXECUTED))
    known = [day for day in starts if day is not None]
    if not known:
        return None
    discharged = case.anchors.get(Anchor.DISCHARGED)
    # Without a lesson before it the discharge ends this gap, and the next one follows on it.
    end = case.anchors.get(Anchor.FIRST_LESSON) or (discharged + _ONE_DAY if discharged else None)
    return _gap(calendar, case, min(known), end, today)


def _at_discharge(calendar: Calendar, case: Case, today: date) -> Gap | None:
    discharged = case.anchors.get(Anchor.DISCHARGED)
    if discharged is None:
        return None
    return _gap(calendar, case, discharged + _ONE_DAY, case.anchors.get(Anchor.SCHOOL_STARTED), today)


def _gap(calendar: Calendar, case: Case, first_on: date, end: date | None, today: date) -> Gap:
    last_on = today if case.closed_at is None else min(today, local_date(case.closed_at))
    until = max(first_on, end if end is not None else last_on + _ONE_DAY)
    counted = [day for day in _days(first_on, until) if calendar.is_school_day(day)]
    compulsory_until = case.anchors.get(Anchor.COMPULSORY_SCHOOLING_UNTIL)
    # Whoever's age is not known counts as of compulsory age, as everywhere.
    compulsory = sum(1 for day in counted if compulsory_until is None or day <= compulsory_until)
    return Gap(first_on, until, end is None and case.open, compulsory, len(counted) - compulsory)


def _days(first_on: date, until: date) -> Iterator[date]:
    return (first_on + timedelta(days=offset) for offset in range((until - first_on).days))
