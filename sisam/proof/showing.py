"""Showing a workflow to people: who owes what to whom, from when, by when, and who says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from sisam.domain.due_rule import DueRule
from sisam.domain.language import Language
from sisam.domain.source import Law
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Phase, Workflow
from sisam.proof.mermaid import by_routine
from sisam.proof.phases import phase_of
from sisam.proof.shown_rules import endings, openings, party_named, source_told, time_told
from sisam.proof.shown_words import WORDS, Words
from sisam.wording.intervals import interval_in_words
from sisam.wording.lists import capital
from sisam.wording.terms import term

COLUMNS = 80


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step in the words of one language."""

    id: str
    phase: Phase
    #: "Routine 4 · Handover and agreement", or what stands beside the routines.
    routine: str
    title: str
    owner: str
    confirmer: str | None
    #: Everything else about it, such as "repeats".
    marks: tuple[str, ...]
    opens: tuple[str, ...]
    due: tuple[str, ...]
    #: What makes it needless, and what ends it undone.
    ends: tuple[str, ...]


def show(workflow: Workflow, law: Law, language: Language) -> list[str]:
    """Return the workflow as lines of at most 80 columns, by phase and routine."""
    words = WORDS[language]
    lines = [f"{workflow.title[language]} ({workflow.name} {workflow.version})"]
    steps = shown_steps(workflow, law, language)
    for phase in Phase:
        routine = None
        for step in (each for each in steps if each.phase is phase):
            if step.routine != routine:
                routine = step.routine
                lines += ["", f"{capital(term(phase, language))} – {routine}"]
            lines += _lines(step, words)
    return lines


def shown_steps(workflow: Workflow, law: Law, language: Language) -> list[ShownStep]:
    """Return the steps in the order of their routines."""
    return [_shown(workflow, law, language, step) for _, steps in by_routine(workflow) for step in steps]


def _shown(workflow: Workflow, law: Law, language: Language, step: StepDefinition) -> ShownStep:
    words = WORDS[language]
    confirmer = step.confirmed_by
    return ShownStep(
        id=step.id,
        phase=phase_of(workflow, step),
        routine=words.routine_named(step.routine, workflow.routines),
        title=step.title[language],
        owner=party_named(workflow, step.owner, language),
        confirmer=None if confirmer is None else party_named(workflow, confirmer, language),
        marks=tuple(_marks(workflow, step, language)),
        opens=openings(workflow, step, language),
        due=tuple(_due(rule, law, language) for rule in step.due),
        ends=tuple(endings(step, language)),
    )


def _lines(step: ShownStep, words: Words) -> Iterator[str]:
    sides = step.owner if step.confirmer is None else f"{step.owner} → {step.confirmer}"
    yield from _wrapped("  ", f"{step.title} [{step.id}]")
    yield from _wrapped("    ", "; ".join((sides, *step.marks)))
    for label, told in ((words.opens, step.opens), (words.due, step.due)):
        for each in told:
            yield from _wrapped("    ", f"{label}: {each}")
    for each in step.ends:
        yield from _wrapped("    ", each)


def _wrapped(margin: str, text: str) -> list[str]:
    return wrap(text, COLUMNS, initial_indent=margin, subsequent_indent=f"{margin}  ")


def _marks(workflow: Workflow, step: StepDefinition, language: Language) -> Iterator[str]:
    words = WORDS[language]
    if step.owner_towards_stand_in is not None:
        yield f"{words.towards_stand_in} {party_named(workflow, step.owner_towards_stand_in, language)}"
    if step.passes_accountability:
        yield words.passes
    if step.repeats:
        yield words.repeats
    if step.answer is not None:
        source = term(step.answer_source, language)
        yield f"{words.answer} {interval_in_words(step.answer, language)} ({source})"


def _due(rule: DueRule, law: Law, language: Language) -> str:
    return f"{time_told(rule, language)} ({source_told(rule, law, language)})"
