"""Giving an overview: the tables that somebody may see, of the cases in their reach."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from threading import Lock
from typing import Final

from sisam.application.access.denying import denied
from sisam.application.access.permit import Denial, Why
from sisam.application.access.scope import reach_of
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.overview.gap_days import add_up_gaps
from sisam.application.overview.tables import Asked, Table, tables_of
from sisam.application.overview.whole_periods import WholePeriod
from sisam.application.ports.overviews import Reach, Sums
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.application.worklist.vacant_seats import VacantSeat, vacant_seats
from sisam.domain.access import Function, Right
from sisam.domain.calendar import Calendar
from sisam.domain.ids import OrganisationId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.reading import Shown
from sisam.domain.seat import Seat
from sisam.domain.workflow import Workflow

#: So long the sums of the whole country hold; adding them up takes seconds.
WHOLE_HOLDS: Final = timedelta(minutes=10)
_KEPT: Final = 8


@dataclass(frozen=True, slots=True)
class Overview:
    """Tables over many cases, and when they were added up."""

    at: datetime
    period: WholePeriod
    asked: Asked
    #: Whether they are of the whole country.
    whole: bool
    #: Its words are those of the rows.
    workflow: Workflow
    tables: tuple[Table, ...]
    #: At their own organisations and those below, whatever the filter.
    vacant: tuple[VacantSeat, ...]


@dataclass(slots=True)
class KeptSums:
    """The sums that were added up last: over some cases while nothing happens, over all for some minutes."""

    _sums: dict[tuple[Reach, int, date], Sums] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, work: UnitOfWork, reach: Reach, calendar: Calendar, now: datetime, day: date) -> Sums:
        """Return the sums over some cases, added up anew only where they may be others."""
        key = reach, 0 if reach.organisations is None else work.overviews.head(), day
        with self._lock:
            found = self._sums.get(key)
        if found is None or (reach.organisations is None and not found.at <= now < found.at + WHOLE_HOLDS):
            gaps = add_up_gaps(work.overviews.followed(reach), calendar, reach, day)
            found = replace(work.overviews.sums(reach, now), gaps=gaps)
            with self._lock:
                self._sums.pop(key, None)
                while len(self._sums) >= _KEPT:
                    del self._sums[next(iter(self._sums))]
                self._sums[key] = found
        return found


def give_overview(
    site: Site,
    caller: Caller,
    asked: Asked,
    period: WholePeriod,
    now: datetime,
    kept: KeptSums,
    *,
    what: Shown = Shown.STATISTICS,
) -> Overview:
    """Return the tables of the cases in somebody's reach, once it is written down that they see them.

    `what` tells how they are shown: on a page, or as a file.

    Raises:
        RightMissing: none of their seats has statistics.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[Overview]:
        organisations = _reach_of_figures(someone)
        if organisations is not None and not organisations:
            raise denied(someone, what, Denial(Right.STATISTICS, Why.RIGHT), "page", "overview")
        reach = Reach(organisations, site.workflow_name, period.first, period.last)
        calendar = site.rules.calendar(work.rule_parts)
        sums = kept.of(work, reach, calendar, now, someone.day)
        tables = tables_of(sums, asked, calendar, someone.day)
        workflow = site.rules.current(site.workflow_name, work.rule_parts).workflow
        vacant = vacant_seats(work.site_alerts.live(), _own(someone), someone.day)
        return Look(Overview(sums.at, period, asked, organisations is None, workflow, tables, vacant))

    return shown(site, caller, what, look, now)


def _reach_of_figures(someone: Someone) -> frozenset[OrganisationId] | None:
    """Return the organisations of whose cases somebody may see figures; None: of the whole country.

    The agency and the support offices see the whole, since the register does not say for which counties an
    office works; everybody else their own organisations and those below them.
    """
    if someone.is_owner:
        return None
    seats = someone.seats_with(Right.STATISTICS)
    if any(_sees_whole(someone, seat) for seat in seats):
        return None
    return reach_of(someone.roster, seats)


def _own(someone: Someone) -> list[Organisation]:
    """Return the organisations whose seats somebody sees to from a seat that has figures."""
    seats = set(someone.seats_with(Right.STATISTICS)).intersection(someone.seats_with(Right.SEATS))
    return [someone.roster.organisations[each] for each in sorted(reach_of(someone.roster, seats))]


def _sees_whole(someone: Someone, seat: Seat) -> bool:
    of_agency = someone.organisation_of(seat).kind is OrganisationKind.AGENCY
    return of_agency or someone.function_of(seat) is Function.STATISTICIAN
