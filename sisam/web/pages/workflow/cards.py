"""The steps of a workflow as cards: who, to whom, from when, until when, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sisam.domain.due_rule import DueRule
from sisam.domain.ids import PartyName
from sisam.domain.language import Language
from sisam.domain.source import Law, Source
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Phase, Workflow
from sisam.proof.mermaid import by_routine
from sisam.proof.phases import phase_of
from sisam.proof.shown_rules import endings, openings, party_named, time_told
from sisam.proof.shown_words import WORDS
from sisam.wording.intervals import interval_in_words
from sisam.wording.lists import capital
from sisam.wording.terms import term


@dataclass(frozen=True, slots=True)
class Time:
    """A time that is counted, and who says so."""

    text: str
    source: Source
    #: The provision that it rests on, where it is law.
    citation: str = ""
    #: What that provision says.
    law: str = ""
    #: What would hold without the agreement, where the agreement changes it.
    instead_of: str = ""
    #: Who says that.
    instead_source: Source | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A step."""

    id: str
    title: str
    kind: str
    asks: str
    owner: str
    confirmer: str
    #: Who does it instead where a stand-in receives it.
    owner_towards_stand_in: str
    #: Who does it instead after a transfer.
    owner_in_later_rounds: str
    informs: tuple[str, ...]
    opens: tuple[str, ...]
    due: tuple[Time, ...]
    answer: Time | None
    ends: tuple[str, ...]
    ladder: str
    passes: bool
    repeats: bool
    waits_in_pauses: bool


@dataclass(frozen=True, slots=True)
class Routine:
    """The steps of one routine that can open in one phase first."""

    #: Names its place on the page.
    id: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class PhaseOfCards:
    """A phase and what is done in it."""

    id: str
    title: str
    routines: tuple[Routine, ...]


def cards_of(workflow: Workflow, plain: Workflow, law: Law, language: Language) -> tuple[PhaseOfCards, ...]:
    """Return all steps by phase and routine; `plain` is the workflow as it is without an agreement."""
    return tuple(
        PhaseOfCards(phase, capital(term(phase, language)), routines)
        for phase in Phase
        if (routines := tuple(_routines(workflow, plain, law, language, phase)))
    )


def _routines(
    workflow: Workflow, plain: Workflow, law: Law, language: Language, phase: Phase
) -> Iterator[Routine]:
    for number, steps in by_routine(workflow):
        inside = [step for step in steps if phase_of(workflow, step) is phase]
        if inside:
            yield Routine(
                id=f"{phase}-{number or 0}",
                title=WORDS[language].routine_named(number, workflow.routines),
                cards=tuple(_card(workflow, plain, law, language, step) for step in inside),
            )


def _card(workflow: Workflow, plain: Workflow, law: Law, language: Language, step: StepDefinition) -> Card:
    before = plain.steps[step.id]

    def named(party: PartyName | None) -> str:
        return party_named(workflow, party, language) if party else ""

    return Card(
        id=step.id,
        title=step.title[language],
        kind=term(step.kind, language),
        asks=step.asks[language],
        owner=named(step.owner),
        confirmer=named(step.confirmed_by),
        owner_towards_stand_in=named(step.owner_towards_stand_in),
        owner_in_later_rounds=named(step.owner_in_later_rounds),
        informs=tuple(map(named, step.informs)),
        opens=openings(workflow, step, language),
        due=tuple(_time(rule, old, law, language) for rule, old in zip(step.due, before.due, strict=True)),
        answer=_answer(step, before, language),
        ends=tuple(endings(step, language)),
        ladder=step.ladder,
        passes=step.passes_accountability,
        repeats=step.repeats,
        waits_in_pauses=step.waits_in_pauses,
    )


def _time(rule: DueRule, before: DueRule, law: Law, language: Language) -> Time:
    provision = law.provisions[rule.citation] if rule.citation else None
    changed = rule.interval != before.interval
    return Time(
        text=time_told(rule, language),
        source=rule.source,
        citation=provision.citation[language] if provision else "",
        law=provision.text[language] if provision else "",
        instead_of=interval_in_words(before.interval, language) if changed else "",
        instead_source=before.source if changed else None,
    )


def _answer(step: StepDefinition, before: StepDefinition, language: Language) -> Time | None:
    if step.answer is None:
        return None
    changed = before.answer is not None and step.answer != before.answer
    return Time(
        text=interval_in_words(step.answer, language),
        source=step.answer_source,
        instead_of=interval_in_words(before.answer, language) if changed and before.answer else "",
        instead_source=before.answer_source if changed else None,
    )
