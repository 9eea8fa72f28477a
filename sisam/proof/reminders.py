"""Reminders: each goes out to whoever is to do something, while there is time to do it."""

from collections.abc import Iterator

from sisam.domain.due_rule import DueRule
from sisam.domain.ladder import Ladder, LadderSeat, Reminder
from sisam.domain.origin import Origin
from sisam.domain.reckoning import Clock, Direction, Interval
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Workflow
from sisam.proof.objection import Code, Objection
from sisam.proof.saying import interval_named, listed

#: A reminder that comes earlier is forgotten by the last day.
BEFORE_MAX_WORKING_DAYS = 10
_UNITS = (Clock.DAYS, Clock.WORKING_DAYS)
#: Its text asks the reader to do what is to be done, so nobody of the opposite side is meant.
_OF_THE_SIDE = frozenset({LadderSeat.OWNER, LadderSeat.OWNER_MANAGER, LadderSeat.OWNER_COORDINATOR})
#: About how many working days there are in one of each.
_WORKING_DAYS = {
    Clock.DAYS: 5 / 7,
    Clock.WEEKS: 5,
    Clock.MONTHS: 21,
    Clock.YEARS: 250,
    Clock.WORKING_DAYS: 1,
    Clock.SCHOOL_DAYS: 1,
}
#: Between hearing of something and being reminded of it lies a whole working day.
_ROOM_WORKING_DAYS = 2


def objections(workflow: Workflow) -> Iterator[Objection]:
    """Yield an objection for each reminder that does not help whoever is to do something."""
    for ladder in workflow.ladders.values():
        if ladder.reminder is not None:
            steps = [step for step in workflow.steps.values() if step.ladder == ladder.id]
            near = f"{steps[0].id if steps else 'A step'} comes near its last day"
            yield from _told(ladder, ladder.reminder, near)
            yield from _time(ladder, ladder.reminder, near)
            if steps and not any(_has_room(ladder.reminder, step) for step in steps):
                yield _never(ladder, ladder.reminder, near)


def _origin(ladder: Ladder) -> Origin:
    return Origin("workflow.toml", f"ladder.{ladder.id}.1")


def _told(ladder: Ladder, reminder: Reminder, near: str) -> Iterator[Objection]:
    if LadderSeat.OWNER in reminder.tells and set(reminder.tells) <= _OF_THE_SIDE:
        return
    told = listed(seat.replace("_", " ") for seat in reminder.tells) if reminder.tells else "nobody"
    yield Objection(
        code=Code.REMINDS_SOMEBODY_ELSE,
        origin=_origin(ladder),
        sentence=f"The reminder of the ladder {ladder.id!r} tells {told}.",
        remedy='Let it tell "owner", and at most the manager and the coordinator of that side too.',
        story=f"{near}. {ladder.id!r} tells {told} to do it. Whoever has it to do, and could do it in time, "
        "is not the one who is asked.",
    )


def _time(ladder: Ladder, reminder: Reminder, near: str) -> Iterator[Objection]:
    before = interval_named(reminder.before)
    if reminder.before.count == 0:
        yield Objection(
            code=Code.REMINDS_TOO_LATE,
            origin=_origin(ladder),
            sentence=f"The reminder of the ladder {ladder.id!r} comes on the last day itself.",
            remedy="Let it come at least 1 working day before.",
            story=f"{near}. {ladder.id!r} reminds on the last day itself. A head teacher reads it after a "
            "day of lessons; the meeting that it asks for cannot be called any more.",
        )
    if reminder.before.clock not in _UNITS or reminder.before.count > BEFORE_MAX_WORKING_DAYS:
        yield Objection(
            code=Code.REMINDS_TOO_EARLY,
            origin=_origin(ladder),
            sentence=f"The reminder of the ladder {ladder.id!r} comes {before} before the last day; at most "
            f"{BEFORE_MAX_WORKING_DAYS} working days are allowed.",
            remedy=f"Let it come at most {BEFORE_MAX_WORKING_DAYS} days or working days before.",
            story=f"{near}. {ladder.id!r} reminded of it {before} before. There was plenty of time then, and "
            "by the last day it has been forgotten.",
        )


def _never(ladder: Ladder, reminder: Reminder, near: str) -> Objection:
    before = interval_named(reminder.before)
    return Objection(
        code=Code.NEVER_REMINDS,
        origin=_origin(ladder),
        sentence=f"The reminder of the ladder {ladder.id!r} never goes out: {before} before the last day "
        "everybody has only just heard of what is to be done.",
        remedy="Let it come later, or take it away.",
        story=f"{near}. Everybody relies on {ladder.id!r} to remind of it {before} before. It never does, as "
        "no step of this ladder is given that long.",
    )


def _has_room(reminder: Reminder, step: StepDefinition) -> bool:
    """Tell whether some clock of a step is long enough for a reminder of it."""
    given = [_length(rule) for rule in step.due]
    if step.answer is not None:
        given.append(_working_days(step.answer))
    return max(given, default=0) >= _working_days(reminder.before) + _ROOM_WORKING_DAYS


def _length(rule: DueRule) -> float:
    """Return about how long a due rule gives; what is counted back from a date may give any time."""
    return float("inf") if rule.direction is Direction.BEFORE else _working_days(rule.interval)


def _working_days(interval: Interval) -> float:
    return interval.count * _WORKING_DAYS[interval.clock]
