"""Explaining why a deadline or a time of the law falls on its day, by the case's own rules."""

from sisam.domain.deadline import Deadline
from sisam.domain.language import Language
from sisam.domain.rules import Rules
from sisam.domain.source import Source
from sisam.engine.law_clocks import LawTime
from sisam.engine.steps.due import derivation, rule_of
from sisam.wording.anchors import anchor_phrase
from sisam.wording.derivations import explain


def law_explanation(time: LawTime, language: Language) -> str:
    """Return the sentence that explains a time that the law sets."""
    return explain(
        time.reckoning,
        Source.LAW,
        time.provision.citation[language],
        language,
        anchor_phrase(time.reckoning.anchor, language),
    )


def explanation(rules: Rules, deadline: Deadline, language: Language) -> str:
    """Return the sentence that explains a deadline: what was counted, from where, and who says so."""
    rule = rule_of(rules.workflow, deadline)
    provision = rules.law.provisions[rule.citation] if rule is not None and rule.citation else None
    return explain(
        derivation(rules.workflow, rules.calendar, deadline),
        deadline.source,
        provision.citation[language] if provision else None,
        language,
        anchor_phrase(deadline.anchor, language),
    )
