"""Explaining why a deadline or a time of the law falls on its day, by the case's own rules."""

from sisam.domain.deadline import Counted
from sisam.domain.language import Language
from sisam.domain.rules import Rules
from sisam.domain.source import Source
from sisam.engine.law_clocks import LawTime
from sisam.engine.steps.due import derivation, rule_of
from sisam.wording.agreements import agreement_title, by_agreement
from sisam.wording.anchors import anchor_phrase
from sisam.wording.derivations import explain
from sisam.wording.terms import Word, term


def law_explanation(time: LawTime, language: Language) -> str:
    """Return the sentence that explains a time that the law sets."""
    return explain(
        time.reckoning,
        Source.LAW,
        time.provision.citation[language],
        language,
        anchor_phrase(time.reckoning.anchor, language),
    )


def explanation(rules: Rules, deadline: Counted, language: Language) -> str:
    """Return the sentence that explains a deadline: what was counted, from where, and who says so."""
    return explain(
        derivation(rules.workflow, rules.calendar, deadline),
        deadline.source,
        _citation(rules, deadline, language),
        language,
        anchor_phrase(deadline.anchor, language),
    )


def agreement_named(rules: Rules, language: Language) -> str:
    """Return which agreement a case is under, with its registry number; or that it is under none."""
    agreement = rules.agreement
    if agreement is None:
        return term(Word.WITHOUT_AGREEMENT, language)
    return agreement_title(agreement.title[language], agreement.registry_number, language)


def _citation(rules: Rules, deadline: Counted, language: Language) -> str | None:
    """Return where it stands: the provision of the law, or the agreement that the case is under."""
    if deadline.source is Source.AGREEMENT and rules.agreement is not None:
        return by_agreement(rules.agreement.title[language], rules.agreement.registry_number, language)
    rule = rule_of(rules.workflow, deadline)
    provision = rules.law.provisions[rule.citation] if rule is not None and rule.citation else None
    return provision.citation[language] if provision else None
