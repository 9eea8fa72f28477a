"""How events change the deadlines of a case."""

from dataclasses import replace
from datetime import date

from sisam.domain.case import Case
from sisam.domain.deadline import Deadline, DeadlineKind, DeadlineStatus
from sisam.domain.event import Event, EventType
from sisam.domain.ids import DeadlineId, StepId
from sisam.domain.source import Source
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import ends_at
from sisam.engine.folding.changes import Changes

_STATUS = {
    EventType.DEADLINE_MET: DeadlineStatus.MET,
    EventType.DEADLINE_MISSED: DeadlineStatus.MISSED,
    EventType.DEADLINE_CANCELLED: DeadlineStatus.CANCELLED,
}


def deadline_set(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a new pending deadline, and its step's first due date where it counts as that."""
    data = event.data
    due_on = date.fromisoformat(str(data["due_on"]))
    floor_on = data["floor_on"]
    deadline = Deadline(
        id=DeadlineId(str(data["deadline"])),
        step_id=StepId(str(data["step"])),
        kind=DeadlineKind(str(data["kind"])),
        rule=str(data["rule"]),
        anchor=str(data["anchor"]),
        anchor_on=date.fromisoformat(str(data["anchor_on"])),
        due_on=due_on,
        due_at=ends_at(due_on),
        clock=str(data["clock"]),
        source=Source(str(data["source"])),
        status=DeadlineStatus.PENDING,
        created_position=event.position,
        times=int(data["times"] or 1),
        floor_on=date.fromisoformat(str(floor_on)) if floor_on else None,
        paused_days=int(data.get("paused_days") or 0),
    )
    changes: dict[str, object] = {
        "deadlines": {**case.deadlines, deadline.id: deadline},
        "deadline_count": case.deadline_count + 1,
    }
    if first := data["first_due_on"]:
        step = case.steps[deadline.step_id]
        dated = replace(step, first_due_on=date.fromisoformat(str(first)))
        changes["steps"] = {**case.steps, step.id: dated}
    return changes


def deadline_ended(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a deadline met, missed or cancelled, as the event's type says."""
    deadline = case.deadlines[DeadlineId(str(event.data["deadline"]))]
    ended = replace(deadline, status=_STATUS[event.type], ended_position=event.position)
    return {"deadlines": {**case.deadlines, deadline.id: ended}}


def deadline_reminded(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a deadline of which its owner was reminded."""
    deadline = case.deadlines[DeadlineId(str(event.data["deadline"]))]
    reminded = replace(deadline, reminded_for=date.fromisoformat(str(event.data["due"])))
    return {"deadlines": {**case.deadlines, deadline.id: reminded}}
