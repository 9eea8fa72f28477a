"""Pausing: the pupil is away, is away for longer, or is back."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from pydantic import Field

from sisam.application.cases.doing import MakeActs
from sisam.domain import command as acts
from sisam.domain.refusal import AlreadyRecorded, DateAhead, ReasonMissing, UnknownName
from sisam.domain.refusal_of_pause import BackTooEarly, PausedTooEarly, PausedTooLong
from sisam.engine.acts.pausing import longest_pause
from sisam.web.forms import Day, OptionalLine
from sisam.web.language import marked
from sisam.web.pages.acts.kind import ActForm, ActKind, only, reason, when
from sisam.web.pages.acts.question import Choice, Manner, Question
from sisam.web.pages.acts.subject import Subject


class PauseForm(ActForm):
    """Until when, and of a new pause why."""

    varfor: OptionalLine = Field("", title=marked("Varför är eleven borta?"))
    till: Day = Field(title=marked("Till och med"))


def _reasons(subject: Subject) -> tuple[Choice, ...]:
    rule = subject.workflow.pause
    reasons = rule.reasons if rule else {}
    return tuple((name, title[subject.language]) for name, title in reasons.items())


def _asks(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    going_on, latest = subject.view.case.pause, longest_pause(subject.view.rules, subject.today)
    until = _until(subject, latest)
    if going_on is not None:
        return (until, reason(subject, marked("Varför dröjer det?"), required=False))
    return (
        Question(Manner.ALTERNATIVES, "varfor", _("Varför är eleven borta?"), choices=_reasons(subject)),
        when(subject, _("Den första dagen som eleven var borta. Lämna tomt om det är i dag.")),
        until,
        reason(subject, marked("Anteckning"), required=False),
    )


def _until(subject: Subject, latest: date | None) -> Question:
    _ = subject.texts
    hint = (
        _("Senast %(day)s. Vet du inte, skriv den dagen; då kommer frågan igen.", day=subject.day(latest))
        if latest
        else ""
    )
    return Question(
        Manner.DATE, "till", _("Till och med"), hint, least=str(subject.today), most=str(latest or "")
    )


def _pause(form: Any, subject: Subject) -> MakeActs:  # noqa: ANN401
    anew = subject.view.case.pause is None
    return only(acts.Pause(form.varfor or None if anew else None, form.till))


def _named(subject: Subject) -> str:
    return subject.texts("Förläng eller ändra uppehållet") if subject.view.case.pause else ""


_MENDS: Final = {
    UnknownName: "varfor",
    PausedTooLong: "till",
    AlreadyRecorded: "till",
    PausedTooEarly: "nar",
    BackTooEarly: "nar",
    DateAhead: "nar",
}
PAUSE: Final = ActKind(
    slug="uppehall",
    title=marked("Eleven är borta"),
    named=_named,
    lead=marked(
        "Säg varför eleven är borta och till när. Vissa tidsgränser väntar. De som lagen sätter gör det "
        "aldrig."
    ),
    done=marked("Klart: uppehållet är registrerat."),
    acts=acts.Pause,
    make=_pause,
    form=lambda _: PauseForm,
    questions=_asks,
    mends={**_MENDS, ReasonMissing: "ord"},
)
RESUME: Final = ActKind(
    slug="tillbaka",
    title=marked("Eleven är tillbaka"),
    lead=marked("Säg vilken dag eleven kom tillbaka. Tidsgränserna räknas om därefter."),
    done=marked("Klart: eleven är registrerad som tillbaka."),
    acts=acts.Resume,
    make=lambda _, __: only(acts.Resume()),
    questions=lambda subject: (when(subject), reason(subject, marked("Anteckning"), required=False)),
    mends=_MENDS,
)
