"""Answering: the second of two people agrees or refuses, or the first takes the request back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sisam.application.access.denying import denials_kept, reading_of
from sisam.application.access.showing import write_down
from sisam.application.access.someone import Caller, Someone
from sisam.application.cases.carrying_out import Result
from sisam.application.joint.bringing_in import Outcome
from sisam.application.joint.forcing import carry_out_forced, second_of
from sisam.application.joint.history import outcome_of
from sisam.application.joint.importing import carry_out_import, require_asker, require_importer
from sisam.application.joint.request import KIND, request_named, require_digest, require_waiting, settle
from sisam.application.ports.import_files import ImportFiles
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.ids import OrganisationId
from sisam.domain.joint_request import JointAnswer, JointKind, JointRequest
from sisam.domain.reading import Shown
from sisam.domain.refusal_of_joint_request import AskedByAnother, AskedBySamePerson
from sisam.errors import NotFound


@dataclass(frozen=True, slots=True)
class Agreed:
    """A request that somebody agreed to, with what came of it."""

    request: JointRequest
    #: What happened in the case, of a forced handover.
    result: Result | None = None
    #: What a file brought.
    brought: Outcome | None = None


def agree(
    site: Site, files: ImportFiles, caller: Caller, request_id: str, digest: str, now: datetime
) -> Agreed:
    """Agree to what was read, known by its digest, and carry it out in the same transaction.

    Raises:
        NotFound: there is no such request for them.
        AskedBySamePerson: it is their own.
        AnsweredAlready: it has an answer, or its time is over.
        NotWhatWasAsked: what they read is not what was asked.
        AskerLeft: whoever asked may not do it any more.
        SisamError: it cannot be carried out now; the request waits on.
    """
    with denials_kept(site), site.store.write() as work:
        someone, request, organisation = _answering(site, work, caller, request_id, now)
        require_digest(request, digest)
        if request.kind is JointKind.FORCED_HANDOVER:
            return _forced(site, work, someone, request, organisation)

    def beside(open_work: UnitOfWork, counts: Mapping[str, int]) -> None:
        again, current, place = _answering(site, open_work, caller, request_id, now)
        require_digest(current, digest)
        require_asker(again.roster, current, now)
        went = replace(current, outcome=outcome_of(counts))
        settle(open_work, went, JointAnswer.AGREED, again, place)

    # What a file brings, and what is wrong with it, tells of cases.
    write_down(site, [reading_of(someone, Shown.IMPORT, organisation=organisation)])
    with denials_kept(site):
        brought = carry_out_import(site, files, request, now, beside)
    with site.store.read() as work:
        return Agreed(work.joint_requests.find(request_id) or request, brought=brought)


def agree_forced(site: Site, caller: Caller, request_id: str, digest: str, now: datetime) -> Agreed:
    """Agree to a forced handover that was read, and carry it out in the same transaction.

    Raises:
        SisamError: as `agree`; a request for anything else is not found.
    """
    with denials_kept(site), site.store.write() as work:
        someone, request, organisation = _answering(site, work, caller, request_id, now)
        if request.kind is not JointKind.FORCED_HANDOVER:
            raise NotFound(KIND, request_id)
        require_digest(request, digest)
        return _forced(site, work, someone, request, organisation)


def _forced(
    site: Site, work: UnitOfWork, someone: Someone, request: JointRequest, organisation: OrganisationId
) -> Agreed:
    result = carry_out_forced(site, work, second_of(site, work, someone, request), request)
    settled = settle(work, request, JointAnswer.AGREED, someone, organisation)
    work.commit()
    return Agreed(settled, result=result)


def refuse(site: Site, caller: Caller, request_id: str, now: datetime) -> JointRequest:
    """Say no to what somebody else asked.

    Raises:
        NotFound, AskedBySamePerson, AnsweredAlready: as `agree`.
    """
    with denials_kept(site), site.store.write() as work:
        someone, request, organisation = _answering(site, work, caller, request_id, now)
        settled = settle(work, request, JointAnswer.REFUSED, someone, organisation)
        work.commit()
    return settled


def withdraw(site: Site, caller: Caller, request_id: str, now: datetime) -> JointRequest:
    """Take back what one has asked.

    Raises:
        NotFound, AnsweredAlready: as `agree`.
        AskedByAnother: it is not their own.
    """
    with denials_kept(site), site.store.write() as work:
        someone = caller.known(work.register.roster(), now)
        request = request_named(work, request_id)
        mine = request.asked_by == someone.person_id
        if not mine:
            speaks_for(site, work, someone, request)
        require_waiting(request, now)
        if not mine:
            raise AskedByAnother
        settled = settle(work, request, JointAnswer.WITHDRAWN, someone, request.asked_for)
        work.commit()
    return settled


def speaks_for(site: Site, work: UnitOfWork, someone: Someone, request: JointRequest) -> OrganisationId:
    """Return the organisation for which somebody may see a request, and answer it if it is not their own.

    Raises:
        Denied: they may not.
    """
    if request.kind is JointKind.IMPORT:
        return require_importer(someone).organisation_id
    return second_of(site, work, someone, request).seat.organisation_id


def _answering(
    site: Site, work: UnitOfWork, caller: Caller, request_id: str, now: datetime
) -> tuple[Someone, JointRequest, OrganisationId]:
    someone = caller.known(work.register.roster(), now)
    request = request_named(work, request_id)
    organisation = speaks_for(site, work, someone, request)
    require_waiting(request, now)
    if someone.person_id == request.asked_by:
        raise AskedBySamePerson
    return someone, request, organisation
