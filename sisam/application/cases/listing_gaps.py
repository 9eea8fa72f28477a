"""Listing gaps: which pupils have been without school, in which phase, and how long; and the sums of it."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sisam.application.access.own_cases import own_cases, require
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.calendar import Calendar
from sisam.domain.case import Case
from sisam.domain.fact import Fact
from sisam.domain.reading import Shown
from sisam.domain.workflow import Phase
from sisam.engine.clocks import local_date
from sisam.engine.gaps import Gaps, gaps

#: Fewer pupils than these are told in no sum by municipality: one could tell who they are.
SMALLEST_CELL: Final = 5


@dataclass(frozen=True, slots=True)
class GapFilter:
    """Which cases are asked for; None asks for any."""

    #: With days without school in this phase.
    phase: Phase | None = None
    #: Of pupils at home in this county, by its two digits …
    county: str | None = None
    #: … or in this municipality, by its four.
    municipality: str | None = None
    #: Only days from this one on count.
    since: date | None = None

    def fits_home(self, municipality: str | None) -> bool:
        """Tell whether a pupil who is at home there is asked for; of whom it may not be told fits none."""
        if self.municipality is not None:
            return municipality == self.municipality
        return self.county is None or (municipality is not None and municipality.startswith(self.county))


@dataclass(frozen=True, slots=True)
class GapLine:
    """What is told of a case with days without school."""

    number: str
    phase: Phase
    closed: bool
    gaps: Gaps
    #: The code of the home municipality; None where it is not known or may not be told.
    municipality: str | None


@dataclass(frozen=True, slots=True)
class MunicipalSum:
    """The days without school of a municipality's pupils."""

    municipality: str
    #: None: fewer than five, of whom nothing is told.
    pupils: int | None
    days: int | None


def list_gaps(
    site: Site,
    wanted: GapFilter,
    caller: Caller,
    now: datetime,
    progress: Callable[[int], None] = lambda _count: None,
) -> list[GapLine]:
    """Return each case of theirs that is asked for and has days without school, the most of them first.

    The calendar is that which was published last, so that all are counted alike.

    Raises:
        BeyondCalendar: a date of a case lies outside the calendar.
        RightMissing: they may see no case.
        Unavailable: it cannot be written down that they saw them.
    """
    day = local_date(now)

    def look(work: UnitOfWork, someone: Someone) -> Look[list[GapLine]]:
        require(someone, Right.READ_CASE, Shown.GAPS)
        calendar = site.rules.calendar(work.rule_parts)
        cases = own_cases(
            site, work, someone, open_only=False, progress=progress, workflow=site.workflow_name
        )
        found = [(_line(calendar, own.case, wanted, day), own.place) for own in cases]
        kept = [each for each in found if _is_wanted(each[0], wanted)]
        return Look(sorted((line for line, _ in kept), key=_place), tuple(place for _, place in kept))

    return shown(site, caller, Shown.GAPS, look, now)


def by_phase(lines: Iterable[GapLine]) -> dict[Phase, int]:
    """Return all days without school of some cases, by phase."""
    listed = list(lines)
    return {phase: sum(line.gaps.by_phase[phase] for line in listed) for phase in Phase}


def by_municipality(lines: Iterable[GapLine]) -> list[MunicipalSum]:
    """Return the days without school by home municipality; small cells are suppressed.

    Where only one would be, the next smallest is too: else it would follow from the sum of all.
    """
    pupils: Counter[str] = Counter()
    days: Counter[str] = Counter()
    for line in lines:
        if line.municipality is not None:
            pupils[line.municipality] += 1
            days[line.municipality] += line.gaps.days
    hidden = {code for code, count in pupils.items() if count < SMALLEST_CELL}
    if len(hidden) == 1:
        others = sorted((count, code) for code, count in pupils.items() if code not in hidden)
        hidden.update(code for _, code in others[:1])
    return [
        MunicipalSum(code, None if code in hidden else pupils[code], None if code in hidden else days[code])
        for code in sorted(pupils)
    ]


def _line(calendar: Calendar, case: Case, wanted: GapFilter, day: date) -> GapLine:
    return GapLine(
        number=case.number,
        phase=case.phase,
        closed=not case.open,
        gaps=gaps(calendar, case, day, wanted.since),
        municipality=case.facts.get(Fact.HOME_MUNICIPALITY),
    )


def _is_wanted(line: GapLine, wanted: GapFilter) -> bool:
    days = line.gaps.days if wanted.phase is None else line.gaps.by_phase[wanted.phase]
    return days > 0 and wanted.fits_home(line.municipality)


def _place(line: GapLine) -> tuple[int, str]:
    return -line.gaps.days, line.number
