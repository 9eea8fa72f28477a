"""Own cases: those of which somebody may be told in a list, one after the other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sisam.application.access.deciding import TheCase, may_anywhere
from sisam.application.access.denying import denied
from sisam.application.access.fields import fields_of
from sisam.application.access.finding import readable
from sisam.application.access.permit import Denial, Permit, Why
from sisam.application.access.scope import reach_of
from sisam.application.access.sheet import Sheet, sheet
from sisam.application.access.someone import Someone
from sisam.application.access.viewing import all_protected_too, knows_whereabouts
from sisam.application.cases.looking_through import BATCH, is_meant, look_through
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.case import Case
from sisam.domain.ids import CaseId, OrganisationId
from sisam.domain.reading import Shown
from sisam.domain.rules import Rules
from sisam.domain.seat import Role


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A case of somebody's as a list may tell of it, with its rules and from which seat it is theirs."""

    sheet: Sheet
    rules: Rules
    permit: Permit

    @property
    def case(self) -> Case:
        """Return the case, as far as it may be seen."""
        return self.sheet.case

    @property
    def place(self) -> tuple[CaseId, OrganisationId | None]:
        """Return what the read log is to tell of it."""
        return self.sheet.case.id, self.permit.organisation_id


def require(someone: Someone, right: Right, what: Shown) -> None:
    """Refuse what none of somebody's seats gives them the right to, whatever it is about.

    Raises:
        Denied: none does.
    """
    if not may_anywhere(someone, right):
        raise denied(someone, what, Denial(right, Why.RIGHT), "list", what)


def own_cases(
    site: Site,
    work: UnitOfWork,
    someone: Someone,
    *,
    open_only: bool,
    workflow: str | None = None,
    progress: Callable[[int], None] = lambda _count: None,
) -> Iterator[OwnCase]:
    """Yield the cases in which somebody has a part now, in the order of their opening; all to the owner.

    Those in which they had one are not listed: whoever knows of one may ask for it.
    """
    cases = _cases(work, someone, open_only=open_only, workflow=workflow, progress=progress)
    while batch := list(islice(cases, BATCH)):
        yield from own_among(site, work, someone, batch)


def own_among(site: Site, work: UnitOfWork, someone: Someone, cases: Sequence[Case]) -> Iterator[OwnCase]:
    """Yield those of some cases in which somebody has a part now, as a list may tell of them."""
    for case in all_protected_too(site, work, cases):
        own = _own_case(site, work, someone, case)
        if own is not None:
            yield own


def _own_case(site: Site, work: UnitOfWork, someone: Someone, case: Case) -> OwnCase | None:
    found = readable(site, work, someone, case)
    if found is None or not found.permit.now:
        return None
    permit, workflow = found.permit, found.rules.workflow
    whereabouts = case.restricted and knows_whereabouts(someone, TheCase(case, workflow))
    fields = fields_of(permit, case, whereabouts=whereabouts)
    return OwnCase(sheet(case, workflow, (), someone.roster, permit, fields), found.rules, permit)


def _cases(
    work: UnitOfWork,
    someone: Someone,
    *,
    open_only: bool,
    workflow: str | None,
    progress: Callable[[int], None],
) -> Iterator[Case]:
    """Yield the cases that may be somebody's."""
    if someone.is_owner:
        yield from look_through(work, open_only=open_only, progress=progress, workflow=workflow)
        return
    ids = _ids(work, someone, open_only=open_only)
    for start in range(0, len(ids), BATCH):
        cases = work.cases.load_many(ids[start : start + BATCH])
        yield from (case for case in cases if is_meant(case, workflow))
        progress(start)


def _ids(work: UnitOfWork, someone: Someone, *, open_only: bool) -> list[CaseId]:
    """Return the ids of the cases that may be somebody's, each once."""
    reached = sorted(reach_of(someone.roster, someone.seats))
    ids = work.cases.with_parties(reached, open_only=open_only)
    # What nobody hears below comes to a coordinator, of whose organisation's cases it need not be.
    if any(seat.role is Role.COORDINATOR for seat in someone.seats):
        known = set(ids)
        ids += [each for each in work.cases.with_alerts() if each not in known]
    return ids
