"""Finding: the case that somebody means, if it is one of theirs; a foreign one is told as an unknown one."""

from dataclasses import dataclass

from sisam.application.access.deciding import TheCase, decide, may_anywhere
from sisam.application.access.denying import denied
from sisam.application.access.permit import Denial, Permit, Why
from sisam.application.access.scope import reach_of
from sisam.application.access.someone import Someone
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.case import Case
from sisam.domain.ids import AlertId, CaseId
from sisam.domain.near_names import near_names
from sisam.domain.reading import Shown
from sisam.domain.rules import Rules
from sisam.errors import NotFound


@dataclass(frozen=True, slots=True)
class ById:
    """A case by its opaque id, as addresses of pages have it."""

    id: CaseId


@dataclass(frozen=True, slots=True)
class ByNumber:
    """A case by its number, as people have it."""

    number: str


Meant = ById | ByNumber


@dataclass(frozen=True, slots=True)
class Found:
    """A case with its rules, and from which seat somebody may have it."""

    case: Case
    rules: Rules
    permit: Permit


def find_for(
    site: Site,
    work: UnitOfWork,
    someone: Someone,
    meant: Meant,
    right: Right,
    what: Shown,
    *,
    whole: bool = False,
    asked: tuple[str, str] | None = None,
) -> Found:
    """Return a case that somebody may have for something, with all that has ended in it where it is `whole`.

    `asked` is the kind and the name of what they asked for, where that was something within a case.

    Raises:
        Denied: they may not, it is none of theirs, or there is none; the last two are told alike.
    """
    kind, name = asked or ("case", meant.id if isinstance(meant, ById) else meant.number)
    case_id = _id_of(work, meant)
    if not may_anywhere(someone, right):
        raise denied(someone, what, Denial(right, Why.RIGHT), kind, name, case_id)
    found = None
    if case_id is not None:
        case = work.cases.load_whole(case_id) if whole else work.cases.load(case_id)
        found = _decide(site, work, someone, case, right)
    if isinstance(found, Found):
        return found
    refused = denied(someone, what, found or Denial(right, Why.SCOPE), kind, name, case_id)
    if isinstance(refused.error, NotFound) and isinstance(meant, ByNumber):
        refused.error.with_near(_near(site, work, someone, name))
    raise refused


def find_by_alert(
    site: Site, work: UnitOfWork, someone: Someone, alert_id: AlertId, right: Right, what: Shown
) -> Found:
    """Return the whole case of an alert that somebody may have for something.

    Raises:
        Denied: they may not, it is in no case of theirs, or there is none; the last two are told alike.
    """
    case_id = work.cases.find_by_alert(alert_id)
    asked = ("alert", alert_id)
    if case_id is None:
        why = Why.SCOPE if may_anywhere(someone, right) else Why.RIGHT
        raise denied(someone, what, Denial(right, why), *asked)
    return find_for(site, work, someone, ById(case_id), right, what, whole=True, asked=asked)


def readable(site: Site, work: UnitOfWork, someone: Someone, case: Case) -> Found | None:
    """Return a case that is at hand, if somebody may read it; whoever may not is not to know of it."""
    found = _decide(site, work, someone, case, Right.READ_CASE)
    return found if isinstance(found, Found) else None


def _near(site: Site, work: UnitOfWork, someone: Someone, number: str) -> tuple[str, ...]:
    """Return the numbers that come near, of cases that somebody may read."""
    if someone.is_owner:
        return near_names(number, work.cases.numbers())
    reached = sorted(reach_of(someone.roster, someone.seats))
    near = near_names(number, work.cases.numbers_with_parties(reached))
    cases = work.cases.load_many(list(work.cases.find_many(near).values()))
    theirs = {case.number for case in cases if readable(site, work, someone, case)}
    return tuple(each for each in near if each in theirs)


def _id_of(work: UnitOfWork, meant: Meant) -> CaseId | None:
    """Return the id of a case that is there, whosever it is."""
    if isinstance(meant, ByNumber):
        return work.cases.find(meant.number)
    return meant.id if work.cases.exists(meant.id) else None


def _decide(site: Site, work: UnitOfWork, someone: Someone, case: Case, right: Right) -> Found | Denial:
    rules = site.rules.named(case.rules, work.rule_parts)
    permit = decide(someone, right, TheCase(case, rules.workflow))
    return permit if isinstance(permit, Denial) else Found(case, rules, permit)
