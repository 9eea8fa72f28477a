"""Forcing: one person asks that a handover be ended which nobody answers, another agrees."""

from dataclasses import dataclass
from datetime import datetime

from sisam.application.access.deciding import TheCase, decide
from sisam.application.access.denying import denials_kept, denied, reading_of
from sisam.application.access.finding import ById, Found, find_for
from sisam.application.access.permit import Denial, Permit, Why
from sisam.application.access.someone import Caller, Someone
from sisam.application.cases.carrying_out import Result, apply
from sisam.application.joint.request import KIND, make, refuse_twice
from sisam.application.joint.speaking import receives, seconds
from sisam.application.joint.telling import wanted_in_case
from sisam.application.messages.posting import Post
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.actor import Actor
from sisam.domain.command import Command, ForceHandover
from sisam.domain.ids import CaseId, CommandId, OrganisationId, PersonId, StepId
from sisam.domain.joint_request import JointKind, JointRequest
from sisam.domain.reading import Shown
from sisam.domain.refusal import StepMissing
from sisam.domain.refusal_of_joint_request import AskerLeft, NobodyElse
from sisam.domain.seat import Seat
from sisam.domain.step import Step
from sisam.engine import deciding

#: Stand for whoever will agree, while it is tried whether the act could be done at all.
_SOMEBODY, _ELSEWHERE = PersonId("somebody else"), OrganisationId("elsewhere")


@dataclass(frozen=True, slots=True)
class Second:
    """Somebody who may agree to a forced handover, and from which seat."""

    someone: Someone
    seat: Seat
    found: Found
    step: Step


def ask_forced(
    site: Site, caller: Caller, case_id: CaseId, step_id: StepId, reason: str, now: datetime
) -> JointRequest:
    """Ask that a handover be ended which nobody answers; whoever may agree is told.

    Raises:
        NotFound, RightMissing: the case is none of theirs, or they may not do this.
        SisamError: the handover could not be forced now, whoever agreed; see `engine.acts.forcing`.
        AskedAlready: the same waits for an answer.
        NobodyElse: nobody could agree.
    """
    with denials_kept(site), site.store.write() as work:
        someone = caller.known(work.register.roster(), now)
        found = find_for(site, work, someone, ById(case_id), Right.FORCE_HANDOVER, Shown.ACT)
        seat, step = found.permit.seat, found.case.steps.get(step_id)
        if step is None or seat is None:
            raise StepMissing(step=step_id)
        _try(found, step, Actor(someone.person_id, seat.organisation_id, someone.via), reason, now)
        refuse_twice(work, now, lambda each: (each.case_id, each.step_id) == (case_id, step_id))
        others = seconds(someone.roster, found.rules.workflow, found.case, step, seat, someone.day)
        if not others:
            raise NobodyElse
        about = (case_id, step_id)
        request = make(site, someone, seat, JointKind.FORCED_HANDOVER, reason.encode(), about)
        work.joint_requests.add(request)
        post = Post(site, work, now)
        post.add(found.case, wanted_in_case(request, found.case, step, others))
        post.write()
        work.read_log.write(
            [reading_of(someone, Shown.ACT, case_id, organisation=found.permit.organisation_id)]
        )
        work.commit()
    return request


def carry_out_forced(site: Site, work: UnitOfWork, second: Second, request: JointRequest) -> Result:
    """Force the handover in the name of both, inside an open unit of work, without committing.

    Raises:
        AskerLeft: the first may not do it any more.
        SisamError: it cannot be done any more, as when it was answered meanwhile.
    """
    someone, case = second.someone, second.found.case
    result = force(site, work, second, request)
    post = Post(site, work, someone.now)
    result.tell(post)
    post.write()
    organisation = second.found.permit.organisation_id
    work.read_log.write([reading_of(someone, Shown.ACT, case.id, organisation=organisation)])
    return result


def force(site: Site, work: UnitOfWork, second: Second, request: JointRequest) -> Result:
    """Decide the handover in the name of both inside an open unit of work, and tell nobody yet.

    Raises:
        AskerLeft, SisamError: as `carry_out_forced`.
    """
    someone = second.someone
    first = _first(second, request)
    both = (seat for seat in (first, second.seat) if receives(someone.roster, seat, second.step))
    receiving = frozenset(seat.organisation_id for seat in both)
    act = ForceHandover(second.step.id, someone.person_id, second.seat.organisation_id, receiving)
    actor = Actor(request.asked_by, first.organisation_id, request.via)
    new_id, key = CommandId(site.ids.new()), f"{KIND}:{request.id}"
    command = Command(new_id, actor, act, key, words=request.content.decode())
    return apply(site, work, second.found.case.id, command, someone.now)


def second_of(site: Site, work: UnitOfWork, someone: Someone, request: JointRequest) -> Second:
    """Return somebody as the one who may agree to a forced handover.

    Raises:
        Denied: they may not; to them there is no such request.
    """
    second = _second(site, work, someone, request)
    if second is not None and (someone.person_id == request.asked_by or _fits(second, request)):
        return second
    hidden = Denial(Right.FORCE_HANDOVER, Why.SCOPE)
    raise denied(someone, Shown.ACT, hidden, KIND, request.id, request.case_id)


def _second(site: Site, work: UnitOfWork, someone: Someone, request: JointRequest) -> Second | None:
    if request.case_id is None or request.step_id is None:
        return None
    case = work.cases.load_whole(request.case_id)
    rules = site.rules.named(case.rules, work.rule_parts)
    permit = decide(someone, Right.FORCE_HANDOVER, TheCase(case, rules.workflow))
    if isinstance(permit, Denial) or permit.seat is None or not permit.now:
        return None
    return Second(someone, permit.seat, Found(case, rules, permit), case.steps[request.step_id])


def _fits(second: Second, request: JointRequest) -> bool:
    """Tell whether two are of different organisations, and one of them of the receiving side."""
    if second.seat.organisation_id == request.asked_for:
        return False
    asker = _first_or_none(second, request)
    return asker is None or any(
        receives(second.someone.roster, seat, second.step) for seat in (asker, second.seat)
    )


def _first(second: Second, request: JointRequest) -> Seat:
    """Return the seat from which the first may still do it.

    Raises:
        AskerLeft: there is none.
    """
    seat = _first_or_none(second, request)
    if seat is None:
        raise AskerLeft
    return seat


def _first_or_none(second: Second, request: JointRequest) -> Seat | None:
    roster, now = second.someone.roster, second.someone.now
    code = roster.organisations[request.asked_for].code
    first = Caller(request.via, request.asked_by, code).known(roster, now)
    case, workflow = second.found.case, second.found.rules.workflow
    permit = decide(first, Right.FORCE_HANDOVER, TheCase(case, workflow))
    return permit.seat if isinstance(permit, Permit) and permit.now else None


def _try(found: Found, step: Step, actor: Actor, reason: str, now: datetime) -> None:
    """Refuse what could not be done whoever agreed to it."""
    act = ForceHandover(step.id, _SOMEBODY, _ELSEWHERE, frozenset({_ELSEWHERE}))
    command = Command(CommandId("try"), actor, act, "try", words=reason)
    deciding.decide(found.rules, found.case, command, now)
