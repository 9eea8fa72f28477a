"""Days without school, added up over many pupils."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sisam.application.ports.overviews import Followed, GapDays, Reach, Spot
from sisam.domain.calendar import Calendar
from sisam.domain.workflow import Phase
from sisam.engine.clocks import local_date
from sisam.engine.gaps import Gaps, Period, gaps_in
from sisam.engine.schooling import followed_from


def add_up_gaps(
    followed: Iterable[Followed], calendar: Calendar, reach: Reach, today: date
) -> tuple[GapDays, ...]:
    """Return the days without school that lie in the period of a reach, until today.

    Raises:
        BeyondCalendar: the period does not lie within the calendar.
    """
    pupils: Counter[tuple[Spot, Phase | None]] = Counter()
    days: Counter[tuple[Spot, Phase | None]] = Counter()
    for each in followed:
        found = _gaps(each, calendar, reach, today)
        for phase, count in ((None, found.days), *found.by_phase.items()):
            if count:
                pupils[each.spot, phase] += 1
                days[each.spot, phase] += count
    return tuple(GapDays(spot, phase, count, days[spot, phase]) for (spot, phase), count in pupils.items())


def _gaps(each: Followed, calendar: Calendar, reach: Reach, today: date) -> Gaps:
    closed_on = local_date(each.closed_at) if each.closed_at else today
    first = max(reach.first, followed_from(each.anchors, each.facts))
    period = Period(first, min(reach.last, today, closed_on))
    if period.last < period.first:
        return Gaps()
    local = calendar.in_municipality(each.spot.municipality)
    return gaps_in(local, each.anchors, each.spells, period, goes_on=False)
