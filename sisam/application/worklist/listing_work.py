"""Listing work: what waits on somebody's organisations, the most urgent first."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from sisam.application.access.denying import denied
from sisam.application.access.permit import Denial, Why
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.joint.listing import Waiting, waiting_for
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.ports.work_lists import CaseMark, Days, Place, Urgency, WorkPage
from sisam.application.site import Site
from sisam.application.worklist.bookmark import bookmark_of, place_at
from sisam.application.worklist.choosing import Choice, WorkFilter, choose
from sisam.application.worklist.pupils import pupils_named, sees_whole_cases
from sisam.application.worklist.told_alerts import AlertToAnswer, told_alerts
from sisam.application.worklist.told_site_alerts import SiteAlertToAnswer, told_site_alerts
from sisam.application.worklist.vacant_seats import VacantSeat, vacant_seats
from sisam.application.worklist.work_line import CaseLine, Onlooker, WorkLine, case_line, work_line
from sisam.domain.access import Right
from sisam.domain.ids import CaseId, OrganisationId
from sisam.domain.organisation import Organisation
from sisam.domain.reading import Shown
from sisam.domain.rules import Rules, RulesKey
from sisam.domain.seat import Seat
from sisam.engine.clocks import local_date

#: How many steps, cases or alerts stand on a page.
PAGE: Final = 50
_DAYS_A_WEEK: Final = 7
#: About three months; what is due later is folded away.
_PLANNED: Final = timedelta(weeks=13)


@dataclass(frozen=True, slots=True)
class WorkList:
    """One page of somebody's work; what stands beside the steps is on the first page only."""

    #: How many steps there are of each urgency, whichever is selected.
    counts: Mapping[Urgency, int]
    lines: tuple[WorkLine, ...]
    #: Where the next page begins; None: there is none.
    after: str | None
    days: Days
    #: What was asked for, and between which organisations and seats could be chosen.
    wanted: WorkFilter
    organisations: tuple[Organisation, ...]
    seats: tuple[Seat, ...]
    first: bool = True
    #: Cases for which they are accountable without a step of theirs.
    without_step: tuple[CaseLine, ...] = ()
    alerts: tuple[AlertToAnswer, ...] = ()
    #: How many alerts there are in all.
    alert_count: int = 0
    site_alerts: tuple[SiteAlertToAnswer, ...] = ()
    vacancies: tuple[VacantSeat, ...] = ()
    #: What takes two people: what waits for their answer, and what they have asked.
    requests: tuple[Waiting, ...] = ()
    #: The names of those pupils who may be called by them.
    pupils: Mapping[CaseId, str] = field(default_factory=dict)

    def group(self, urgency: Urgency) -> tuple[WorkLine, ...]:
        """Return the lines of one urgency."""
        return tuple(line for line in self.lines if line.urgency is urgency)


def list_work(
    site: Site, caller: Caller, wanted: WorkFilter, now: datetime, after: str | None = None
) -> WorkList:
    """Return a page of what waits on somebody's organisations, once it is written down that they see it.

    Raises:
        Invalid: the page begins nowhere.
        NotFound: they look after no organisation with that code.
        RightMissing: none of their seats has a work list.
    """
    place = None if after is None else place_at(after)

    def look(work: UnitOfWork, someone: Someone) -> Look[WorkList]:
        return _look(site, work, someone, wanted, place)

    return shown(site, caller, Shown.WORK_LIST, look, now)


def days_at(now: datetime) -> Days:
    """Return a moment with its day and the Sunday that ends its week, as the days are in Sweden."""
    today = local_date(now)
    sunday = today + timedelta(days=_DAYS_A_WEEK - today.isoweekday())
    return Days(now, today, sunday, today + _PLANNED)


def _look(
    site: Site, work: UnitOfWork, someone: Someone, wanted: WorkFilter, place: Place | None
) -> Look[WorkList]:
    workflow = site.rules.current(site.workflow_name, work.rule_parts).workflow
    choice = choose(someone, wanted, workflow)
    if not choice.seats and not someone.is_owner:
        raise denied(someone, Shown.WORK_LIST, Denial(Right.WORK_LIST, Why.RIGHT), "page", "work_list")
    days = days_at(someone.now)
    onlooker = onlooker_of(site, work, someone, choice.own)
    page = work.work_lists.page(choice.whose, wanted.selection, days, place, PAGE + 1)
    found = _page(page, onlooker, choice, wanted, days, first=place is None)
    if place is None:
        found = _with_the_rest(site, work, someone, choice, onlooker, found)
    found = replace(found, pupils=pupils_named(site, work, someone, _told_of(found)))
    return Look(found, _cases_of(found))


def onlooker_of(
    site: Site, work: UnitOfWork, someone: Someone, organisations: frozenset[OrganisationId]
) -> Onlooker:
    """Return somebody as one who looks at a list of what some organisations do."""
    return Onlooker(
        person_id=someone.person_id,
        roster=someone.roster,
        organisations=organisations,
        today=someone.day,
        rules_of=_rules_of(site, work),
        sees_all_for=frozenset(each for each in organisations if sees_whole_cases(someone, each)),
    )


def _rules_of(site: Site, work: UnitOfWork) -> Callable[[RulesKey], Rules]:
    """Return what finds the rules of a case, and looks each up once."""
    known: dict[RulesKey, Rules] = {}

    def rules_of(key: RulesKey) -> Rules:
        if key not in known:
            known[key] = site.rules.named(key, work.rule_parts)
        return known[key]

    return rules_of


def _page(
    page: WorkPage, onlooker: Onlooker, choice: Choice, wanted: WorkFilter, days: Days, *, first: bool
) -> WorkList:
    steps = page.steps[:PAGE]
    return WorkList(
        counts=page.counts,
        lines=tuple(work_line(step, onlooker) for step in steps),
        after=bookmark_of(steps[-1].place) if len(page.steps) > PAGE else None,
        days=days,
        wanted=wanted,
        organisations=choice.organisations,
        seats=choice.seats,
        first=first,
    )


def _with_the_rest(
    site: Site, work: UnitOfWork, someone: Someone, choice: Choice, onlooker: Onlooker, found: WorkList
) -> WorkList:
    """Return a first page with what stands beside the steps."""
    idle = work.work_lists.idle(choice.whose.organisations, PAGE) if choice.whose.organisations else ()
    told = told_alerts(work, choice.told, onlooker, PAGE)
    live = work.site_alerts.live()
    return replace(
        found,
        without_step=tuple(case_line(each, onlooker) for each in idle),
        alerts=told.alerts,
        alert_count=told.count,
        site_alerts=told_site_alerts(work, live, choice.told, onlooker),
        vacancies=vacant_seats(live, choice.organisations, someone.day),
        requests=waiting_for(site, work, someone),
    )


def _told_of(found: WorkList) -> Iterator[tuple[CaseMark, OrganisationId | None]]:
    """Yield what is known of each case that a page tells of, with the organisation for which it is shown."""
    for line in (*found.lines, *(alert.line for alert in found.alerts)):
        yield line.case, line.shown_for
    for each in found.without_step:
        yield each.case, each.accountable.organisation_id


def _cases_of(found: WorkList) -> list[tuple[CaseId, OrganisationId | None]]:
    """Return every case that a page tells of once, with the organisation for which it is shown."""
    told: dict[CaseId, OrganisationId | None] = {}
    for mark, organisation in _told_of(found):
        told.setdefault(mark.id, organisation)
    for alert in found.site_alerts:
        if (case_id := alert.alert.tells_of) is not None:
            told.setdefault(case_id, alert.seat.organisation_id)
    for request in found.requests:
        if request.case is not None:
            told.setdefault(request.case.id, request.organisation_id)
    return list(told.items())
