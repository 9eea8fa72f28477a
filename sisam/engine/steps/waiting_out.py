"""Waiting out: by how many days the pauses of a case move what waits for the pupil."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from sisam.domain.calendar import Calendar
from sisam.domain.pause import Pause
from sisam.domain.reckoning import Reckoning


def days_of_waiting(calendar: Calendar, pauses: Iterable[Pause], since: date, due_on: date) -> int:
    """Return by how many days pauses move a clock that has run since a day and would be due on another.

    A pause moves it where the day had not passed when the pause began and was recorded, by its days from
    `since` on. One pause after another: the first may move the day into the next.
    """
    days = 0
    for pause in pauses:
        if pause.finds(_moved(calendar, due_on, days)):
            days += pause.days_since(since)
    return days


def wait_out(calendar: Calendar, reckoning: Reckoning, days: int) -> Reckoning:
    """Return a reckoning with its due date moved by days of pauses, and on to a working day."""
    if not days:
        return reckoning
    return replace(reckoning, due_on=_moved(calendar, reckoning.due_on, days), paused_days=days)


def _moved(calendar: Calendar, due_on: date, days: int) -> date:
    return calendar.working_day_after(due_on + timedelta(days=days), 0) if days else due_on
