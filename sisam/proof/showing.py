"""Showing a workflow to people: who owes what to whom, from when, by when, and who says so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from sisam.domain.anchor import Anchor
from sisam.domain.due_rule import DueRule
from sisam.domain.fact import Condition
from sisam.domain.ids import PartyName
from sisam.domain.language import Language
from sisam.domain.reckoning import Direction
from sisam.domain.source import Law
from sisam.domain.step_definition import ACCOUNTABLE, OpenedBy, Opening, StepDefinition
from sisam.domain.workflow import Phase, Workflow
from sisam.proof.mermaid import by_routine
from sisam.proof.phases import phase_of
from sisam.proof.shown_words import WORDS, Words
from sisam.wording.anchors import anchor_phrase
from sisam.wording.lists import all_of, capital
from sisam.wording.terms import term

COLUMNS = 80


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step in the words of one language."""

    id: str
    phase: Phase
    #: "Routine 4", or what stands beside the routines.
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
        routine=words.routine_named(step.routine),
        title=step.title[language],
        owner=_party(workflow, step.owner, language),
        confirmer=None if confirmer is None else _party(workflow, confirmer, language),
        marks=tuple(_marks(workflow, step, language)),
        opens=tuple(_opening(workflow, each, language) for each in step.opens)
        or (words.by_act[step.opened_by or OpenedBy.CHANGE_OF_PARTY],),
        due=tuple(_due(rule, law, language) for rule in step.due),
        ends=tuple(_ends(step, language)),
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
        yield f"{words.towards_stand_in} {_party(workflow, step.owner_towards_stand_in, language)}"
    if step.passes_accountability:
        yield words.passes
    if step.repeats:
        yield words.repeats
    if step.answer is not None:
        yield f"{words.answer} {words.interval(step.answer)} ({term(step.answer_source, language)})"


def _ends(step: StepDefinition, language: Language) -> Iterator[str]:
    words = WORDS[language]
    for condition in step.unless:
        yield f"{words.unless}: {words.when} {term(condition, language)}"
    if step.until is not None:
        yield f"{words.lapses}: {anchor_phrase(step.until, language)}"
    for condition in step.overtaken_when:
        yield f"{words.lapses}: {words.when} {term(condition, language)}"


def _party(workflow: Workflow, party: PartyName, language: Language) -> str:
    if party == ACCOUNTABLE:
        return WORDS[language].accountable
    return workflow.parties[party].title[language]


def _opening(workflow: Workflow, opening: Opening, language: Language) -> str:
    words = WORDS[language]
    named = [anchor_phrase(anchor, language) for anchor in opening.anchors]
    named += [workflow.parties[party].title[language] for party in opening.parties]
    told = " + ".join(named)
    if opening.wait is not None:
        told = f"{words.interval(opening.wait)} {words.directions[Direction.AFTER]} {told}"
    return told + _conditions(opening.when, language)


def _due(rule: DueRule, law: Law, language: Language) -> str:
    words = WORDS[language]
    prefix = f"{words.earlier} " if rule.or_earlier else ""
    marked = f"{prefix}{_period(rule, words)} {_counted_from(rule.anchors, rule, language)}"
    limit = f", {words.maximum}" if rule.maximum else ""
    return f"{marked}{_conditions(rule.when, language)}{limit} ({_source(rule, law, language)})"


def _period(rule: DueRule, words: Words) -> str:
    if rule.interval.count == 0:
        return words.at_once
    every = f"{words.every} " if rule.every else ""
    return f"{every}{words.interval(rule.interval)} {words.directions[rule.direction]}"


def _counted_from(anchors: tuple[Anchor, ...], rule: DueRule, language: Language) -> str:
    phrases = [anchor_phrase(anchor, language) for anchor in anchors]
    if rule.earliest_anchor and len(phrases) > 1:
        return f"{WORDS[language].whichever} {', '.join(phrases)}"
    return " / ".join(phrases)


def _conditions(conditions: Iterable[Condition], language: Language) -> str:
    told = all_of((term(condition, language) for condition in conditions), language)
    return f", {WORDS[language].when} {told}" if told else ""


def _source(rule: DueRule, law: Law, language: Language) -> str:
    source = term(rule.source, language)
    if rule.citation is None:
        return source
    return f"{source}: {law.provisions[rule.citation].citation[language]}"
