"""A request as it is made and answered: for how long it waits, and what it is known by."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from sisam.application.access.someone import Someone
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.ids import CaseId, OrganisationId, StepId
from sisam.domain.joint_request import JointAnswer, JointKind, JointRequest
from sisam.domain.refusal_of_joint_request import AnsweredAlready, AskedAlready, NotWhatWasAsked
from sisam.domain.seat import Seat
from sisam.errors import NotFound

#: How long a request waits for its answer.
LIFE = timedelta(days=7)
#: What a request is called where it is not found.
KIND = "request"


def make(
    site: Site,
    someone: Someone,
    seat: Seat,
    kind: JointKind,
    content: bytes,
    about: tuple[CaseId, StepId] | tuple[None, None] = (None, None),
) -> JointRequest:
    """Return what somebody asks from one of their seats, with its digest."""
    request = JointRequest(
        id=site.ids.new(),
        kind=kind,
        asked_by=someone.person_id,
        asked_for=seat.organisation_id,
        asked_at=someone.now,
        expires_at=someone.now + LIFE,
        via=someone.via,
        case_id=about[0],
        step_id=about[1],
        content=content,
    )
    return replace(request, digest=_digest_of(request))


def _digest_of(request: JointRequest) -> str:
    """Return what says exactly what is asked: by whom, about what, and in which words or bytes."""
    told = (request.kind, request.asked_by, request.asked_for, request.case_id or "", request.step_id or "")
    return sha256("|".join(told).encode() + b"\n" + request.content).hexdigest()


def refuse_twice(work: UnitOfWork, now: datetime, is_same: Callable[[JointRequest], bool]) -> None:
    """Refuse to ask for what somebody has asked for already.

    Raises:
        AskedAlready: that waits for an answer.
    """
    if any(is_same(each) for each in work.joint_requests.waiting() if each.expires_at > now):
        raise AskedAlready


def request_named(work: UnitOfWork, request_id: str) -> JointRequest:
    """Return a request, answered or not; who may not know of it is to hear neither.

    Raises:
        NotFound: there is none with that id.
    """
    request = work.joint_requests.find(request_id)
    if request is None:
        raise NotFound(KIND, request_id)
    return request


def require_waiting(request: JointRequest, now: datetime) -> None:
    """Refuse what does not wait for an answer any more.

    Raises:
        AnsweredAlready: it has its answer, or its time is over.
    """
    if request.answer is not None:
        raise AnsweredAlready(answer=request.answer)
    if request.expires_at <= now:
        raise AnsweredAlready(answer=JointAnswer.LAPSED)


def require_digest(request: JointRequest, read: str) -> None:
    """Refuse to agree to anything but what was asked, and was read.

    Raises:
        NotWhatWasAsked: what lies in the store, or what was read, is something else.
    """
    if not request.digest == read == _digest_of(request):
        raise NotWhatWasAsked


def settle(
    work: UnitOfWork,
    request: JointRequest,
    answer: JointAnswer,
    someone: Someone,
    organisation: OrganisationId | None = None,
) -> JointRequest:
    """Keep somebody's answer to a request, take away what it asked, and return it as it is now.

    Raises:
        AnsweredAlready: somebody else has answered it meanwhile.
    """
    settled = replace(
        request,
        content=b"",
        answer=answer,
        answered_at=someone.now,
        answered_by=someone.person_id,
        answered_by_organisation=organisation,
    )
    if not work.joint_requests.answer(settled):
        found = work.joint_requests.find(request.id)
        raise AnsweredAlready(answer=(found.answer if found else None) or JointAnswer.LAPSED)
    return settled
