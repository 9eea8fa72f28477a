"""The steps of a case by routine: who owes what to whom, until when, and how that day was counted."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sisam.application.cases.explaining import explanation
from sisam.application.cases.lateness import days_late, first_due_before, is_overdue
from sisam.domain.deadline import Deadline, DeadlineKind
from sisam.domain.ids import StepId
from sisam.domain.source import Source
from sisam.domain.step import Step, StepStatus
from sisam.engine.timeliness import Timeliness, timeliness
from sisam.web.pages.cases.teller import Teller
from sisam.web.paths import step_path
from sisam.wording.dates import short_date
from sisam.wording.lists import capital
from sisam.wording.terms import term

#: Where a step can stand, the most urgent first.
_KINDS: Final = ("late", "today", "soon", "waiting", "open", "done", "cancelled")
_URGENT: Final = ("late", "today")
#: Within so many days something is soon; what is due within so many is told at once.
_SOON: Final = timedelta(days=7)
_NEAR: Final = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class DueShown:
    """A clock that runs, and how its day was counted."""

    on: date
    #: Whether it is an answer that is waited for.
    answer: bool
    #: The day from which lateness counts, where that is an earlier one.
    first_on: date | None
    source: Source
    #: Empty where it may not be told what it was counted from.
    explanation: str


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step as the page of its case shows it."""

    id: StepId
    url: str
    title: str
    owner: str
    #: Empty where nobody confirms it.
    confirmer: str
    #: A kind of the macro of states.
    status: str
    word: str
    due: DueShown | None
    #: What was done and whether in time, one sentence each.
    done: tuple[str, ...]
    #: When it ended, and why where it was not done.
    ended_on: date | None
    cause: str
    passes: bool
    live: bool
    returns: int


@dataclass(frozen=True, slots=True)
class RoutineShown:
    """The steps of one routine."""

    #: Names its place on the page.
    id: str
    title: str
    live: tuple[StepShown, ...]
    ended: tuple[StepShown, ...]
    #: Where the most urgent of its steps stands: the kind of its mark, and the word on it.
    status: str
    word: str

    #: Of its live steps those that need not be done for some time yet.
    later: tuple[StepShown, ...]

    def urgent(self, told: Container[StepId]) -> bool:
        """Tell whether a step that is not told already is to be done today, or should have been done."""
        return any(step.status in _URGENT and step.id not in told for step in self.live)

    @property
    def nearest(self) -> date | None:
        """Return the next last day of its steps; None where none runs."""
        return min((each.due.on for each in (*self.live, *self.later) if each.due), default=None)


def routines_shown(teller: Teller) -> tuple[RoutineShown, ...]:
    """Return the steps of a case by routine; those that belong to none stand last."""
    steps = teller.view.case.steps.values()
    numbers = sorted({step.routine or 0 for step in steps}, key=lambda number: (number == 0, number))
    return tuple(
        _routine(teller, number, [s for s in steps if (s.routine or 0) == number]) for number in numbers
    )


def _routine(teller: Teller, number: int, steps: Iterable[Step]) -> RoutineShown:
    _ = teller.texts
    shown = [
        step_shown(teller, step) for step in sorted(steps, key=lambda step: (step.first_due_on, step.id))
    ]
    status, word = _standing(teller, shown)
    return RoutineShown(
        id=f"rutin-{number}",
        title=_("Rutin %(number)s", number=teller.titles.numbered(number))
        if number
        else _("Utanför rutinerna"),
        live=tuple(each for each in shown if each.live and not is_later(teller, each)),
        later=tuple(each for each in shown if each.live and is_later(teller, each)),
        ended=tuple(each for each in shown if not each.live),
        status=status,
        word=word,
    )


def _standing(teller: Teller, steps: list[StepShown]) -> tuple[str, str]:
    """Return where the most urgent of some steps stands; of several that are late, how many are."""
    worst = min(steps, key=lambda step: _KINDS.index(step.status))
    late = sum(step.status == "late" for step in steps)
    if late:
        return "late", teller.texts.ngettext("%(num)s försenat", "%(num)s försenade", late)
    return worst.status, worst.word


def is_later(teller: Teller, step: StepShown) -> bool:
    """Tell whether a step need not be done for some time yet."""
    return step.due is not None and step.due.on - teller.today > _NEAR


def step_shown(teller: Teller, step: Step) -> StepShown:
    """Return a step as it is shown."""
    view = teller.view
    deadline = view.case.live_deadline(step.id) if step.live else None
    status, word = status_of(teller, step, deadline)
    deeds = timeliness(step, (each.event for each in view.journal))
    return StepShown(
        id=step.id,
        url=step_path(view.case.id, step.id),
        title=teller.titles.step(step.definition),
        owner=teller.side(step.owner),
        confirmer=teller.side(step.confirmer) if step.confirmer else "",
        status=status,
        word=word,
        due=due_shown(teller, step, deadline) if deadline else None,
        done=tuple(_deed(teller, each) for each in deeds),
        ended_on=step.ended_on,
        cause=capital(term(step.cause, teller.language)) if step.cause else "",
        passes=step.passes_accountability,
        live=step.live,
        returns=step.returns,
    )


def due_shown(teller: Teller, step: Step, deadline: Deadline) -> DueShown:
    """Return a clock of a step with how its day was counted."""
    view = teller.view
    return DueShown(
        on=deadline.due_on,
        answer=deadline.kind is DeadlineKind.ANSWER,
        first_on=step.first_due_on if first_due_before(step, deadline) else None,
        source=deadline.source,
        explanation=explanation(view.rules, deadline, teller.language) if view.explains(deadline) else "",
    )


def status_of(teller: Teller, step: Step, deadline: Deadline | None) -> tuple[str, str]:
    """Return where a step stands: the kind of its mark, and the word on it."""
    if not step.live:
        done = step.status in (StepStatus.CONFIRMED, StepStatus.TAKEN_OVER)
        return ("done" if done else "cancelled"), capital(term(step.status, teller.language))
    _ = teller.texts
    if is_overdue(deadline, teller.now):
        late = days_late(step, deadline, teller.now)
        return "late", _.ngettext("%(num)s dag försenat", "%(num)s dagar försenat", late) if late else ""
    if step.status is StepStatus.OFFERED:
        return "waiting", _("Överlämnat, väntar på bekräftelse")
    if deadline is not None and deadline.due_on == teller.today:
        return "today", ""
    if deadline is not None and deadline.due_on - teller.today <= _SOON:
        return "soon", ""
    return "open", ""


def _deed(teller: Teller, deed: Timeliness) -> str:
    """Return what was done with a step, and whether in time by the day when it happened."""
    _, when = teller.texts, _when(teller, deed)
    if deed.kind is DeadlineKind.ANSWER:
        return _("Besvarat %(when)s", when=when)
    return _("Gjort %(when)s", when=when)


def _when(teller: Teller, deed: Timeliness) -> str:
    _ = teller.texts
    day = short_date(deed.happened_on, teller.language)
    if deed.told_late:
        recorded = short_date(deed.recorded_on, teller.language)
        return _("%(day)s, i tid men antecknat först %(recorded)s", day=day, recorded=recorded)
    if deed.in_time:
        return _("%(day)s, i tid", day=day)
    late = _.ngettext("%(num)s dag för sent", "%(num)s dagar för sent", deed.days_late)
    return f"{day}, {late}"
