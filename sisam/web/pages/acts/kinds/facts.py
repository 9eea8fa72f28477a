"""The facts of a case that change, such as the legal basis after the court's decision."""

from __future__ import annotations

from typing import Any, Final

from pydantic import Field

from sisam.application.cases.doing import MakeActs
from sisam.domain import command as acts
from sisam.domain.fact import Fact
from sisam.domain.refusal import AlreadyRecorded, DateAhead, UnknownName
from sisam.engine.acts.setting_facts import CLOSED_VALUES, facts_that_change
from sisam.web.forms import Line
from sisam.web.language import marked
from sisam.web.pages.acts.kind import ActForm, ActKind, only, reason, when
from sisam.web.pages.acts.question import Choice, Manner, Question
from sisam.web.pages.acts.subject import Subject
from sisam.wording.lists import capital
from sisam.wording.terms import fact_value, term

_BETWEEN: Final = ":"


class FactForm(ActForm):
    """Which fact it is, and what it is now."""

    vad: Line = Field(title=marked("Vad gäller nu?"))


def _values(subject: Subject) -> tuple[Choice, ...]:
    """Return what each fact could be from now on; what it is already is no choice."""
    known = subject.view.viewer.facts(subject.view.case)
    facts = {act.fact: None for act in subject.allowed(acts.SetFact)}
    return tuple(
        (
            f"{fact}{_BETWEEN}{value}",
            f"{capital(term(fact, subject.language))}: {_called(subject, fact, value)}",
        )
        for fact in facts
        for value in _possible(subject, fact)
        if value != known.get(fact)
    )


def _possible(subject: Subject, fact: Fact) -> tuple[str, ...]:
    if fact is Fact.SCHOOL_FORM:
        return tuple(subject.asker.parts.school_forms)
    return tuple(map(str, CLOSED_VALUES.get(fact, ())))


def _called(subject: Subject, fact: Fact, value: str) -> str:
    forms = subject.asker.parts.school_forms if fact is Fact.SCHOOL_FORM else {}
    return forms[value][subject.language] if value in forms else fact_value(fact, value, subject.language)


def _asks(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    hint = _("Välj den uppgift som har ändrats och vad den är nu.")
    return (
        Question(Manner.LIST, "vad", _("Vad gäller nu?"), hint, choices=_values(subject)),
        when(subject, _("Till exempel dagen för domstolens beslut. Lämna tomt om det är i dag.")),
        reason(subject, marked("Anteckning"), required=False),
    )


def _set(form: Any, subject: Subject) -> MakeActs:  # noqa: ANN401
    fact, _between, value = form.vad.partition(_BETWEEN)
    if fact not in tuple(Fact):
        raise UnknownName(kind="fact", name=fact, possible=facts_that_change(subject.workflow))
    if value not in _possible(subject, Fact(fact)):
        raise UnknownName(kind="value", name=value, possible=_possible(subject, Fact(fact)))
    return only(acts.SetFact(Fact(fact), value))


SET_FACT: Final = ActKind(
    slug="uppgift",
    title=marked("Ändra en uppgift"),
    lead=marked("Registrera att en uppgift om placeringen är en annan från och med nu."),
    done=marked("Klart: uppgiften är ändrad."),
    acts=acts.SetFact,
    make=_set,
    form=lambda _: FactForm,
    questions=_asks,
    mends={UnknownName: "vad", AlreadyRecorded: "vad", DateAhead: "nar"},
)
