"""Transferring: the pupil comes to another home within the same placement, and a new round begins."""

from sisam.domain.anchor import OF_A_ROUND, Anchor
from sisam.domain.command import Transfer
from sisam.domain.event import Event, EventType
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.message import Template
from sisam.domain.refusal import DateAhead, DateOrder, SomethingRestsOnIt, UnknownName
from sisam.domain.refusal_of_transfer import BeforeTheAdmission, SameHome
from sisam.domain.step import Cause, Side, Step, StepStatus
from sisam.domain.step_definition import OnTransfer
from sisam.domain.workflow import Transition
from sisam.engine.acts.dating import put_anchor
from sisam.engine.acts.handing_over import TRANSFERRED, take_back
from sisam.engine.acts.keeping_schooling import keep_schooling
from sisam.engine.acts.naming import record_party, refuse_handing_to_oneself
from sisam.engine.alerts.telling import notify_parties, notify_side
from sisam.engine.draft import Draft
from sisam.engine.machine import target_of
from sisam.engine.permitting import require_party
from sisam.engine.sides import OF_THE_HOME, PREVIOUS_SCHOOL, YOUTH_HOME, YOUTH_HOME_SCHOOL
from sisam.engine.steps.ending_steps import cancel_step, unopen_step


def transfer(draft: Draft, act: Transfer) -> None:
    """Begin a new round at another home, on the day that the command happened.

    What was owed stays owed, is cancelled or moves along, as each step's definition says; what opens anew
    opens when the case is reconciled. Accountability stays until a handover of the new round passes it.

    Raises:
        UnknownName, WrongState, GuardFails: nobody is transferred now.
        NotAParty: the actor's organisation may not do it.
        SameHome: the pupil is at that home already.
        HandsToItself: the home's school is the one that is to receive the pupil after discharge.
        DateAhead, BeforeTheAdmission, DateOrder, BeyondCalendar: it cannot have been on that day.
    """
    transition = _transition(draft)
    state = target_of(draft.workflow, draft.case, transition.id)
    require_party(draft, transition.by)
    _refuse_impossible(draft, act, transition)
    left = draft.case.parties[YOUTH_HOME_SCHOOL]
    draft.record(
        EventType.CASE_TRANSFERRED,
        words=draft.command.words,
        from_state=draft.case.state,
        to_state=state,
        transition=transition.id,
        round=draft.case.round + 1,
    )
    keep_schooling(draft, left)
    for step in list(draft.case.live_steps()):
        _carry_over(draft, step, act.school)
    _begin_dates_anew(draft)
    record_party(draft, YOUTH_HOME, act.home)
    record_party(draft, YOUTH_HOME_SCHOOL, act.school)
    record_party(draft, PREVIOUS_SCHOOL, left)
    _tell(draft, Side(PREVIOUS_SCHOOL, left))


def undo_transfer(draft: Draft, event: Event) -> None:
    """Take the case back to the round before; what has opened in the round since ends with it.

    Raises:
        SomethingRestsOnIt: another transfer or a move came after it, or somebody has acted on a step of the
            round.
    """
    case, round_ = draft.case, int(event.data["round"] or 1)
    if case.round != round_:
        raise SomethingRestsOnIt(what=event.type)
    if case.state != event.to_state:
        raise SomethingRestsOnIt(what=case.state)
    for step in list(case.live_steps()):
        if step.round == round_:
            unopen_step(draft, step)
    draft.record(
        EventType.CASE_TRANSFERRED,
        from_state=event.to_state,
        to_state=event.from_state,
        transition=event.data["transition"],
        round=round_ - 1,
        annuls=True,
    )


def refuse_while_used(draft: Draft, event: Event) -> None:
    """Refuse to undo a transfer once the new round has been used: a step has ended in it, or lessons began.

    Raises:
        SomethingRestsOnIt: naming the step or the date.
    """
    for step in draft.case.steps.values():
        ended = step.status in (StepStatus.CONFIRMED, StepStatus.WAIVED)
        if ended and (step.ended_position or 0) > event.position and _rests_on(draft, step, event):
            raise SomethingRestsOnIt(what=step.definition)
    for anchor in sorted(OF_A_ROUND - {Anchor.ADMITTED}):
        if draft.case.round == event.data["round"] and anchor in draft.case.anchors:
            raise SomethingRestsOnIt(what=anchor)


def _rests_on(draft: Draft, step: Step, event: Event) -> bool:
    """Tell whether a step was owed in the round that a transfer began, or by or to the new home's school.

    What asks for a party ends by its naming, which holds in any round.
    """
    school = draft.case.parties.get(YOUTH_HOME_SCHOOL)
    sides = (step.owner, step.confirmer) if step.confirmer else (step.owner,)
    in_round = step.round == event.data["round"] and not draft.workflow.steps[step.definition].is_finding
    return in_round or school in {each.organisation_id for each in sides}


def undo_moving(draft: Draft, event: Event) -> None:
    """Take a step that went on in the new round back to the round before; other sides follow the parties."""
    if event.data.get("round") is None:
        return
    step = next(each for each in draft.case.steps.values() if each.id == event.data["step"])
    _reassign(draft, step, step.round - 1)


def _tell(draft: Draft, left: Side) -> None:
    """Tell every party, and the school that the pupil has left: what it owes now opens only after this."""
    told = {"on": draft.happened_on.isoformat(), "party": YOUTH_HOME_SCHOOL}
    parties = tuple(party for party in draft.case.parties if party != left.party)
    notify_parties(draft, parties, Template.TRANSFERRED, None, **told)
    notify_side(draft, left, Template.TRANSFERRED, None, **told)


def _transition(draft: Draft) -> Transition:
    moves = draft.workflow.transitions
    for transition in moves.values():
        if transition.starts_round:
            return transition
    raise UnknownName(kind="transfer", name="transfer", possible=tuple(moves))


def _refuse_impossible(draft: Draft, act: Transfer, transition: Transition) -> None:
    parties, anchors, on = draft.case.parties, draft.case.anchors, draft.happened_on
    for party, organisation in ((YOUTH_HOME, act.home), (YOUTH_HOME_SCHOOL, act.school)):
        if parties[party] == organisation:
            raise SameHome(party=party)
        refuse_handing_to_oneself(draft, party, organisation)
    draft.rules.calendar.require(on)
    if on > draft.today:
        raise DateAhead(what=transition.id, on=on)
    admitted = anchors.get(Anchor.ADMITTED)
    if admitted is not None and on < admitted:
        raise BeforeTheAdmission(on=on, admitted_on=admitted)
    lesson = anchors.get(Anchor.FIRST_LESSON)
    if lesson is not None and on < lesson:
        raise DateOrder(first=Anchor.FIRST_LESSON, first_on=lesson, then=Anchor.ADMITTED, then_on=on)


def _carry_over(draft: Draft, step: Step, school: OrganisationId) -> None:
    """Do with an open step what its definition says of a transfer."""
    definition = draft.workflow.steps[step.definition]
    replaced = definition.on_transfer is OnTransfer.REPLACED
    if replaced or _hands_to_itself(step, school) or _names_old_home(draft, step):
        cancel_step(draft, step, Cause.TRANSFERRED)
        return
    if definition.on_transfer is OnTransfer.MOVES:
        _reassign(draft, step, draft.case.round)
    if step.status is StepStatus.OFFERED and _confirms(step, YOUTH_HOME_SCHOOL):
        take_back(draft, step, TRANSFERRED)


def _hands_to_itself(step: Step, school: OrganisationId) -> bool:
    """Tell whether the pupil comes back to the school that owes the step: it would receive what it has."""
    return step.owner.organisation_id == school and _confirms(step, YOUTH_HOME_SCHOOL)


def _names_old_home(draft: Draft, step: Step) -> bool:
    """Tell whether a change of party would undo the transfer: it names the home that was left anew."""
    definition = draft.workflow.steps[step.definition]
    return definition.opens_by_change and step.confirmer is not None and step.confirmer.party in OF_THE_HOME


def _confirms(step: Step, party: PartyName) -> bool:
    return step.confirmer is not None and step.confirmer.party == party


def _reassign(draft: Draft, step: Step, round_: int) -> None:
    """Let a step go on in another round; its sides follow when the case is reconciled."""
    draft.record(
        EventType.STEP_REASSIGNED,
        step=step.id,
        owner_party=step.owner.party,
        owner=step.owner.organisation_id,
        confirmer_party=step.confirmer.party if step.confirmer else None,
        confirmer=step.confirmer.organisation_id if step.confirmer else None,
        round=round_,
    )


def _begin_dates_anew(draft: Draft) -> None:
    """Let the day of the transfer be the admission, and forget what the new round has yet to bring."""
    put_anchor(draft, Anchor.ADMITTED, draft.happened_on)
    moving = (each for each in draft.workflow.steps.values() if each.on_transfer is OnTransfer.MOVES)
    passed = {each.sets for each in moving if each.passes_accountability and each.sets}
    for anchor in sorted((OF_A_ROUND - {Anchor.ADMITTED}) | passed):
        if anchor in draft.case.anchors:
            put_anchor(draft, anchor, None)
