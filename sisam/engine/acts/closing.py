"""Closing: every open step is settled, and the case ends with one of the outcomes."""

from sisam.domain.command import Close
from sisam.domain.event import EventType
from sisam.domain.message import Template
from sisam.domain.refusal import ReasonMissing, SecondNameMissing, SettleFirst, UnknownName, WrongState
from sisam.domain.refusal_between_cases import CarriesNothing, SettleOrCarry
from sisam.domain.step import Cause, Side, Step
from sisam.domain.workflow import Outcome
from sisam.engine.acts.dating import actor_party
from sisam.engine.acts.ending import waivers
from sisam.engine.acts.pausing import end_pause
from sisam.engine.alerts.telling import notify_side, sides_to_tell
from sisam.engine.draft import Draft
from sisam.engine.permitting import require_party
from sisam.engine.steps.ending_steps import cancel_step, carry_step, confirm_step, waive_step


def close(draft: Draft, act: Close) -> None:
    """Close the case: what is still open is done by the closing itself, carried, or waived with a reason.

    The other parties are told, those that had something to do until now.

    Raises:
        UnknownName: the workflow has no such outcome.
        WrongState: a case does not end like that in this state.
        NotAParty: the actor's organisation may not close it.
        SecondNameMissing: the outcome needs another person's name too.
        ReasonMissing: something is to be waived, or the outcome is out of the ordinary, without a reason.
        CarriesNothing: debts are to be carried, and nothing is carried where a case ends like that.
        SettleFirst, SettleOrCarry: steps are open that the actor's side may not waive.
    """
    outcome = draft.workflow.outcomes.get(act.outcome)
    if outcome is None:
        raise UnknownName(kind="outcome", name=act.outcome, possible=tuple(draft.workflow.outcomes))
    if draft.case.state not in outcome.sources:
        possible = tuple(
            each.id for each in draft.workflow.outcomes.values() if draft.case.state in each.sources
        )
        raise WrongState(move=f"close --outcome {outcome.id}", state=draft.case.state, possible=possible)
    require_party(draft, outcome.by)
    if outcome.two_names and act.second_person in (None, draft.command.actor.person_id):
        raise SecondNameMissing(outcome=outcome.id)
    if act.carries and not outcome.carries:
        raise CarriesNothing(outcome=outcome.id)
    sides, by = sides_to_tell(draft, tuple(draft.case.parties)), actor_party(draft)
    end_pause(draft, Cause.CLOSED)
    left = _settle(draft, outcome, act)
    draft.record(
        EventType.CASE_CLOSED,
        words=draft.command.words,
        from_state=draft.case.state,
        to_state=draft.workflow.final.id,
        outcome=outcome.id,
        second_person=act.second_person,
    )
    _tell(draft, sides, outcome, by, left)


def _tell(draft: Draft, sides: tuple[Side, ...], outcome: Outcome, by: str, left: int) -> None:
    """Tell the other parties how the case ended, and that nothing remains of what was not done."""
    count = str(left) if left else ""
    for side in sides:
        notify_side(draft, side, Template.CASE_CLOSED, None, reason=outcome.id, party=by, count=count)


def _settle(draft: Draft, outcome: Outcome, act: Close) -> int:
    """End every live step: the closing step is done, the watch ends, the rest is carried or waived.

    Return how many were carried or waived.
    """
    left = _end_what_ends_by_itself(draft)
    rest = _carry(draft, act, left)
    refused = tuple(step.definition for step in rest if not _may_waive(draft, outcome, step))
    if refused and outcome.carries:
        possible = tuple(name for name in refused if name in act.carriable)
        raise SettleOrCarry(number=draft.case.number, steps=refused, carriable=possible)
    if refused:
        raise SettleFirst(steps=refused)
    if (rest or outcome.two_names or outcome.waives_the_rest) and not draft.command.words:
        raise ReasonMissing(act="close")
    for step in rest:
        waive_step(draft, step, outcome.id, draft.command.words)
    return len(left)


def _end_what_ends_by_itself(draft: Draft) -> list[Step]:
    """End the watch and what the closing itself does; return the steps that are left."""
    rest: list[Step] = []
    for step in list(draft.case.live_steps()):
        definition = draft.workflow.steps[step.definition]
        if definition.is_watch:
            cancel_step(draft, step, Cause.CLOSED)
        elif definition.ends_with_closing:
            confirm_step(draft, step)
        else:
            rest.append(step)
    return rest


def _carry(draft: Draft, act: Close, rest: list[Step]) -> list[Step]:
    """Let the case that follows go on with the steps that were named; return the others."""
    going_on = {each.step_id: each for each in act.carried}
    for step in rest:
        if step.id in going_on:
            carry_step(draft, step, going_on[step.id])
    return [step for step in rest if step.id not in going_on]


def _may_waive(draft: Draft, outcome: Outcome, step: Step) -> bool:
    """Tell whether the closing may waive a step; two names also end what repeats and what passes on."""
    if outcome.waives_the_rest or draft.command.actor.organisation_id in waivers(draft, step):
        return True
    repeats = draft.workflow.steps[step.definition].repeats
    return outcome.two_names and (repeats or step.passes_accountability)
