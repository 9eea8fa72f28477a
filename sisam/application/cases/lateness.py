"""Lateness: whether a step is overdue at a moment, and by how many days."""

from datetime import datetime

from sisam.domain.case import Case
from sisam.domain.deadline import Deadline, DeadlineKind, DeadlineStatus
from sisam.domain.step import Step
from sisam.engine.clocks import local_date


def is_overdue(deadline: Deadline | None, now: datetime) -> bool:
    """Tell whether a step's clock has run out, flagged by a sweep or not yet."""
    return deadline is not None and (deadline.status is DeadlineStatus.MISSED or deadline.due_at <= now)


def days_late(step: Step, deadline: Deadline | None, now: datetime) -> int:
    """Return how many calendar days a step is late; 0 where it is not.

    Doing is late from the first due date, answering from the end of the answer's own clock.
    """
    if deadline is None or not is_overdue(deadline, now):
        return 0
    since = deadline.due_on if deadline.kind is DeadlineKind.ANSWER else step.first_due_on
    return max((local_date(now) - since).days, 0)


def first_due_before(step: Step, deadline: Deadline | None) -> bool:
    """Tell whether a step has a new time for doing it, while lateness counts from an earlier day."""
    return (
        deadline is not None
        and deadline.kind is not DeadlineKind.ANSWER
        and step.first_due_on < deadline.due_on
    )


def overdue_steps(case: Case, now: datetime) -> list[Step]:
    """Return the live steps of a case that are overdue."""
    return [step for step in case.live_steps() if is_overdue(case.live_deadline(step.id), now)]
