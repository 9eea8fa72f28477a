"""The dates of a case: recording one, taking one back, and planning the discharge anew."""

from __future__ import annotations

from typing import Any, Final

from pydantic import Field, field_validator
from pydantic_core.core_schema import ValidationInfo

from sisam.application.cases.doing import MakeActs
from sisam.domain import command as acts
from sisam.domain.anchor import TELLS_BIRTH, Anchor
from sisam.domain.calendar import BeyondCalendar
from sisam.domain.refusal import (
    AlreadyRecorded,
    DateAhead,
    DateOrder,
    NotRecordable,
    ReasonMissing,
    StateRestsOnDate,
    WrongState,
)
from sisam.domain.refusal_of_transfer import BeforeTheAdmission, PlannedTooEarly
from sisam.web.forms import Day, OptionalDay, Ticked
from sisam.web.language import marked
from sisam.web.pages.acts.kind import ActForm, ActKind, only, reason
from sisam.web.pages.acts.question import Choice, Manner, Question
from sisam.web.pages.acts.subject import Subject
from sisam.wording.anchors import anchor_phrase
from sisam.wording.lists import capital

_NEITHER: Final = marked("Skriv ett datum, eller markera att det inte längre är känt.")
_BOTH: Final = marked("Skriv ett datum eller markera att det inte är känt, inte båda.")


class DateForm(ActForm):
    """Which date it is, and the day; or that nobody knows it any more."""

    vad: Anchor = Field(title=marked("Vilket datum?"))
    datum: OptionalDay = Field(None, title=marked("Datum"))
    okant: Ticked = Field(False, title=marked("Datumet är inte längre känt"), validate_default=True)

    @field_validator("okant")
    @classmethod
    def _one_of_both(cls, unknown: bool, info: ValidationInfo) -> bool:
        if "datum" in info.data and unknown == (info.data["datum"] is not None):
            raise ValueError(_BOTH if unknown else _NEITHER)
        return unknown


class PlanForm(ActForm):
    """For which day the discharge is planned now."""

    datum: Day = Field(title=marked("Planerad utskrivning"))


def _dates(subject: Subject) -> tuple[Choice, ...]:
    """Return the dates that may be recorded, each with the day that is recorded now."""
    found: list[Choice] = []
    for act in subject.allowed(acts.SetDate):
        known = subject.view.case.anchors.get(act.anchor)
        told = f" ({subject.day(known)})" if known and act.anchor not in TELLS_BIRTH else ""
        found.append((act.anchor.value, f"{capital(anchor_phrase(act.anchor, subject.language))}{told}"))
    return tuple(sorted(found, key=lambda choice: choice[1]))


def _asks_date(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    unknown = _("Datumet är inte längre känt")
    hint = _("Det finns då ingen som vet det, och den som ska ta reda på det får frågan igen.")
    empty = _("Lämna tomt om datumet inte längre är känt.")
    again = _("Gäller den planerade utskrivningen fortfarande skriver du samma dag igen.")
    planned = Anchor.FORECAST in subject.view.case.anchors
    return (
        Question(Manner.LIST, "vad", _("Vilket datum?"), choices=_dates(subject)),
        Question(Manner.DATE, "datum", _("Datum"), f"{again} {empty}" if planned else empty),
        Question(Manner.BOX, "okant", unknown, hint, required=False),
        reason(subject, marked("Anteckning"), required=False),
    )


def _set_date(form: Any, _: Subject) -> MakeActs:  # noqa: ANN401
    return only(acts.SetDate(form.vad, form.datum))


def _at(act: Any) -> dict[str, str]:  # noqa: ANN401
    return {"vad": act.anchor}


def _asks_plan(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    known = subject.view.case.anchors.get(Anchor.FORECAST)
    hint = (
        _(
            "Nu är den planerad till %(day)s. Skriv samma dag om den fortfarande gäller.",
            day=subject.day(known),
        )
        if known
        else ""
    )
    return (
        Question(Manner.DATE, "datum", _("Planerad utskrivning"), hint, least=str(subject.today)),
        reason(subject, marked("Varför?"), marked("De andra parterna får veta den nya dagen.")),
    )


_MENDS: Final = {
    DateAhead: "datum",
    DateOrder: "datum",
    BeyondCalendar: "datum",
    BeforeTheAdmission: "datum",
    AlreadyRecorded: "datum",
    PlannedTooEarly: "datum",
    ReasonMissing: "ord",
    NotRecordable: "vad",
    WrongState: "vad",
    StateRestsOnDate: "okant",
}
SET_DATE: Final = ActKind(
    slug="datum",
    title=marked("Registrera ett datum"),
    lead=marked("Registrera ett datum eller rätta det. Tidsgränser som räknas därifrån följer med."),
    done=marked("Klart: datumet är registrerat."),
    acts=acts.SetDate,
    make=_set_date,
    at=_at,
    form=lambda _: DateForm,
    questions=_asks_date,
    mends=_MENDS,
)
RECONSIDER: Final = ActKind(
    slug="planera-om",
    title=marked("Planera om utskrivningen"),
    lead=marked("Säg vilken dag utskrivningen är planerad till nu, eller att dagen fortfarande gäller."),
    done=marked("Klart: den planerade utskrivningen är registrerad."),
    acts=acts.Reconsider,
    make=lambda form, _: only(acts.Reconsider(form.datum)),
    form=lambda _: PlanForm,
    questions=_asks_plan,
    mends=_MENDS,
)
