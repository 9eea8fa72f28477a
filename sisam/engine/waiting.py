"""Waiting: when something happens by itself: a reminder, a rung, an opening."""

from datetime import UTC, date, datetime, time
from functools import lru_cache

from sisam.domain.calendar import BeyondCalendar, Calendar
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline, DeadlineKind, DeadlineStatus
from sisam.domain.ladder import Reminder
from sisam.domain.local_time import STOCKHOLM
from sisam.domain.reckoning import Clock, Direction, Interval
from sisam.domain.rules import Rules
from sisam.domain.step import Step
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import ends_at, reckon

_DAYS_KEPT = 1000


def after_wait(calendar: Calendar, now: datetime, wait: Interval) -> datetime:
    """Return the instant a wait after now: the same local time, on the day that the wait counts to."""
    local = now.astimezone(STOCKHOLM)
    day = reckon(calendar, "raised", local.date(), wait).due_on
    return datetime.combine(day, local.time(), tzinfo=STOCKHOLM).astimezone(now.tzinfo)


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


def reminds_at(rules: Rules, case: Case, deadline: Deadline) -> datetime | None:
    """Return when the reminder of a deadline goes out: as its day begins in Stockholm.

    None where there is none to come: the ladder has no reminder, the deadline is not pending, it was
    reminded of that last day already, or whoever is to do it heard of it just then. A whole working day
    lies between the day on which they heard and the reminder.
    """
    if deadline.status is not DeadlineStatus.PENDING or deadline.reminded_for == deadline.due_on:
        return None
    reminder = reminder_of(rules.workflow, case, deadline)
    if reminder is None:
        return None
    step, calendar = case.steps[deadline.step_id], rules.calendar
    try:
        day = _day_before(calendar, deadline, reminder.before)
        heard_in_time = _heard_on(step, deadline) < calendar.working_day_before(day, 1)
    except BeyondCalendar:
        # At the very first days of the calendar there is nothing to count back to.
        return None
    return _begins(day) if heard_in_time else None


def reminder_of(workflow: Workflow, case: Case, deadline: Deadline) -> Reminder | None:
    """Return the reminder with which the ladder of a deadline's step begins, if it has one."""
    definition = workflow.steps[case.steps[deadline.step_id].definition]
    return workflow.ladders[definition.ladder].reminder


def next_moment(rules: Rules, case: Case, now: datetime) -> datetime | None:
    """Return when something happens by itself next: a deadline, its reminder, a rung, an opening."""
    if not case.open:
        return None
    pending = [each for each in case.deadlines.values() if each.status is DeadlineStatus.PENDING]
    moments = [each.due_at for each in pending]
    reminders = (reminds_at(rules, case, each) for each in pending if each.due_at > now)
    moments += [each for each in reminders if each is not None]
    moments += [each.next_at for each in case.alerts.values() if each.live and each.next_at]
    for definition in rules.workflow.steps.values():
        opening = opens_at(rules, case.as_in(definition.round_at(case.round)), definition)
        if opening is not None and opening > now:
            moments.append(opening)
    return min(moments, default=None)


def _heard_on(step: Step, deadline: Deadline) -> date:
    """Return the day on which whoever a clock runs on was told of it: offered to them, opened, sent back."""
    if deadline.kind is DeadlineKind.ANSWER:
        return deadline.anchor_on
    return max(day for day in (step.opened_on, step.returned_on, step.reopened_on) if day is not None)


def _day_before(calendar: Calendar, deadline: Deadline, before: Interval) -> date:
    """Return the day that lies so long before the last one; asked at each decision, so it is quick."""
    if before.clock is Clock.WORKING_DAYS:
        return calendar.working_day_before(deadline.due_on, before.count)
    return reckon(calendar, deadline.anchor, deadline.due_on, before, Direction.BEFORE).due_on


@lru_cache(maxsize=_DAYS_KEPT)
def _begins(day: date) -> datetime:
    """Return the instant at which a day begins in Stockholm."""
    return datetime.combine(day, time.min, tzinfo=STOCKHOLM).astimezone(UTC)
