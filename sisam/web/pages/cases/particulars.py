"""The dates, the facts and the times of the law of a case, as far as they may be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sisam.application.cases.explaining import agreement_named, law_explanation
from sisam.domain.anchor import TELLS_BIRTH, Anchor
from sisam.web.language import marked
from sisam.web.pages.cases.teller import Teller
from sisam.wording.anchors import anchor_phrase
from sisam.wording.lists import capital
from sisam.wording.terms import fact_value, term

#: What the program keeps for itself, and what follows from another date.
_INWARD = frozenset({Anchor.FORECAST_SET, Anchor.FIRST_ADMITTED})
#: What ends or begins on a day that tells when the pupil was born.
_BIRTHDAYS: Final = {
    Anchor.COMPULSORY_SCHOOLING_UNTIL: marked("Därefter har eleven rätt till skola men måste inte gå."),
    Anchor.TURNS_18: marked("Eleven är myndig från den dagen. Vård enligt LVU 2 § upphör senast då."),
    Anchor.TURNS_20: marked("Kommunens aktivitetsansvar upphör."),
    Anchor.TURNS_21: marked("Vård enligt LVU 3 § upphör senast då."),
}


@dataclass(frozen=True, slots=True)
class Particular:
    """A date or a fact."""

    term: str
    value: str
    #: Stands instead of the value where it is a day.
    on: date | None = None
    #: Why it matters.
    why: str = ""


@dataclass(frozen=True, slots=True)
class LawShown:
    """A time that the law sets."""

    on: date
    passed: bool
    text: str
    explanation: str
    citation: str


def dates_shown(teller: Teller) -> tuple[Particular, ...]:
    """Return the dates that are known, in their order; those that tell of birth to whoever knows its day."""
    identity = teller.view.identity
    hidden = _INWARD if identity is not None and identity.number else _INWARD | TELLS_BIRTH
    anchors = {each: on for each, on in teller.view.case.anchors.items() if each not in hidden}
    in_order = sorted(anchors.items(), key=lambda each: (each[0] in TELLS_BIRTH, each[1]))
    return tuple(_date(teller, anchor, on) for anchor, on in in_order)


def _date(teller: Teller, anchor: Anchor, on: date) -> Particular:
    told = capital(anchor_phrase(anchor, teller.language))
    return Particular(told, "", on, teller.texts(_BIRTHDAYS[anchor]) if anchor in _BIRTHDAYS else "")


def facts_shown(teller: Teller) -> tuple[Particular, ...]:
    """Return the facts that may be told, and by which agreement the case goes."""
    return tuple(_facts(teller))


def _facts(teller: Teller) -> Iterator[Particular]:
    _, language, view = teller.texts, teller.language, teller.view
    for fact, value in view.viewer.facts(view.case).items():
        told = teller.codes.get(value, "")
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
