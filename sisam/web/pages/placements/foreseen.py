"""What opening a case would do, as the last page says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sisam.application.access.scope import organisations_now
from sisam.application.cases.entering_one import Before, Foreseen
from sisam.application.cases.explaining import agreement_named, explanation
from sisam.application.cases.previewing import ClockTurn
from sisam.domain.step import Side
from sisam.web.pages.acts.heard import ShownHearing, hearing
from sisam.web.pages.placements.walk import Walk
from sisam.wording.lists import all_of, capital
from sisam.wording.titles import Titles


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step that opens."""

    title: str
    owner: str
    #: Who answers it; empty: nobody has to.
    confirmer: str
    due_on: date
    explanation: str


@dataclass(frozen=True, slots=True)
class OpeningShown:
    """All that the last page says of what would happen."""

    #: Who opens it, and is therefore told so.
    by: str
    accountable: str
    agreement: str
    state: str
    #: Who sees the case from then on.
    parties: str
    steps: tuple[ShownStep, ...]
    hearings: tuple[ShownHearing, ...]
    before: Before | None


def opening_shown(foreseen: Foreseen, walk: Walk) -> OpeningShown:
    """Return what opening the case would do, in the language of whoever asks."""
    done, titles = foreseen.done, Titles.of(foreseen.done.rules.workflow, walk.language)
    accountable = done.case.accountable
    return OpeningShown(
        by=foreseen.by.name,
        accountable=_organisation(foreseen, titles, Side(accountable.party, accountable.organisation_id))
        if accountable
        else "",
        agreement=agreement_named(done.rules, walk.language),
        state=titles.states.get(done.case.state, ""),
        parties=all_of(_parties(foreseen), walk.language),
        steps=tuple(_step(foreseen, titles, walk, each) for each in foreseen.clocks),
        hearings=tuple(hearing(each, titles, walk.texts) for each in foreseen.hears),
        before=foreseen.before,
    )


def _parties(foreseen: Foreseen) -> tuple[str, ...]:
    """Return who will see the case, as far as they may be named; no stand-in does before it is needed."""
    case, viewer = foreseen.after.case, foreseen.after.viewer
    seeing = organisations_now(foreseen.done.rules.workflow, case)
    named = (viewer.named(case, each) for each in seeing)
    return tuple(dict.fromkeys(each.name for each in named if each))


def _step(foreseen: Foreseen, titles: Titles, walk: Walk, turn: ClockTurn) -> ShownStep:
    deadline, step = turn.deadline, turn.step
    told = foreseen.after.explains(deadline)
    return ShownStep(
        title=titles.step(step.definition),
        owner=_organisation(foreseen, titles, step.owner),
        confirmer=_organisation(foreseen, titles, step.confirmer) if step.confirmer else "",
        due_on=deadline.due_on,
        explanation=explanation(foreseen.done.rules, deadline, walk.language) if told else "",
    )


def _organisation(foreseen: Foreseen, titles: Titles, side: Side) -> str:
    """Return a side by its organisation's name, where that may be named; else by its party."""
    named = foreseen.after.viewer.named(foreseen.after.case, side.organisation_id)
    return named.name if named else capital(titles.party(side.party))
