"""How events change the pauses of a case."""

from dataclasses import replace
from datetime import date

from sisam.domain.case import Case
from sisam.domain.event import Event
from sisam.domain.pause import Pause
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import local_date
from sisam.engine.folding.changes import Changes


def pause_started(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a pause that goes on."""
    data = event.data
    pause = Pause(
        reason=str(data["reason"]),
        from_on=_day(data["from"]),
        until_on=_day(data["until"]),
        recorded_on=local_date(event.recorded_at),
    )
    return {"pauses": (*case.pauses, pause)}


def pause_changed(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with the last planned day of its pause changed."""
    *earlier, last = case.pauses
    return {"pauses": (*earlier, replace(last, until_on=_day(event.data["until"])))}


def pause_ended(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with its pause ended, or going on again where that was a mistake."""
    *earlier, last = case.pauses
    on = event.data["on"]
    return {"pauses": (*earlier, replace(last, ended_on=_day(on) if on else None))}


def _day(value: object) -> date:
    return date.fromisoformat(str(value))
