"""The ladders of a workflow: who is told of what is late, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sisam.domain.ladder import Ladder, LadderSeat
from sisam.domain.language import Language
from sisam.domain.workflow import Workflow
from sisam.web.language import marked, texts_in
from sisam.wording.intervals import interval_in_words
from sisam.wording.lists import all_of
from sisam.wording.terms import term

#: What the ladders are called that ship; another one is called by its id.
_TITLES = {"standard": marked("Vanlig larmtrappa"), "urgent": marked("Brådskande larmtrappa")}


@dataclass(frozen=True, slots=True)
class ShownRung:
    """A rung: who is told, and how long it waits for somebody to act."""

    tells: str
    wait: str
    repeats: bool


@dataclass(frozen=True, slots=True)
class ShownLadder:
    """A ladder in the words of one language."""

    id: str
    title: str
    #: Who is reminded before the last day; empty: nobody.
    reminds: str
    #: How long before.
    before: str
    rungs: tuple[ShownRung, ...]


def ladder_title(ladder_id: str, language: Language) -> str:
    """Return what a ladder is called."""
    title = _TITLES.get(ladder_id)
    return texts_in(language)(title) if title else ladder_id


def ladders_of(workflow: Workflow, language: Language) -> tuple[ShownLadder, ...]:
    """Return every ladder that a step of the workflow stands on."""
    used = {step.ladder for step in workflow.steps.values()}
    return tuple(_shown(each, language) for each in workflow.ladders.values() if each.id in used)


def _shown(ladder: Ladder, language: Language) -> ShownLadder:
    reminder = ladder.reminder
    return ShownLadder(
        id=ladder.id,
        title=ladder_title(ladder.id, language),
        reminds=_seats(reminder.tells, language) if reminder else "",
        before=interval_in_words(reminder.before, language) if reminder else "",
        rungs=tuple(
            ShownRung(_seats(rung.tells, language), interval_in_words(rung.wait, language), rung.repeats)
            for rung in ladder.rungs
        ),
    )


def _seats(seats: Iterable[LadderSeat], language: Language) -> str:
    return all_of((term(each, language) for each in seats), language)
