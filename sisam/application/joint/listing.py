"""Listing: what waits for somebody's answer, and what they have asked themselves."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sisam.application.access.deciding import may_anywhere
from sisam.application.access.denying import Denied
from sisam.application.access.finding import readable
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.cases.previewing import seen_by
from sisam.application.joint.answering import speaks_for
from sisam.application.joint.asked_file import AskedFile
from sisam.application.joint.request import request_named, require_waiting
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.case import Case
from sisam.domain.ids import CaseId, OrganisationId
from sisam.domain.joint_request import JointKind, JointRequest
from sisam.domain.reading import Shown
from sisam.domain.step import Step

#: What takes two people, so that nobody else has anything to answer.
_BY_TWO: Final = (Right.FORCE_HANDOVER, Right.IMPORT)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request as it is shown to somebody who may answer it, or has asked it."""

    request: JointRequest
    #: They have asked it themselves, and can take it back; else they can agree or refuse.
    mine: bool
    #: For which of their organisations they answer.
    organisation_id: OrganisationId
    #: The case and the step of a forced handover, as far as they may see them.
    case: Case | None = None
    step: Step | None = None
    #: Why it is asked: read by whoever is to say yes or no to it, and by whoever asked; no list tells it.
    reason: str | None = None
    #: The file that is to be brought in.
    file: AskedFile | None = None


def list_waiting(site: Site, caller: Caller, now: datetime) -> tuple[Waiting, ...]:
    """Return what waits for somebody's answer, and what they have asked, the oldest first."""

    def look(work: UnitOfWork, someone: Someone) -> Look[tuple[Waiting, ...]]:
        found = waiting_for(site, work, someone)
        return Look(found, [(each.case.id, each.organisation_id) for each in found if each.case])

    return shown(site, caller, Shown.WORK_LIST, look, now)


def waiting_for(site: Site, work: UnitOfWork, someone: Someone) -> tuple[Waiting, ...]:
    """Return what waits for somebody's answer, and what they have asked, the oldest first.

    Whoever shows it writes down before that it is shown.
    """
    if not any(may_anywhere(someone, right) for right in _BY_TWO):
        return ()
    waiting = (each for each in work.joint_requests.waiting() if each.expires_at > someone.now)
    seen = (_seen(site, work, someone, each) for each in waiting)
    return tuple(each for each in seen if each is not None)


def show_request(site: Site, caller: Caller, request_id: str, now: datetime) -> Waiting:
    """Return one request that waits, to somebody who may answer it or has asked it.

    Raises:
        NotFound: there is no such request for them.
        AnsweredAlready: it has an answer, or its time is over.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[Waiting]:
        found = _waiting(site, work, someone, request_named(work, request_id))
        cases = [(found.case.id, found.organisation_id)] if found.case else []
        return Look(found, cases)

    return shown(site, caller, Shown.STEP, look, now)


def _seen(site: Site, work: UnitOfWork, someone: Someone, request: JointRequest) -> Waiting | None:
    try:
        found = _waiting(site, work, someone, request_named(work, request.id))
    except Denied:
        # A list leaves out what is not theirs; nobody asked for just that.
        return None
    return replace(found, reason=None, request=replace(found.request, content=b""))


def _waiting(site: Site, work: UnitOfWork, someone: Someone, request: JointRequest) -> Waiting:
    organisation, mine = speaks_for(site, work, someone, request), request.asked_by == someone.person_id
    require_waiting(request, someone.now)
    if request.kind is JointKind.IMPORT:
        return Waiting(request, mine, organisation, file=AskedFile.within(request.content))
    case = _case_seen(site, work, someone, request.case_id) if request.case_id else None
    step = case.steps.get(request.step_id) if case and request.step_id else None
    return Waiting(request, mine, organisation, case, step, request.content.decode())


def _case_seen(site: Site, work: UnitOfWork, someone: Someone, case_id: CaseId) -> Case | None:
    """Return a case as its page would show it, without what is in no field of theirs."""
    found = readable(site, work, someone, work.cases.load(case_id))
    return seen_by(someone, found).case if found else None
