"""Listing cases: one line a case, for those who look for the ones to care about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sisam.application.access.own_cases import OwnCase, own_cases, require
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.cases.case_line import CaseLine, case_line
from sisam.application.cases.lateness import overdue_steps
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.register.finding_organisations import find_organisation
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.ids import OrganisationId
from sisam.domain.near_names import near_names
from sisam.domain.reading import Shown
from sisam.domain.refusal import UnknownName
from sisam.domain.workflow import Phase, Workflow
from sisam.errors import NotFound


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases are asked for; None asks for any."""

    state: str | None = None
    phase: Phase | None = None
    overdue: bool = False
    #: The code of the accountable organisation.
    accountable: str | None = None
    #: The name of the workflow that they follow.
    workflow: str | None = None


def list_cases(
    site: Site,
    wanted: CaseFilter,
    caller: Caller,
    now: datetime,
    progress: Callable[[int], None] = lambda _count: None,
) -> list[CaseLine]:
    """Return a line for each case of theirs that is asked for, by number; closed ones only where asked so.

    Raises:
        NotFound: no organisation has that code, or there is no such workflow.
        UnknownName: the workflow has no such state.
        RightMissing: they may see no case.
        Unavailable: it cannot be written down that they saw them.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[list[CaseLine]]:
        require(someone, Right.READ_CASE, Shown.CASE_LIST)
        code = wanted.accountable
        accountable = None if code is None else find_organisation(someone.roster, code).id
        open_only = not _asks_for_closed(_workflow(site, work, wanted), wanted)
        cases = own_cases(
            site, work, someone, open_only=open_only, progress=progress, workflow=wanted.workflow
        )
        found = [(case_line(own, now), own.place) for own in cases if _fits(own, wanted, accountable, now)]
        lines = sorted((line for line, _ in found), key=lambda line: line.number)
        return Look(lines, tuple(place for _, place in found))

    return shown(site, caller, Shown.CASE_LIST, look, now)


def _workflow(site: Site, work: UnitOfWork, wanted: CaseFilter) -> Workflow:
    """Return the workflow whose words are asked with: the one that is named, else that of placements."""
    if wanted.workflow is not None:
        known = {part.name for part in work.rule_parts.parts() if part.kind == "workflow"}
        if wanted.workflow not in known:
            raise NotFound("workflow", wanted.workflow).with_near(near_names(wanted.workflow, known))
    return site.rules.current(wanted.workflow or site.workflow_name, work.rule_parts).workflow


def _asks_for_closed(workflow: Workflow, wanted: CaseFilter) -> bool:
    if wanted.state is None:
        return False
    if wanted.state not in workflow.states:
        raise UnknownName(kind="state", name=wanted.state, possible=tuple(workflow.states))
    return workflow.states[wanted.state].final


def _fits(own: OwnCase, wanted: CaseFilter, accountable: OrganisationId | None, now: datetime) -> bool:
    case = own.case
    interval = case.accountable
    hidden = interval is None or not own.sheet.viewer.may_see(case, interval.organisation_id)
    # A filter that found a restricted case would tell what the list itself does not.
    if accountable and (hidden or interval is None or interval.organisation_id != accountable):
        return False
    if wanted.state not in (None, case.state) or wanted.phase not in (None, case.phase):
        return False
    return not wanted.overdue or bool(overdue_steps(case, now))
