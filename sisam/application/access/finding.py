"""Finding: the case that somebody means, if it is one of theirs; a foreign one is told as an unknown one."""

from dataclasses import dataclass

from sisam.application.access.deciding import TheCase, decide, may_anywhere
from sisam.application.access.denying import denied
from sisam.application.access.permit import Denial, Permit, Why
from sisam.application.access.someone import Someone
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.case import Case
from sisam.domain.ids import CaseId
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
) -> Found:
    """Return a case that somebody may have for something, with all that has ended in it where it is `whole`.

    Raises:
        Denied: they may not, it is none of theirs, or there is none; the last two are told alike.
    """
    name = meant.id if isinstance(meant, ById) else meant.number
    case_id = _id_of(work, meant)
    if not may_anywhere(someone, right):
        raise denied(someone, what, Denial(right, Why.RIGHT), "case", name, case_id)
    found = None if case_id is None else _decide(site, work, someone, case_id, right, whole=whole)
    if isinstance(found, Found):
        return found
    refused = denied(someone, what, found or Denial(right, Why.SCOPE), "case", name, case_id)
    if someone.is_owner and isinstance(refused.error, NotFound):
        refused.error.with_near(near_names(name, work.cases.numbers()))
    raise refused


def _id_of(work: UnitOfWork, meant: Meant) -> CaseId | None:
    """Return the id of a case that is there, whosever it is."""
    if isinstance(meant, ByNumber):
        return work.cases.find(meant.number)
    return meant.id if work.cases.exists(meant.id) else None


def _decide(
    site: Site, work: UnitOfWork, someone: Someone, case_id: CaseId, right: Right, *, whole: bool
) -> Found | Denial:
    case = work.cases.load_whole(case_id) if whole else work.cases.load(case_id)
    rules = site.rules.named(case.rules, work.rule_parts)
    permit = decide(someone, right, TheCase(case, rules.workflow))
    return permit if isinstance(permit, Denial) else Found(case, rules, permit)
