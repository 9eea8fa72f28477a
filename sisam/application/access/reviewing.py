"""Reviewing: who was shown a case, or what a person was shown, for those who look after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sisam.application.access.deciding import decide
from sisam.application.access.denying import denied
from sisam.application.access.own_cases import require
from sisam.application.access.permit import Denial, Permit, Why
from sisam.application.access.scope import controller_of
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.ports.read_log import Logged, Reviewed
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.ids import CaseId, OrganisationId, PersonId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.reading import Purpose, Shown
from sisam.domain.roster import Roster
from sisam.domain.seat import Person

_FOREIGN: Final = Denial(Right.READ_LOG, Why.SCOPE)


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Whose lines are asked for: of a case by its number, or of a person by their address, in a time."""

    case_number: str | None = None
    email: str | None = None
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
    #: None where it was no case in particular.
    case_number: str | None


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some lines, the newest first."""

    lines: tuple[LogLine, ...]
    #: What the next page begins before; None: there is none.
    next_before: int | None = None


def review_log(site: Site, caller: Caller, wanted: LogFilter, now: datetime) -> LogPage:
    """Return a page of the read log, with the reasons that people gave; that it was read is logged itself.

    A reviewer reads what people of their own controller's organisations were shown; one at the agency also
    what whoever owns the site's files and those who sit nowhere were shown or denied.

    Raises:
        RightMissing: they do not review the log.
        NotFound: no case of the controller's has that number, or nobody of it that address.
        Unavailable: it cannot be written down that they read it.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[LogPage]:
        require(someone, Right.READ_LOG, Shown.READ_LOG)
        permit = decide(someone, Right.READ_LOG)
        if isinstance(permit, Denial):
            raise denied(someone, Shown.READ_LOG, permit, "log", "")
        asked = _asked(work, someone, permit, wanted)
        page = _page(work, someone, wanted, work.read_log.page(asked))
        read = ((asked.case_id, permit.organisation_id),) if asked.case_id else ()
        return Look(page, read, Purpose.REVIEW)

    return shown(site, caller, Shown.READ_LOG, look, now)


def _asked(work: UnitOfWork, someone: Someone, permit: Permit, wanted: LogFilter) -> Reviewed:
    """Return what is asked of the log, within what a reviewer looks after.

    Raises:
        Denied: that case or person is none of theirs, or unknown.
    """
    own, whole = _own(someone, permit)
    return Reviewed(
        case_id=_case(work, someone, wanted.case_number, own, whole=whole) if wanted.case_number else None,
        person_id=_person(someone, wanted.email, own, whole=whole) if wanted.email else None,
        since=wanted.since,
        until=wanted.until,
        before=wanted.before,
        limit=wanted.limit,
        organisations=tuple(sorted(own)),
        nowhere_too=whole,
    )


def _own(someone: Someone, permit: Permit) -> tuple[frozenset[OrganisationId], bool]:
    """Return the organisations of a reviewer's controller, and whether they look after the site too."""
    roster = someone.roster
    at = roster.organisations[permit.seat.organisation_id] if permit.seat else None
    if at is None:
        return frozenset(), False
    controller = controller_of(at)
    own = frozenset(each.id for each in roster.organisations.values() if controller_of(each) == controller)
    return own, at.kind is OrganisationKind.AGENCY


def _case(
    work: UnitOfWork, someone: Someone, number: str, own: frozenset[OrganisationId], *, whole: bool
) -> CaseId:
    case_id = work.cases.find(number)
    if case_id is not None:
        parties = {each.organisation_id for each in work.cases.load(case_id).memberships}
        if whole or parties & own:
            return case_id
    raise denied(someone, Shown.READ_LOG, _FOREIGN, "case", number, case_id)


def _person(someone: Someone, email: str, own: frozenset[OrganisationId], *, whole: bool) -> PersonId:
    roster = someone.roster
    person = roster.by_email.get(email.casefold())
    if person is not None:
        sat = {
            seat.organisation_id
            for seat, holdings in roster.holdings.items()
            for holding in holdings
            if holding.person_id == person.id
        }
        if whole or sat & own:
            return person.id
    raise denied(someone, Shown.READ_LOG, _FOREIGN, "person", email)


def _page(work: UnitOfWork, someone: Someone, wanted: LogFilter, logged: Sequence[Logged]) -> LogPage:
    roster = someone.roster
    ids = list(dict.fromkeys(each.reading.case_id for each in logged if each.reading.case_id))
    numbers = {case.id: case.number for case in work.cases.load_many(ids)}
    lines = tuple(
        LogLine(
            logged=each,
            person=roster.persons.get(each.reading.actor_id),
            organisation=_organisation(roster, each.reading.actor_organisation_id),
            case_number=numbers[each.reading.case_id] if each.reading.case_id else None,
        )
        for each in logged
    )
    return LogPage(lines, logged[-1].seq if len(logged) == wanted.limit else None)


def _organisation(roster: Roster, organisation_id: OrganisationId | None) -> Organisation | None:
    return None if organisation_id is None else roster.organisations.get(organisation_id)
