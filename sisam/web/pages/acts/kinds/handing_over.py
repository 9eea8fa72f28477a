"""Handing a step over: offering it, answering the offer, taking it back."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, Final

from pydantic import Field, create_model

from sisam.application.cases.doing import MakeActs
from sisam.domain import command as acts
from sisam.domain.anchor import MAY_LIE_AHEAD
from sisam.domain.refusal import DateAhead, DateMissing, DateOrder, ReasonMissing
from sisam.web.forms import OptionalDay, OptionalLine
from sisam.web.language import marked
from sisam.web.pages.acts.kind import ActForm, ActKind, at_step, only, reason, upon_step, when
from sisam.web.pages.acts.question import Manner, Question
from sisam.web.pages.acts.subject import Subject
from sisam.wording.anchors import anchor_phrase
from sisam.wording.lists import capital

_REGISTRY = "dnr_{}"


class DatedForm(ActForm):
    """An offer or its answer, with the date that the step records."""

    datum: OptionalDay = Field(None, title=marked("Datum"))


class OfferForm(DatedForm):
    """An offer, with what is handed over."""

    dokument: tuple[str, ...] = Field((), title=marked("Vad lämnar du över?"))


def _offer_form(subject: Subject) -> type[ActForm]:
    return _form_with_references(len(subject.definition.documents))


@cache
def _form_with_references(count: int) -> type[ActForm]:
    """Return the form of an offer with a registry number for each of so many documents."""
    title = marked("Diarienummer")
    fields: dict[str, Any] = {
        _REGISTRY.format(number): (OptionalLine, Field("", title=title)) for number in range(count)
    }
    return create_model(f"OfferOf{count}", __base__=OfferForm, **fields)


def _asks_to_offer(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    titles, documents = subject.titles, subject.definition.documents
    asked: list[Question] = []
    if documents:
        choices = tuple((name, titles.document(name)) for name in documents)
        hint = _("Markera det som mottagaren får. Handlingarna själva skickar du som ni brukar.")
        asked.append(Question(Manner.BOXES, "dokument", _("Vad lämnar du över?"), hint, False, choices))
    for number, name in enumerate(documents):
        label = _("Diarienummer för %(document)s", document=titles.document(name).lower())
        asked.append(Question(Manner.LINE, _REGISTRY.format(number), label, "", required=False))
    asked += _date_asked(subject)
    hint = marked("Skriv det som mottagaren behöver veta för att kunna ta vid.")
    return (
        *asked,
        when(subject),
        reason(subject, marked("Meddelande till mottagaren"), hint, required=False),
    )


def _date_asked(subject: Subject) -> list[Question]:
    """Ask for the date that the step records, if it records one."""
    anchor = subject.definition.dates
    if anchor is None:
        return []
    _ = subject.texts
    label = _("Datum för %(anchor)s", anchor=anchor_phrase(anchor, subject.language))
    known = subject.view.case.anchors.get(anchor)
    hint = _("Registrerat nu: %(day)s. Lämna tomt om det stämmer.", day=subject.day(known)) if known else ""
    latest = "" if anchor in MAY_LIE_AHEAD else str(subject.today)
    must = subject.definition.records is not None and known is None
    return [Question(Manner.DATE, "datum", capital(label), hint, required=must, most=latest)]


def _offered_words(form: Any, subject: Subject) -> str | None:  # noqa: ANN401
    """Return the message, with the registry number of each document above it."""
    lines = []
    for number, name in enumerate(subject.definition.documents):
        reference = getattr(form, _REGISTRY.format(number), "")
        if reference:
            lines.append(f"{subject.titles.document(name)}: {reference}")
    return "\n".join([*lines, *filter(None, (form.ord,))]) or None


def _offer(form: Any, subject: Subject) -> MakeActs:  # noqa: ANN401
    step_id, documents = subject.the_step.id, tuple(form.dokument)
    on: date | None = form.datum
    return only(acts.Offer(step_id, on, documents))


def _confirm(form: Any, subject: Subject) -> MakeActs:  # noqa: ANN401
    return only(acts.Confirm(subject.the_step.id, form.datum))


def _asks_to_confirm(subject: Subject) -> tuple[Question, ...]:
    return (
        *_date_asked(subject),
        when(subject),
        reason(subject, marked("Meddelande"), required=False),
    )


def _asks_why(subject: Subject) -> tuple[Question, ...]:
    hint = marked("Skriv vad som saknas, så att den andra sidan vet vad den ska göra.")
    return (reason(subject, marked("Varför skickar du tillbaka det?"), hint), when(subject))


OFFER: Final = ActKind(
    slug="lamna-over",
    title=marked("Lämna över"),
    lead=marked("Säg att det är klart att tas emot. Mottagaren får ett mejl och ska svara."),
    done=marked("Klart: steget är överlämnat. Nu är det mottagaren som ska svara."),
    acts=acts.Offer,
    make=_offer,
    at=at_step,
    form=_offer_form,
    questions=_asks_to_offer,
    words=_offered_words,
    offers=True,
    mends={DateMissing: "datum", DateAhead: "datum", DateOrder: "datum"},
)
CONFIRM: Final = ActKind(
    slug="bekrafta",
    title=marked("Bekräfta"),
    lead=marked("Säg att ni har tagit emot det som lämnades över. Därefter är steget klart."),
    done=marked("Klart: du har bekräftat att ni har tagit emot steget."),
    acts=acts.Confirm,
    make=_confirm,
    at=at_step,
    form=lambda _: DatedForm,
    questions=_asks_to_confirm,
    instead="skicka-tillbaka",
    instead_asked=marked("Saknas något, eller stämmer det inte?"),
    answers=True,
    mends={DateMissing: "datum", DateAhead: "datum", DateOrder: "datum"},
)
RETURN: Final = ActKind(
    slug="skicka-tillbaka",
    title=marked("Skicka tillbaka"),
    lead=marked("Skicka tillbaka det om något saknas, och skriv vad. Den andra sidan får en ny tid."),
    done=marked("Klart: steget är skickat tillbaka, och den andra sidan får veta varför."),
    acts=acts.Return,
    make=upon_step(acts.Return),
    at=at_step,
    questions=_asks_why,
    answers=True,
    mends={ReasonMissing: "ord"},
)
WITHDRAW: Final = ActKind(
    slug="ta-tillbaka",
    title=marked("Ta tillbaka överlämningen"),
    lead=marked("Ta tillbaka det ni har lämnat över, så länge ingen har svarat."),
    done=marked("Klart: överlämningen är tillbakatagen. Steget ligger hos er igen."),
    acts=acts.Withdraw,
    make=upon_step(acts.Withdraw),
    at=at_step,
)
