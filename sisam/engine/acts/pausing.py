"""Pausing: the pupil is away for some days, and what is marked so waits until they are back."""

from datetime import date
from typing import Any

from sisam.domain.anchor import Anchor
from sisam.domain.command import Pause, Resume
from sisam.domain.event import EventType
from sisam.domain.ids import PartyName
from sisam.domain.message import Template
from sisam.domain.pause import Pause as Absence
from sisam.domain.reckoning import Direction
from sisam.domain.refusal import AlreadyRecorded, ReasonMissing, UnknownName
from sisam.domain.refusal_of_pause import (
    BackTooEarly,
    NotPausable,
    NotPaused,
    PausedAlready,
    PausedTooEarly,
    PausedTooLong,
)
from sisam.domain.rules import Rules
from sisam.domain.step import Cause, Side, Step
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import PauseDefinition, Workflow
from sisam.engine.alerts.telling import notify_parties
from sisam.engine.clocks import reckon
from sisam.engine.draft import Draft
from sisam.engine.permitting import require_party
from sisam.engine.steps.ending_steps import cancel_step, confirm_step
from sisam.engine.steps.opening_steps import open_step

#: The event that the longest time is counted from.
_RECORDED = "recorded"


def pause(draft: Draft, act: Pause) -> None:
    """Let named clocks wait while the pupil is away, or say until when they wait after all.

    Raises:
        NotPausable: cases of this workflow are not paused, or not in this state.
        NotAParty: the actor's organisation may not pause it.
        UnknownName: the workflow has no such reason.
        PausedTooLong: the last day is past, or further off than a pause may last.
        PausedTooEarly: it began too long ago, before the admission or during the pause before it.
        DateAhead: it has not begun.
        PausedAlready: a pause goes on, and this one would be another.
        AlreadyRecorded: the pause that goes on is planned until that day.
        ReasonMissing: it is prolonged without a reason, or begun without one of the workflow's.
    """
    rule = _rule(draft)
    going_on = draft.case.pause
    _require_teller(draft, rule.by)
    if act.reason is not None and act.reason not in rule.reasons:
        raise UnknownName(kind="reason", name=act.reason, possible=tuple(rule.reasons))
    if going_on is None:
        _start(draft, act)
    else:
        _change(draft, act, going_on)
    _tell(draft, Template.PAUSED, act.until)


def resume(draft: Draft, _act: Resume) -> None:
    """End the pause on the day when the pupil was back; what waited is due by the days that it took.

    Raises:
        NotPaused: no pause goes on.
        NotAParty: the actor's organisation may not end it.
        BackTooEarly: the pupil was not away yet.
        DateAhead: the pupil is not back yet.
    """
    going_on = draft.case.pause
    if going_on is None:
        raise NotPaused
    rule = draft.workflow.pause
    _require_teller(draft, rule.by if rule else ())
    on = draft.happened_on
    if on < going_on.from_on:
        raise BackTooEarly(on=on, since=going_on.from_on)
    draft.record(EventType.PAUSE_ENDED, words=draft.command.words, on=on.isoformat())
    for step in _checks(draft):
        confirm_step(draft, step)
    _tell(draft, Template.RESUMED, on)


def lift(draft: Draft) -> None:
    """End a pause that the case has left behind: it moved on, or the pupil came to another home."""
    rule, before = draft.workflow.pause, draft.before
    transferred = before is not None and draft.case.round > before.round
    if transferred:
        end_pause(draft, Cause.TRANSFERRED)
    elif rule is None or draft.case.state not in rule.sources:
        end_pause(draft, Cause.OVERTAKEN)


def end_pause(draft: Draft, cause: Cause) -> None:
    """End a pause, if one goes on, because something else happened; nobody need ask any more."""
    going_on = draft.case.pause
    if going_on is None:
        return
    on = max(draft.happened_on, going_on.from_on)
    draft.record(EventType.PAUSE_ENDED, on=on.isoformat())
    for step in _checks(draft):
        cancel_step(draft, step, cause)


def longest_pause(rules: Rules, today: date) -> date | None:
    """Return the last day that a pause may be planned for; None where cases are not paused."""
    rule = rules.workflow.pause
    if rule is None:
        return None
    return reckon(rules.calendar, _RECORDED, today, rule.longest, maximum=True).due_on


def _rule(draft: Draft) -> PauseDefinition:
    rule, state = draft.workflow.pause, draft.case.state
    if rule is None or state not in rule.sources:
        raise NotPausable(state=state, states=rule.sources if rule else ())
    return rule


def _start(draft: Draft, act: Pause) -> None:
    if act.reason is None:
        raise ReasonMissing(act="pause-start")
    _refuse_too_long(draft, act.until)
    _refuse_too_early(draft)
    days: dict[str, Any] = {"from": draft.happened_on.isoformat(), "until": act.until.isoformat()}
    draft.record(EventType.PAUSE_STARTED, words=draft.command.words, reason=act.reason, **days)
    _ask(draft)


def _change(draft: Draft, act: Pause, going_on: Absence) -> None:
    if act.reason not in (None, going_on.reason) or draft.happened_on != draft.today:
        raise PausedAlready(until=going_on.until_on)
    if act.until == going_on.until_on:
        raise AlreadyRecorded(what=EventType.PAUSE_STARTED)
    _refuse_too_long(draft, act.until)
    if act.until > going_on.until_on and not draft.command.words:
        raise ReasonMissing(act="pause")
    for step in _checks(draft):
        confirm_step(draft, step)
    draft.record(
        EventType.PAUSE_CHANGED,
        words=draft.command.words,
        until=act.until.isoformat(),
        was=going_on.until_on.isoformat(),
    )
    _ask(draft)


def _ask(draft: Draft) -> None:
    """Open the pause's own clock: whoever is accountable says on its last day whether the pupil is away."""
    definition, case = _check_of(draft.workflow), draft.case
    earlier = [each for each in case.steps.values() if each.definition == definition.id]
    accountable = case.accountable
    if accountable is None:
        raise RuntimeError("an open case has nobody accountable")
    owner = Side(accountable.party, accountable.organisation_id)
    open_step(draft, definition, owner, None, draft.today, earlier[-1] if earlier else None)


def _check_of(workflow: Workflow) -> StepDefinition:
    """Return the step that asks whether the pupil is still away."""
    return next(each for each in workflow.steps.values() if each.asks_in_pause)


def _checks(draft: Draft) -> list[Step]:
    """Return the steps that ask whether the pupil is still away."""
    asks = draft.workflow.steps
    return [step for step in draft.case.live_steps() if asks[step.definition].asks_in_pause]


def _require_teller(draft: Draft, by: tuple[PartyName, ...]) -> None:
    """Refuse whoever may not tell of a pause; who is asked may, the school that the pupil left too."""
    asked = {step.owner.organisation_id for step in _checks(draft)}
    if draft.command.actor.organisation_id not in asked:
        require_party(draft, by)


def _refuse_too_long(draft: Draft, until: date) -> None:
    latest = longest_pause(draft.rules, draft.today)
    if latest is not None and not draft.today <= until <= latest:
        raise PausedTooLong(until=until, latest=latest)


def _refuse_too_early(draft: Draft) -> None:
    """Refuse a pause from longer ago than one may last, from before the admission or within the last one."""
    rule, case, today = _rule(draft), draft.case, draft.today
    back = reckon(draft.rules.calendar, _RECORDED, today, rule.longest, Direction.BEFORE, maximum=True)
    # One that was a mistake took no day, and stands in nobody's way.
    ended_on = max((each.ended_on for each in case.pauses if each.ended_on and each.days), default=None)
    known = (back.due_on, case.anchors.get(Anchor.ADMITTED), ended_on)
    earliest = max(day for day in known if day is not None)
    if draft.happened_on < earliest:
        raise PausedTooEarly(on=draft.happened_on, earliest=earliest)


def _tell(draft: Draft, template: Template, on: date) -> None:
    """Tell the other parties until when, or since when not; why the pupil is away tells of the care."""
    organisation = draft.command.actor.organisation_id
    by = next((party for party, each in draft.case.parties.items() if each == organisation), "")
    notify_parties(draft, tuple(draft.case.parties), template, None, on=on.isoformat(), party=by)
