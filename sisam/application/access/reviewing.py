"""Reviewing: who was shown a case, or what a person was shown, for those who look after it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from enum import StrEnum
from typing import Final

from sisam.application.access.denying import denied
from sisam.application.access.own_cases import require
from sisam.application.access.permit import Denial, Why
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.ports.read_log import Logged, Reviewed
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.calendar import Calendar
from sisam.domain.case import Case
from sisam.domain.ids import CaseId, OrganisationId, PersonId
from sisam.domain.office_hours import OfficeHours
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.reading import Purpose, Ruling, Shown
from sisam.domain.roster import Roster
from sisam.domain.seat import Person

_FOREIGN: Final = Denial(Right.READ_LOG, Why.SCOPE)
#: Work outside these hours of a working day is not wrong, but worth a look.
WORKING_TIME: Final = OfficeHours(time(7), time(18))
#: So many lines are gone through for a page of those that are seldom.
_LOOKED_THROUGH: Final = 5_000


class Which(StrEnum):
    """The closed list of what a reviewer may look at alone."""

    DENIED = "denied"
    WITH_REASON = "with_reason"
    OFF_HOURS = "off_hours"


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Whose lines are asked for: of a case by its number or id, or of a person by their address or id."""

    case_number: str | None = None
    email: str | None = None
    case_id: CaseId | None = None
    person_id: PersonId | None = None
    #: Whose log, of those that they look after; None: all of these.
    controller_id: OrganisationId | None = None
    #: None: all of them.
    which: Which | None = None
    since: datetime | None = None
    until: datetime | None = None
    #: The last line of the page before.
    before: int | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the read log as a reviewer reads it."""

    logged: Logged
    #: None where it was the site's owner in nobody's name.
    person: Person | None
    organisation: Organisation | None
    #: None where it was no case in particular, or one that they may not know of.
    case_number: str | None
    #: Whether it was outside working time.
    off_hours: bool


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some lines, the newest first."""

    lines: tuple[LogLine, ...]
    #: What the next page begins before; None: there is none.
    next_before: int | None = None
    #: The case and the person that were asked for.
    case_id: CaseId | None = None
    case_number: str | None = None
    person: Person | None = None


def review_log(
    site: Site, caller: Caller, wanted: LogFilter, now: datetime, *, as_file: bool = False
) -> LogPage:
    """Return a page of the read log, with the reasons that people gave; that it was read is logged itself.

    `as_file` tells that they take it away with them.

    A reviewer reads what people of their own controller's organisations were shown, of each controller for
    which they hold a seat; one at the agency also what whoever owns the site's files and those who sit
    nowhere were shown or denied.

    Raises:
        RightMissing: they do not review the log.
        NotFound: no case of the controller's has that number, or nobody of it that address.
        Unavailable: it cannot be written down that they read it.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[LogPage]:
        return look_at_log(site, work, someone, wanted, as_file=as_file)

    return shown(site, caller, Shown.READ_LOG, look, now)


def look_at_log(
    site: Site, work: UnitOfWork, someone: Someone, wanted: LogFilter, *, as_file: bool = False
) -> Look[LogPage]:
    """Return a page of the read log as a part of what somebody is shown.

    Raises:
        Denied: they do not review the log, or what they ask for is not theirs.
    """
    require(someone, Right.READ_LOG, Shown.READ_LOG)
    areas = tuple(_areas(someone, wanted.controller_id))
    if not areas:
        raise denied(someone, Shown.READ_LOG, _FOREIGN, "log", wanted.controller_id or "")
    asked = _asked(work, someone, areas, wanted)
    calendar = site.rules.calendar(work.rule_parts)
    logged, next_before = _logged(work, asked, calendar if wanted.which is Which.OFF_HOURS else None)
    page = replace(_page(work, someone, areas, asked, logged, calendar), next_before=next_before)
    read = ((asked.case_id, _seat_for(work, areas, asked.case_id)),) if asked.case_id else ()
    return Look(page, read, Purpose.REVIEW, (Shown.EXPORT,) if as_file else ())


@dataclass(frozen=True, slots=True)
class _Area:
    """What a reviewer looks after from one of their seats."""

    at: OrganisationId
    #: The organisations of the controller.
    own: frozenset[OrganisationId]
    #: The site too, and with it every case.
    whole: bool

    def has(self, case: Case) -> bool:
        """Tell whether one of the organisations is, or was, a party of a case."""
        return any(each.organisation_id in self.own for each in case.memberships)


def _areas(someone: Someone, wanted: OrganisationId | None) -> Iterator[_Area]:
    """Yield what somebody looks after, seat by seat; of one controller alone where that is wanted."""
    for seat in someone.seats_with(Right.READ_LOG):
        at = someone.organisation_of(seat)
        if wanted in (None, at.controller):
            own = frozenset(someone.roster.under(at.controller))
            yield _Area(at.id, own, at.kind is OrganisationKind.AGENCY)


def _asked(work: UnitOfWork, someone: Someone, areas: Sequence[_Area], wanted: LogFilter) -> Reviewed:
    """Return what is asked of the log, within what a reviewer looks after.

    Raises:
        Denied: that case or person is none of theirs, or unknown.
    """
    own = frozenset[OrganisationId]().union(*(area.own for area in areas))
    whole = any(area.whole for area in areas)
    return Reviewed(
        case_id=_case(work, someone, wanted, areas),
        person_id=_person(someone, wanted, own, whole=whole),
        ruling=Ruling.DENIED if wanted.which is Which.DENIED else None,
        purpose=Purpose.REASON if wanted.which is Which.WITH_REASON else None,
        since=wanted.since,
        until=wanted.until,
        before=wanted.before,
        limit=wanted.limit,
        organisations=tuple(sorted(own)),
        nowhere_too=whole,
    )


def _case(work: UnitOfWork, someone: Someone, wanted: LogFilter, areas: Sequence[_Area]) -> CaseId | None:
    name = wanted.case_number or wanted.case_id
    if name is None:
        return None
    case_id = work.cases.find(wanted.case_number) if wanted.case_number else wanted.case_id
    if case_id is not None and work.cases.exists(case_id):
        if _may_know_of(areas, work.cases.load(case_id)):
            return case_id
        raise denied(someone, Shown.READ_LOG, _FOREIGN, "case", name, case_id)
    raise denied(someone, Shown.READ_LOG, _FOREIGN, "case", name)


def _may_know_of(areas: Sequence[_Area], case: Case) -> bool:
    """Tell whether a reviewer may know that there is a case; whoever was denied it need not have known."""
    return any(area.whole or area.has(case) for area in areas)


def _seat_for(work: UnitOfWork, areas: Sequence[_Area], case_id: CaseId) -> OrganisationId:
    """Return from which of their seats a reviewer looks after a case."""
    case = work.cases.load(case_id)
    return next((area.at for area in areas if area.has(case)), areas[0].at)


def _person(
    someone: Someone, wanted: LogFilter, own: frozenset[OrganisationId], *, whole: bool
) -> PersonId | None:
    name, roster = wanted.email or wanted.person_id, someone.roster
    if name is None:
        return None
    person = roster.by_email.get(name.casefold()) if wanted.email else roster.persons.get(PersonId(name))
    if person is not None and (whole or roster.places_of(person.id) & own):
        return person.id
    raise denied(someone, Shown.READ_LOG, _FOREIGN, "person", name)


def _logged(work: UnitOfWork, asked: Reviewed, calendar: Calendar | None) -> tuple[list[Logged], int | None]:
    """Return a page of lines and where the next one begins; with a calendar those outside working time."""
    if calendar is None:
        found = work.read_log.page(asked)
        return found, found[-1].seq if len(found) == asked.limit else None
    kept: list[Logged] = []
    before = asked.before
    for _ in range(_LOOKED_THROUGH // asked.limit + 1):
        lines = work.read_log.page(replace(asked, before=before))
        for each in lines:
            if not WORKING_TIME.is_open(calendar, each.reading.at):
                kept.append(each)
            before = each.seq
            if len(kept) == asked.limit:
                return kept, before
        if len(lines) < asked.limit:
            return kept, None
    return kept, before


def _page(
    work: UnitOfWork,
    someone: Someone,
    areas: Sequence[_Area],
    asked: Reviewed,
    logged: Sequence[Logged],
    calendar: Calendar,
) -> LogPage:
    roster = someone.roster
    named = [asked.case_id, *(each.reading.case_id for each in logged)]
    ids = list(dict.fromkeys(each for each in named if each is not None))
    cases = work.cases.load_many(ids)
    numbers = {case.id: case.number for case in cases if _may_know_of(areas, case)}
    lines = tuple(
        LogLine(
            logged=each,
            person=roster.persons.get(each.reading.actor_id),
            organisation=_organisation(roster, each.reading.actor_organisation_id),
            case_number=numbers.get(each.reading.case_id) if each.reading.case_id else None,
            off_hours=not WORKING_TIME.is_open(calendar, each.reading.at),
        )
        for each in logged
    )
    return LogPage(
        lines,
        case_id=asked.case_id,
        case_number=numbers[asked.case_id] if asked.case_id else None,
        person=roster.persons[asked.person_id] if asked.person_id else None,
    )


def _organisation(roster: Roster, organisation_id: OrganisationId | None) -> Organisation | None:
    return None if organisation_id is None else roster.organisations.get(organisation_id)
