"""How events change the alerts of a case."""

from dataclasses import replace
from datetime import date, datetime

from sisam.domain.alert import Alert, AlertCause, Cleared
from sisam.domain.case import Case
from sisam.domain.event import Event
from sisam.domain.ids import AlertId, DeadlineId, PersonId, StepId
from sisam.domain.workflow import Workflow
from sisam.engine.folding.changes import Changes


def alert_raised(_: Workflow, case: Case, event: Event) -> Changes:
    """Give the case a new alert on its first rung."""
    data = event.data
    alert = Alert(
        id=AlertId(str(data["alert"])),
        cause=AlertCause(str(data["cause"])),
        step_id=StepId(str(data["step"])),
        deadline_id=DeadlineId(str(data["deadline"])),
        ladder=str(data["ladder"]),
        rung=0,
        round=0,
        raised_at=event.recorded_at,
        next_at=_instant(data["next_at"]),
    )
    return {"alerts": {**case.alerts, alert.id: alert}, "alert_count": case.alert_count + 1}


def alert_climbed(_: Workflow, case: Case, event: Event) -> Changes:
    """Give the case an alert told again; what was acknowledged before counts no more.

    On another rung nobody has it alone any more.
    """
    before = case.alerts[AlertId(str(event.data["alert"]))]
    rung = int(event.data["rung"] or 0)
    stays = rung == before.rung
    return _changed(
        case,
        event,
        rung=rung,
        round=int(event.data["round"] or 0),
        next_at=_instant(event.data["next_at"]),
        acknowledged_at=None,
        acknowledged_by=None,
        acknowledged_until=None,
        snoozed_until=None,
        assigned_to=before.assigned_to if stays else None,
        assigned_until=before.assigned_until if stays else None,
    )


def alert_acknowledged(_: Workflow, case: Case, event: Event) -> Changes:
    """Give the case an alert that a named person acts on, until a day."""
    return _changed(
        case,
        event,
        acknowledged_at=event.recorded_at,
        acknowledged_by=event.actor.person_id,
        acknowledged_until=date.fromisoformat(str(event.data["until"])),
        next_at=_instant(event.data["next_at"]),
    )


def alert_cleared(_: Workflow, case: Case, event: Event) -> Changes:
    """Give the case an alert whose cause has ended."""
    return _changed(
        case,
        event,
        cleared_at=event.recorded_at,
        cleared_reason=Cleared(str(event.data["reason"])),
        next_at=None,
    )


def alert_noted(_: Workflow, _case: Case, _event: Event) -> Changes:
    """Change nothing: a note is there to be read."""
    return {}


def alert_snoozed(_: Workflow, case: Case, event: Event) -> Changes:
    """Give the case an alert whose next rung was postponed."""
    return _changed(
        case,
        event,
        snoozed_until=date.fromisoformat(str(event.data["until"])),
        next_at=_instant(event.data["next_at"]),
    )


def alert_assigned(_: Workflow, case: Case, event: Event) -> Changes:
    """Give the case an alert that one person of the seat sees to."""
    return _changed(
        case,
        event,
        assigned_to=PersonId(str(event.data["person"])),
        assigned_until=date.fromisoformat(str(event.data["until"])),
    )


def _changed(case: Case, event: Event, **changes: object) -> Changes:
    alert = case.alerts[AlertId(str(event.data["alert"]))]
    changed = replace(alert, **changes)  # type: ignore[arg-type]
    return {"alerts": {**case.alerts, alert.id: changed}}


def _instant(value: object) -> datetime:
    return datetime.fromisoformat(str(value))
