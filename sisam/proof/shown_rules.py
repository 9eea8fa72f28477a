"""What the rules of a workflow say, in the words of one language."""

from collections.abc import Iterable, Iterator

from sisam.domain.anchor import Anchor
from sisam.domain.due_rule import DueRule
from sisam.domain.fact import Condition
from sisam.domain.ids import PartyName
from sisam.domain.language import Language
from sisam.domain.reckoning import Direction
from sisam.domain.source import Law
from sisam.domain.step_definition import ACCOUNTABLE, OpenedBy, Opening, StepDefinition
from sisam.domain.workflow import Workflow
from sisam.proof.shown_words import WORDS
from sisam.wording.anchors import anchor_phrase
from sisam.wording.intervals import distance_in_words
from sisam.wording.lists import all_of
from sisam.wording.terms import term


def party_named(workflow: Workflow, party: PartyName, language: Language) -> str:
    """Return what a party is called, or whoever is accountable."""
    if party == ACCOUNTABLE:
        return WORDS[language].accountable
    return workflow.parties[party].title[language]


def openings(workflow: Workflow, step: StepDefinition, language: Language) -> tuple[str, ...]:
    """Return each way in which a step opens."""
    if not step.opens:
        return (WORDS[language].by_act[step.opened_by or OpenedBy.CHANGE_OF_PARTY],)
    return tuple(_opening(workflow, each, language) for each in step.opens)


def endings(step: StepDefinition, language: Language) -> Iterator[str]:
    """Yield what makes a step needless, and what ends it undone."""
    words = WORDS[language]
    for condition in step.unless:
        yield f"{words.unless} {words.when} {term(condition, language)}"
    if step.until is not None:
        yield f"{words.lapses} {words.at} {anchor_phrase(step.until, language)}"
    for condition in step.overtaken_when:
        yield f"{words.lapses} {words.when} {term(condition, language)}"


def time_told(rule: DueRule, language: Language) -> str:
    """Return how a rule counts: how long, from what and in which case, without who says so."""
    words = WORDS[language]
    prefix = f"{words.earlier} " if rule.or_earlier else ""
    counted = f"{prefix}{_period(rule, language)} {_counted_from(rule.anchors, rule, language)}"
    limit = f", {words.maximum}" if rule.maximum else ""
    return f"{counted}{_conditions(rule.when, language)}{limit}"


def source_told(rule: DueRule, law: Law, language: Language) -> str:
    """Return who says so: law with its provision, an agreement, the model, or a policy."""
    source = term(rule.source, language)
    if rule.citation is None:
        return source
    return f"{source}: {law.provisions[rule.citation].citation[language]}"


def _opening(workflow: Workflow, opening: Opening, language: Language) -> str:
    named = [anchor_phrase(anchor, language) for anchor in opening.anchors]
    named += [workflow.parties[party].title[language] for party in opening.parties]
    told = " + ".join(named)
    if opening.wait is not None:
        told = f"{distance_in_words(opening.wait, Direction.AFTER, language)} {told}"
    return told + _conditions(opening.when, language)


def _period(rule: DueRule, language: Language) -> str:
    words = WORDS[language]
    if rule.interval.count == 0:
        return words.at_once
    every = f"{words.every} " if rule.every else ""
    return every + distance_in_words(rule.interval, rule.direction, language)


def _counted_from(anchors: tuple[Anchor, ...], rule: DueRule, language: Language) -> str:
    words = WORDS[language]
    phrases = [anchor_phrase(anchor, language) for anchor in anchors]
    if rule.earliest_anchor and len(phrases) > 1:
        return f"{words.whichever} {all_of(phrases, language)}"
    return f", {words.otherwise} ".join(phrases)


def _conditions(conditions: Iterable[Condition], language: Language) -> str:
    told = all_of((term(condition, language) for condition in conditions), language)
    return f", {WORDS[language].when} {told}" if told else ""
