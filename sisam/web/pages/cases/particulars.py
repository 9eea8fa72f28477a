"""The dates, the facts and the times of the law of a case, as far as they may be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sisam.application.cases.explaining import agreement_named, law_explanation
from sisam.domain.anchor import TELLS_BIRTH, Anchor
from sisam.domain.fact import Fact
from sisam.web.pages.cases.teller import Teller
from sisam.wording.anchors import anchor_phrase
from sisam.wording.lists import capital
from sisam.wording.terms import fact_value, term

#: What the program keeps for itself, and what follows from another date.
_INWARD = frozenset({Anchor.FORECAST_SET, Anchor.FIRST_ADMITTED})


@dataclass(frozen=True, slots=True)
class Particular:
    """A date or a fact."""

    term: str
    value: str
    #: Stands instead of the value where it is a day.
    on: date | None = None


@dataclass(frozen=True, slots=True)
class LawShown:
    """A time that the law sets."""

    on: date
    passed: bool
    text: str
    explanation: str
    citation: str


def dates_shown(teller: Teller) -> tuple[Particular, ...]:
    """Return the dates that are known, in their order; of one that tells of birth only that it is known."""
    anchors = {each: on for each, on in teller.view.case.anchors.items() if each not in _INWARD}
    in_order = sorted(anchors.items(), key=lambda each: (each[0] in TELLS_BIRTH, each[1]))
    return tuple(_date(teller, anchor, on) for anchor, on in in_order)


def _date(teller: Teller, anchor: Anchor, on: date) -> Particular:
    _ = teller.texts
    told = capital(anchor_phrase(anchor, teller.language))
    return Particular(told, _("antecknat")) if anchor in TELLS_BIRTH else Particular(told, "", on)


def facts_shown(teller: Teller) -> tuple[Particular, ...]:
    """Return the facts that may be told, and by which agreement the case goes."""
    return tuple(_facts(teller))


def _facts(teller: Teller) -> Iterator[Particular]:
    _, language, view = teller.texts, teller.language, teller.view
    for fact, value in view.viewer.facts(view.case).items():
        told = teller.municipalities.get(value, value) if fact is Fact.HOME_MUNICIPALITY else ""
        yield Particular(capital(term(fact, language)), capital(told or fact_value(fact, value, language)))
    yield Particular(_("Avtal"), capital(agreement_named(view.rules, language)))
    version = _("version %(version)s", version=view.case.rules.workflow.version)
    yield Particular(_("Arbetsflöde"), f"{view.rules.workflow.title[language]}, {version}")


def law_shown(teller: Teller) -> tuple[LawShown, ...]:
    """Return the times that the law sets, the earliest first."""
    language = teller.language
    return tuple(
        LawShown(
            on=time.reckoning.due_on,
            passed=time.reckoning.due_on < teller.today,
            text=time.provision.text[language],
            explanation=law_explanation(time, language),
            citation=time.provision.citation[language],
        )
        for time in teller.view.law
    )
