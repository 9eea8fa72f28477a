"""The row of a deadline."""

from datetime import date, datetime

from sisam.domain.deadline import Deadline, DeadlineKind, DeadlineStatus
from sisam.domain.ids import CaseId
from sisam.domain.source import Source
from sisam.storage.instants import day_or_none, day_text_or_none, instant_text
from sisam.storage.link import Row
from sisam.storage.rows.ordinals import ordinal

_KINDS = {kind.value: kind for kind in DeadlineKind}
_STATUSES = {status.value: status for status in DeadlineStatus}
_SOURCES = {source.value: source for source in Source}


def deadline_row(case_id: CaseId, deadline: Deadline) -> Row:
    """Return the row of a deadline."""
    return (
        case_id,
        ordinal(deadline.id),
        deadline.id,
        deadline.step_id,
        deadline.kind.value,
        deadline.rule,
        str(deadline.anchor),
        deadline.anchor_on.isoformat(),
        deadline.due_on.isoformat(),
        instant_text(deadline.due_at),
        str(deadline.clock),
        deadline.source.value,
        deadline.status.value,
        deadline.created_position,
        deadline.ended_position,
        deadline.times,
        day_text_or_none(deadline.floor_on),
        day_text_or_none(deadline.reminded_for),
        deadline.paused_days,
    )


def deadline_of(row: Row) -> Deadline:
    """Return the deadline that a row tells."""
    _, _, deadline_id, step_id, kind, rule, anchor, anchor_on, due_on, due_at = row[:10]
    clock, source, status, created_position, ended_position, times = row[10:16]
    floor_on, reminded_for, paused_days = row[16:]
    return Deadline(
        id=deadline_id,
        step_id=step_id,
        kind=_KINDS[kind],
        rule=rule,
        anchor=anchor,
        anchor_on=date.fromisoformat(anchor_on),
        due_on=date.fromisoformat(due_on),
        due_at=datetime.fromisoformat(due_at),
        clock=clock,
        source=_SOURCES[source],
        status=_STATUSES[status],
        created_position=created_position,
        ended_position=ended_position,
        times=times,
        floor_on=day_or_none(floor_on),
        reminded_for=day_or_none(reminded_for),
        paused_days=paused_days,
    )
