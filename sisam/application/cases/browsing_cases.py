"""Browsing cases: a page of those in which somebody has a part, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sisam.application.access.fields import Field
from sisam.application.access.own_cases import OwnCase, own_among, require
from sisam.application.access.scope import reach_of
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.cases.carrying_out import SOCIAL_SERVICES
from sisam.application.cases.case_line import CaseLine, case_line
from sisam.application.cases.lateness import overdue_steps
from sisam.application.cases.looking_through import is_meant
from sisam.application.ports.case_pages import CaseQuestion
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.application.worklist.told_alerts import organisations_heard_of
from sisam.domain.access import Right
from sisam.domain.case import Case
from sisam.domain.identity import Identity
from sisam.domain.ids import CaseId, SubjectId
from sisam.domain.reading import Shown
from sisam.domain.workflow import Phase, Workflow

#: Cases on a page.
AT_ONCE: Final = 25


@dataclass(frozen=True, slots=True)
class CaseWish:
    """Which of their cases somebody wants to see."""

    phase: Phase | None = None
    #: With a step that is late.
    late: bool = False
    #: For which an organisation of theirs is accountable.
    accountable: bool = False
    #: Closed ones instead of open ones.
    closed: bool = False
    #: With a step of this routine that waits on somebody, and is late where late ones are wanted; 0 for those
    #: beside the routines.
    routine: int | None = None
    #: Of pupils at home there: a county's two digits, or a municipality's four.
    place: str | None = None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What a page of cases tells of one."""

    id: CaseId
    line: CaseLine
    workflow: Workflow
    #: Who the pupil is, where a list may tell it.
    identity: Identity | None


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of cases."""

    rows: tuple[CaseRow, ...]
    #: The case after which the next page begins; None: this is the last one.
    next_after: CaseId | None


def browse_cases(
    site: Site, caller: Caller, wish: CaseWish, after: CaseId | None, now: datetime, at_once: int = AT_ONCE
) -> CasePage:
    """Return the page of their cases that begins after one of them; without one, the first.

    Raises:
        RightMissing: they may see no case.
        Unavailable: it cannot be written down that they saw them.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[CasePage]:
        require(someone, Right.READ_CASE, Shown.CASE_LIST)
        found: list[OwnCase] = []
        for own in _fitting(site, work, someone, wish, after):
            found.append(own)
            if len(found) > at_once:
                break
        listed = found[:at_once]
        names = _identities(site, work, listed)
        rows = tuple(_row(own, names.get(own.case.subject_id), now) for own in listed)
        more = rows[-1].id if len(found) > at_once else None
        return Look(CasePage(rows, more), tuple(own.place for own in listed))

    return shown(site, caller, Shown.CASE_LIST, look, now)


def _fitting(
    site: Site, work: UnitOfWork, someone: Someone, wish: CaseWish, after: CaseId | None
) -> Iterator[OwnCase]:
    """Yield the cases that are theirs and wanted, in the order of the list."""
    question = _question(someone, wish)
    while True:
        ids = work.cases.page(question, after, AT_ONCE + 1)
        cases = [case for case in work.cases.load_many(ids) if is_meant(case, None)]
        for own in own_among(site, work, someone, cases):
            if _fits(own, wish, someone.now):
                yield own
        if len(ids) <= AT_ONCE:
            return
        after = ids[-1]


def _question(someone: Someone, wish: CaseWish) -> CaseQuestion:
    """Return what is asked of the store; whose a case is and what it may tell is decided afterwards."""
    reached = reach_of(someone.roster, someone.seats)
    heard_of = organisations_heard_of(someone.roster, someone.seats, someone.day)
    return CaseQuestion(
        organisations=reached | heard_of,
        closed=wish.closed,
        phase=wish.phase,
        accountable=reached if wish.accountable else None,
        late_at=someone.now if wish.late else None,
        routine=wish.routine,
        place=wish.place,
    )


def _fits(own: OwnCase, wish: CaseWish, now: datetime) -> bool:
    """Tell whether what may be seen of a case is what is wanted: no filter tells the rest."""
    return _works(own.case, wish, now) and (wish.place is None or _at_home(own, wish.place))


def _works(case: Case, wish: CaseWish, now: datetime) -> bool:
    if not wish.late and wish.routine is None:
        return True
    steps = overdue_steps(case, now) if wish.late else case.live_steps()
    return any(wish.routine in (None, step.routine or 0) for step in steps)


def _at_home(own: OwnCase, place: str) -> bool:
    """Tell whether a pupil is at home there, as far as their social services may be named."""
    known = own.case.parties.get(SOCIAL_SERVICES)
    named = own.sheet.viewer.named(own.case, known) if known else None
    return named is not None and (named.municipality_code or "").startswith(place)


def _identities(site: Site, work: UnitOfWork, listed: list[OwnCase]) -> dict[SubjectId, Identity]:
    """Return who the pupils are whose names a list may tell."""
    named = [own.case.subject_id for own in listed if Field.NAME in own.sheet.fields]
    known = {each: site.sealer.open(sealed) for each, sealed in work.subjects.get_many(named).items()}
    # That they are protected may have been told in another case of theirs.
    return {each: identity for each, identity in known.items() if not identity.restricted}


def _row(own: OwnCase, identity: Identity | None, now: datetime) -> CaseRow:
    told = identity if Field.NAME in own.sheet.fields else None
    return CaseRow(own.case.id, case_line(own, now), own.rules.workflow, told)
