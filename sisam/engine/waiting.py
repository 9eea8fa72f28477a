"""Waiting: when an alert goes on by itself, and when a step opens by itself."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sisam.domain.calendar import Calendar
from sisam.domain.case import Case
from sisam.domain.deadline import DeadlineStatus
from sisam.domain.reckoning import Interval
from sisam.domain.rules import Rules
from sisam.domain.step_definition import StepDefinition
from sisam.engine.clocks import ends_at, reckon

_STOCKHOLM = ZoneInfo("Europe/Stockholm")


def after_wait(calendar: Calendar, now: datetime, wait: Interval) -> datetime:
    """Return the instant a wait after now: the same local time, on the day that the wait counts to."""
    local = now.astimezone(_STOCKHOLM)
    day = reckon(calendar, "raised", local.date(), wait).due_on
    return datetime.combine(day, local.time(), tzinfo=_STOCKHOLM).astimezone(now.tzinfo)


def opens_at(rules: Rules, case: Case, definition: StepDefinition) -> datetime | None:
    """Return the earliest instant at which a step opens by the passing of time alone."""
    instants = []
    for opening in definition.opens:
        if opening.wait is None:
            continue
        days = [case.anchors.get(anchor) for anchor in opening.anchors]
        known = [day for day in days if day is not None]
        if known and len(known) == len(days):
            anchor = opening.anchors[-1]
            instants.append(ends_at(reckon(rules.calendar, anchor, max(known), opening.wait).due_on))
    return min(instants, default=None)


def next_moment(rules: Rules, case: Case, now: datetime) -> datetime | None:
    """Return when something happens by itself next in an open case: a deadline, a rung, an opening."""
    if not case.open:
        return None
    moments = [each.due_at for each in case.deadlines.values() if each.status is DeadlineStatus.PENDING]
    moments += [each.next_at for each in case.alerts.values() if each.live and each.next_at]
    for definition in rules.workflow.steps.values():
        opening = opens_at(rules, case, definition)
        if opening is not None and opening > now:
            moments.append(opening)
    return min(moments, default=None)
