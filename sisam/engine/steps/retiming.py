"""Retiming: setting a step's clock, and setting it anew when what it counts from has changed."""

from datetime import date
from typing import Any

from sisam.domain.alert import Cleared
from sisam.domain.anchor import Anchor
from sisam.domain.deadline import Deadline, DeadlineKind
from sisam.domain.event import EventType
from sisam.domain.rules import Rules
from sisam.domain.source import Source
from sisam.domain.step import Step
from sisam.engine.alerts.flagging import drop_clock
from sisam.engine.clocks import reckon
from sisam.engine.draft import Draft
from sisam.engine.steps.due import Due, derivation, due_now


def set_clock(draft: Draft, step: Step) -> None:
    """Start the clock on the owner of an open step."""
    definition = draft.workflow.steps[step.definition]
    due = due_now(draft.rules, draft.case, definition, step)
    if due is None:
        raise RuntimeError(f"{step.definition} is open and no rule says when it is due")
    _set(draft, step, DeadlineKind(definition.clock_kind), *due)


def set_answer_clock(draft: Draft, step: Step) -> None:
    """Start the clock on the confirmer of an offered step."""
    definition = draft.workflow.steps[step.definition]
    if definition.answer is None:
        raise RuntimeError(f"{step.definition} was offered and has no answer clock")
    # The confirmer hears of the offer now, however early it was made on paper.
    offered_on = draft.happened_on if draft.command.actor.imports else draft.today
    reckoning = reckon(draft.rules.calendar, Anchor.OFFERED, offered_on, definition.answer)
    due = Due(f"{step.definition}.answer", reckoning, definition.answer_source)
    _set(draft, step, DeadlineKind.ANSWER, due, None)


def retime_answer(draft: Draft, step: Step) -> None:
    """Set the clock on an offer anew, from the day of the offer, if the time for it has changed."""
    definition = draft.workflow.steps[step.definition]
    current = draft.case.live_deadline(step.id)
    if current is None or definition.answer is None:
        raise RuntimeError(f"{step.definition} is offered and has no answer clock")
    reckoning = reckon(draft.rules.calendar, Anchor.OFFERED, current.anchor_on, definition.answer)
    due = Due(f"{step.definition}.answer", reckoning, definition.answer_source)
    if _says(draft.rules, current, due):
        return
    drop_clock(draft, step, Cleared.ANCHOR_MOVED)
    _set(draft, step, DeadlineKind.ANSWER, due, None)


def retime(draft: Draft, step: Step) -> None:
    """Set an open step's clock anew if its anchor moved; a missed deadline stays missed, its alert ends."""
    definition = draft.workflow.steps[step.definition]
    due = due_now(draft.rules, draft.case, definition, step)
    current = draft.case.live_deadline(step.id)
    if due is None or (current is not None and _says(draft.rules, current, due[0])):
        return
    if current is not None:
        drop_clock(draft, step, Cleared.ANCHOR_MOVED)
    _set(draft, step, DeadlineKind(definition.clock_kind), *due)


def _says(rules: Rules, current: Deadline, due: Due) -> bool:
    """Tell whether a deadline already says this.

    A missed one is not touched while its day is the same, nor where only a pause would move it: that came
    too late.
    """
    reckoning = due.reckoning
    counts_alike = (
        current.rule,
        current.anchor,
        current.anchor_on,
        current.times,
        current.floor_on,
    ) == (
        due.rule,
        reckoning.anchor,
        reckoning.anchor_on,
        reckoning.times,
        reckoning.floor_on,
    )
    same_day = current.due_on == due.on
    if current.ended_position is not None:
        waits_longer = counts_alike and current.paused_days != reckoning.paused_days
        # By other rules the same count may lead elsewhere, whether the pupil is away or not.
        return same_day or (waits_longer and _is_as_reckoned(rules, current))
    # Of two rules that lead to the same day it is told all the same whose it is.
    same_source = (current.clock, current.source) == (reckoning.interval.clock.family, due.source)
    return counts_alike and same_day and same_source and current.paused_days == reckoning.paused_days


def _is_as_reckoned(rules: Rules, deadline: Deadline) -> bool:
    """Tell whether a deadline is still due on its day by these rules, with the pauses that it knew."""
    return derivation(rules.workflow, rules.calendar, deadline).due_on == deadline.due_on


def _set(draft: Draft, step: Step, kind: DeadlineKind, due: Due, first_due_on: date | None) -> None:
    reckoning = due.reckoning
    paused: dict[str, Any] = {"paused_days": reckoning.paused_days} if reckoning.paused_days else {}
    draft.record(
        EventType.DEADLINE_SET,
        deadline=f"{draft.case.id}.d{draft.case.deadline_count + 1}",
        step=step.id,
        kind=kind,
        rule=due.rule,
        anchor=reckoning.anchor,
        anchor_on=reckoning.anchor_on.isoformat(),
        times=reckoning.times,
        floor_on=reckoning.floor_on.isoformat() if reckoning.floor_on else None,
        due_on=due.on.isoformat(),
        clock=reckoning.interval.clock.family,
        source=Source(due.source),
        first_due_on=first_due_on.isoformat() if first_due_on else None,
        **paused,
    )
