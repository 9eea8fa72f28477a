"""Flagging what is late and climbing the ladders of what nobody has acted on."""

from sisam.domain.alert import Alert, AlertCause, Cleared
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline, DeadlineStatus
from sisam.domain.event import EventType
from sisam.domain.step import Step
from sisam.engine.alerts.climbing import next_place
from sisam.engine.alerts.telling import tell_rung
from sisam.engine.draft import Draft
from sisam.engine.waiting import after_wait


def pass_time(draft: Draft) -> None:
    """Flag every deadline that has passed, then climb every alert whose wait is over."""
    for deadline in _due_deadlines(draft.case, draft):
        miss(draft, deadline)
    for alert in list(draft.case.alerts.values()):
        if alert.live and alert.next_at is not None and alert.next_at <= draft.now:
            climb(draft, alert)


def _due_deadlines(case: Case, draft: Draft) -> list[Deadline]:
    """Return the pending deadlines whose moment has passed."""
    return [
        deadline
        for deadline in case.deadlines.values()
        if deadline.status is DeadlineStatus.PENDING and deadline.due_at <= draft.now
    ]


def miss(draft: Draft, deadline: Deadline) -> None:
    """Mark a deadline as missed for ever, raise its one overdue alert and tell the first rung."""
    alert = _raise_overdue(draft, deadline)
    tell_rung(draft, alert, deadline)


def _raise_overdue(draft: Draft, deadline: Deadline) -> Alert:
    """Mark a deadline as missed and raise its alert, without telling anybody yet."""
    step = draft.case.steps[deadline.step_id]
    ladder = draft.workflow.ladders[draft.workflow.steps[step.definition].ladder]
    draft.record(EventType.DEADLINE_MISSED, deadline=deadline.id)
    alert_id = f"{draft.case.id}.a{draft.case.alert_count + 1}"
    draft.record(
        EventType.ALERT_RAISED,
        alert=alert_id,
        cause=AlertCause.OVERDUE,
        step=step.id,
        deadline=deadline.id,
        ladder=ladder.id,
        next_at=after_wait(draft.rules.calendar, draft.now, ladder.rungs[0].wait).isoformat(),
    )
    return draft.case.alerts[alert_id]  # type: ignore[index]


def climb(draft: Draft, alert: Alert) -> None:
    """Tell the next rung; the last one again; the same one where somebody had promised to act and did not."""
    rungs = draft.workflow.ladders[alert.ladder].rungs
    rung, round_ = next_place(alert, len(rungs) - 1)
    draft.record(
        EventType.ALERT_CLIMBED,
        alert=alert.id,
        rung=rung,
        round=round_,
        next_at=after_wait(draft.rules.calendar, draft.now, rungs[rung].wait).isoformat(),
    )
    climbed = draft.case.alerts[alert.id]
    deadline = next(each for each in draft.case.deadlines.values() if each.id == alert.deadline_id)
    tell_rung(draft, climbed, deadline)


def clear(draft: Draft, alert: Alert, reason: Cleared) -> None:
    """End an alert because its cause has ended."""
    draft.record(EventType.ALERT_CLEARED, alert=alert.id, reason=reason)


def end_clock(draft: Draft, step: Step, reason: Cleared) -> None:
    """End a step's clock because what it asked for was done: met, or missed where it was done too late."""
    deadline = draft.case.live_deadline(step.id)
    if deadline is None:
        return
    if deadline.status is DeadlineStatus.PENDING:
        if draft.happened_on <= deadline.due_on:
            draft.record(EventType.DEADLINE_MET, deadline=deadline.id)
            return
        _raise_overdue(draft, deadline)
    alert = draft.case.alert_of(deadline.id)
    if alert is not None:
        clear(draft, alert, reason)


def drop_clock(draft: Draft, step: Step, reason: Cleared) -> None:
    """End a step's clock because nothing is asked any more, or something else."""
    deadline = draft.case.live_deadline(step.id)
    if deadline is None:
        return
    if deadline.status is DeadlineStatus.PENDING:
        draft.record(EventType.DEADLINE_CANCELLED, deadline=deadline.id, reason=reason)
    elif alert := draft.case.alert_of(deadline.id):
        clear(draft, alert, reason)
