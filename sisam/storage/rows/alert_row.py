"""The row of an alert."""

from datetime import datetime

from sisam.domain.alert import Alert, AlertCause, Cleared
from sisam.domain.ids import CaseId
from sisam.storage.instants import (
    day_or_none,
    day_text_or_none,
    instant_or_none,
    instant_text,
    instant_text_or_none,
)
from sisam.storage.link import Row
from sisam.storage.rows.ordinals import ordinal


def alert_row(case_id: CaseId, alert: Alert) -> Row:
    """Return the row of an alert."""
    return (
        case_id,
        ordinal(alert.id),
        alert.id,
        alert.cause.value,
        alert.step_id,
        alert.deadline_id,
        alert.ladder,
        alert.rung,
        alert.round,
        instant_text(alert.raised_at),
        instant_text_or_none(alert.next_at),
        instant_text_or_none(alert.acknowledged_at),
        alert.acknowledged_by,
        day_text_or_none(alert.acknowledged_until),
        instant_text_or_none(alert.cleared_at),
        alert.cleared_reason.value if alert.cleared_reason else None,
        day_text_or_none(alert.snoozed_until),
        alert.assigned_to,
        day_text_or_none(alert.assigned_until),
    )


def alert_of(row: Row) -> Alert:
    """Return the alert that a row tells."""
    _, _, alert_id, cause, step_id, deadline_id, ladder, rung, round_, raised_at = row[:10]
    next_at, acknowledged_at, acknowledged_by, acknowledged_until, cleared_at, cleared_reason = row[10:16]
    snoozed_until, assigned_to, assigned_until = row[16:]
    return Alert(
        id=alert_id,
        cause=AlertCause(cause),
        step_id=step_id,
        deadline_id=deadline_id,
        ladder=ladder,
        rung=rung,
        round=round_,
        raised_at=datetime.fromisoformat(raised_at),
        next_at=instant_or_none(next_at),
        acknowledged_at=instant_or_none(acknowledged_at),
        acknowledged_by=acknowledged_by,
        acknowledged_until=day_or_none(acknowledged_until),
        cleared_at=instant_or_none(cleared_at),
        cleared_reason=None if cleared_reason is None else Cleared(cleared_reason),
        snoozed_until=day_or_none(snoozed_until),
        assigned_to=assigned_to,
        assigned_until=day_or_none(assigned_until),
    )
