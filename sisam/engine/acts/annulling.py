"""Annulling: undoing a mistaken command by new events, only while nothing rests on what it did."""

from collections.abc import Callable
from datetime import date

from sisam.domain.alert import Cleared
from sisam.domain.anchor import Anchor
from sisam.domain.command import Annul
from sisam.domain.event import Event, EventType
from sisam.domain.fact import Fact
from sisam.domain.ids import OrganisationId, PartyName, StepId
from sisam.domain.refusal import ReasonMissing, SomethingRestsOnIt
from sisam.domain.step import Side, Step, StepStatus
from sisam.engine.acts.disclosing import take_back
from sisam.engine.acts.handing_over import PARTY_FOUND
from sisam.engine.acts.protecting import require_teller
from sisam.engine.acts.recording_spells import undo_spell
from sisam.engine.acts.transferring import refuse_while_used, undo_moving, undo_transfer
from sisam.engine.alerts.flagging import drop_clock
from sisam.engine.disclosures import standing
from sisam.engine.draft import Draft
from sisam.engine.permitting import require_any_party
from sisam.engine.steps.ending_steps import unopen_step
from sisam.engine.steps.retiming import set_answer_clock

#: What can never be undone: others have built on it, or accountability has moved.
_FINAL = frozenset(
    {
        EventType.CASE_OPENED,
        EventType.CASE_CLOSED,
        # What is owed was set anew by them; the rules of before can be followed again.
        EventType.RULES_CHANGED,
        EventType.DEBT_ACCEPTED,
        # Two people have decided it; and only who owns something may disclose it anew.
        EventType.HANDOVER_FORCED,
        EventType.DISCLOSURE_ENDED,
        EventType.ALERT_ACKNOWLEDGED,
        EventType.ALERT_NOTED,
        EventType.ALERT_SNOOZED,
        EventType.ALERT_ASSIGNED,
        EventType.COMMAND_ANNULLED,
        EventType.STEP_RESTORED,
    }
)


def annul(draft: Draft, act: Annul) -> None:
    """Undo what a command did, last first; what followed from it follows back when the case is reconciled.

    Raises:
        ReasonMissing: no reason is given.
        SomethingRestsOnIt: it cannot be undone, or something was done since that builds on it.
    """
    require_any_party(draft)
    if not draft.command.words:
        raise ReasonMissing(act="annul")
    done = [event for event in act.events if not event.actor.is_daemon]
    if not done:
        raise SomethingRestsOnIt(what="time")
    for event in done:
        if event.type in _FINAL or event.data.get("passes_to"):
            raise SomethingRestsOnIt(what=event.type)
        if event.type is EventType.CASE_TRANSFERRED:
            refuse_while_used(draft, event)
    for event in reversed(done):
        undo = _UNDOERS.get(event.type)
        if undo is not None:
            undo(draft, event)
    draft.record(EventType.COMMAND_ANNULLED, words=draft.command.words, command=act.command_id)


def _undo_state(draft: Draft, event: Event) -> None:
    if draft.case.state != event.to_state:
        raise SomethingRestsOnIt(what=draft.case.state)
    draft.record(
        EventType.STATE_CHANGED,
        from_state=event.to_state,
        to_state=event.from_state,
        transition=event.data["transition"],
        annuls=True,
    )


def _undo_anchor(draft: Draft, event: Event) -> None:
    anchor = Anchor(str(event.data["anchor"]))
    now = draft.case.anchors.get(anchor)
    if now != _day(event.data["on"]):
        raise SomethingRestsOnIt(what=anchor)
    draft.record(EventType.ANCHOR_SET, anchor=anchor, on=event.data["was"], was=event.data["on"])


def _undo_fact(draft: Draft, event: Event) -> None:
    data = event.data
    fact = Fact(str(data["fact"]))
    if fact is Fact.PROTECTED:
        require_teller(draft)
        # The vault has forgotten by then in which way the pupil was protected.
        if data["value"] == "no":
            raise SomethingRestsOnIt(what=fact)
    if draft.case.facts.get(fact) != data["value"]:
        raise SomethingRestsOnIt(what=fact)
    # A count starts at none; of another fact nothing was known before.
    before = data["was"] or ("0" if fact is Fact.FORECAST_POSTPONED else None)
    draft.record(EventType.FACT_SET, fact=fact, value=before, was=data["value"])


def _undo_party(draft: Draft, event: Event) -> None:
    data = event.data
    party = PartyName(str(data["party"]))
    if draft.case.parties.get(party) != data["organisation"]:
        raise SomethingRestsOnIt(what=party)
    draft.record(
        EventType.PARTY_SET,
        party=party,
        organisation=data["was"],
        absent=data["was_absent"],
        was=data["organisation"],
        was_absent=data["absent"],
    )


def _undo_disclosure(draft: Draft, event: Event) -> None:
    """Take back what was disclosed, unless that was done already."""
    data = event.data
    to, matter = OrganisationId(str(data["to"])), str(data["matter"])
    disclosure = standing(draft.case, to, matter)
    if disclosure is None or disclosure.since_position != event.position:
        raise SomethingRestsOnIt(what=EventType.DISCLOSURE_ENDED)
    take_back(draft, PartyName(str(data["party"])), to, matter)


def _undo_home_move(draft: Draft, event: Event) -> None:
    """Forget a change of home municipality that was named; one that was ended is named anew instead."""
    waits = draft.case.home_move
    if waits is None or event.data["municipality"] != waits.municipality:
        raise SomethingRestsOnIt(what=event.type)
    draft.record(EventType.HOME_MOVE_SET, **dict.fromkeys(event.data))


def _undo_pause(draft: Draft, event: Event) -> None:
    """Let a pause have taken no day, unless it has ended; one that was prolonged rests on its question."""
    going_on = draft.case.pause
    if going_on is None or going_on.from_on != _day(event.data["from"]):
        raise SomethingRestsOnIt(what=EventType.PAUSE_ENDED)
    draft.record(EventType.PAUSE_ENDED, on=going_on.from_on.isoformat(), annuls=True)


def _undo_change_of_pause(draft: Draft, event: Event) -> None:
    going_on, data = draft.case.pause, event.data
    if going_on is None or going_on.until_on != _day(data["until"]):
        raise SomethingRestsOnIt(what=EventType.PAUSE_ENDED)
    draft.record(EventType.PAUSE_CHANGED, until=data["was"], was=data["until"])


def _undo_end_of_pause(draft: Draft, event: Event) -> None:
    if draft.case.pause is not None or draft.case.pauses[-1].ended_on != _day(event.data["on"]):
        raise SomethingRestsOnIt(what=EventType.PAUSE_STARTED)
    draft.record(EventType.PAUSE_ENDED, on=None, annuls=True)


def _undo_opening(draft: Draft, event: Event) -> None:
    """Cancel a step that the command brought about; if anybody has acted on it, that rests on the command."""
    step = _step(draft, event)
    if step.status in (StepStatus.CONFIRMED, StepStatus.WAIVED):
        raise SomethingRestsOnIt(what=step.definition)
    if step.live:
        unopen_step(draft, step)


def _undo_offer(draft: Draft, event: Event) -> None:
    step = _require(draft, event, StepStatus.OFFERED)
    _restore(draft, step, status=StepStatus.OPEN, offered_by=None)


def _undo_return(draft: Draft, event: Event) -> None:
    step = _require(draft, event, StepStatus.OPEN)
    _offer_again(draft, step, event, returns=step.returns - 1)


def _undo_withdrawal(draft: Draft, event: Event) -> None:
    if event.data["reason"] == PARTY_FOUND:
        # Whoever confirms now was never offered it: the owner offers again.
        return
    _offer_again(draft, _require(draft, event, StepStatus.OPEN), event)


def _offer_again(draft: Draft, step: Step, event: Event, **changes: object) -> None:
    """Make a step stand offered as it was before an offer ended: nobody may confirm their own offer."""
    was = event.data["was_returned_on"], event.data["offered_by"]
    _restore(draft, step, status=StepStatus.OFFERED, returned_on=_day(was[0]), offered_by=was[1], **changes)
    set_answer_clock(draft, draft.case.steps[step.id])


def _undo_end(draft: Draft, event: Event) -> None:
    """Make a confirmed, waived or cancelled step owed again, as it was."""
    step = _step(draft, event)
    if step.live:
        raise SomethingRestsOnIt(what=step.definition)
    later = [
        each
        for each in draft.case.steps.values()
        if each.definition == step.definition
        and each.round == step.round
        and each.occurrence > step.occurrence
    ]
    if any(each.live or each.cause is None for each in later):
        raise SomethingRestsOnIt(what=step.definition)
    offered = step.confirmer is not None and event.type is EventType.STEP_CONFIRMED
    was_offered = event.data.get("was") == StepStatus.OFFERED
    status = StepStatus.OFFERED if offered or was_offered else StepStatus.OPEN
    _restore(draft, step, status=status, offered_by=step.offered_by)
    if status is StepStatus.OFFERED:
        set_answer_clock(draft, draft.case.steps[step.id])


def _undo_taking_over(draft: Draft, event: Event) -> None:
    step = _require(draft, event, StepStatus.OPEN)
    owner = Side(PartyName(str(event.data["was_party"])), OrganisationId(str(event.data["was"])))
    _restore(draft, step, owner=owner, taken_over=event.data["was_taken_over"])


def _restore(draft: Draft, step: Step, **changes: object) -> None:
    """Record the step as it was; its clock starts anew."""
    drop_clock(draft, step, Cleared.ANNULLED)
    owner = changes.get("owner", step.owner)
    returned_on = changes.get("returned_on", step.returned_on)
    draft.record(
        EventType.STEP_RESTORED,
        step=step.id,
        status=str(changes.get("status", step.status)),
        returns=int(str(changes.get("returns", step.returns))),
        returned_on=returned_on.isoformat() if isinstance(returned_on, date) else None,
        offered_by=_text(changes.get("offered_by")),
        owner_party=owner.party if isinstance(owner, Side) else None,
        owner=owner.organisation_id if isinstance(owner, Side) else None,
        taken_over=bool(changes.get("taken_over", step.taken_over)),
    )


def _require(draft: Draft, event: Event, status: StepStatus) -> Step:
    step = _step(draft, event)
    if step.status is not status:
        raise SomethingRestsOnIt(what=step.definition)
    return step


def _step(draft: Draft, event: Event) -> Step:
    return draft.case.steps[StepId(str(event.data["step"]))]


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _text(value: object) -> str | None:
    return str(value) if value else None


_UNDOERS: dict[EventType, Callable[[Draft, Event], None]] = {
    EventType.STATE_CHANGED: _undo_state,
    EventType.CASE_TRANSFERRED: undo_transfer,
    EventType.STEP_REASSIGNED: undo_moving,
    EventType.ANCHOR_SET: _undo_anchor,
    EventType.FACT_SET: _undo_fact,
    EventType.PARTY_SET: _undo_party,
    EventType.HOME_MOVE_SET: _undo_home_move,
    EventType.DISCLOSED: _undo_disclosure,
    EventType.SPELL_RECORDED: undo_spell,
    EventType.PAUSE_STARTED: _undo_pause,
    EventType.PAUSE_CHANGED: _undo_change_of_pause,
    EventType.PAUSE_ENDED: _undo_end_of_pause,
    EventType.STEP_OPENED: _undo_opening,
    EventType.STEP_OFFERED: _undo_offer,
    EventType.STEP_RETURNED: _undo_return,
    EventType.OFFER_WITHDRAWN: _undo_withdrawal,
    EventType.STEP_CONFIRMED: _undo_end,
    EventType.STEP_WAIVED: _undo_end,
    EventType.STEP_CANCELLED: _undo_end,
    EventType.STEP_TAKEN_OVER: _undo_taking_over,
}
