"""Protecting a pupil from now on, or no longer."""

from __future__ import annotations

from typing import Any, Final

from pydantic import Field

from sisam.application.cases.doing import MakeActs
from sisam.domain import command as acts
from sisam.domain.fact import Protection
from sisam.domain.refusal import ReasonMissing, UnknownName
from sisam.web.language import marked
from sisam.web.pages.acts.kind import ActForm, ActKind, only, reason
from sisam.web.pages.acts.question import Choice, Manner, Question
from sisam.web.pages.acts.subject import Subject
from sisam.wording.lists import capital
from sisam.wording.terms import term

#: What helps to choose a kind.
IF_UNSURE: Final = marked("Välj den här om du är osäker. Då visas inget i onödan.")


class ProtectForm(ActForm):
    """In which way the pupil is protected."""

    skydd: Protection = Field(title=marked("Vilket skydd har eleven?"))


def _asks(subject: Subject) -> tuple[Question, ...]:
    return (
        Question(
            Manner.ALTERNATIVES,
            "skydd",
            subject.texts("Vilket skydd har eleven?"),
            choices=tuple(_kinds(subject)),
        ),
    )


def _kinds(subject: Subject) -> list[Choice]:
    hints = {Protection.SECRECY_MARKING: subject.texts(IF_UNSURE)}
    return [
        (each.value, capital(term(each, subject.language)), hints.get(each, ""))
        for each in Protection
        if each is not Protection.NONE
    ]


def _protect(form: Any, _: Subject) -> MakeActs:  # noqa: ANN401
    return only(acts.Protect(form.skydd))


PROTECT: Final = ActKind(
    slug="skydda",
    title=marked("Skydda eleven"),
    lead=marked("Registrera att eleven har skyddade personuppgifter. Gör det så snart ni får veta det."),
    done=marked("Klart: eleven är registrerad som skyddad, i alla sina ärenden."),
    acts=acts.Protect,
    make=_protect,
    form=lambda _: ProtectForm,
    questions=_asks,
    warning_title=marked("Det här gäller genast, i alla elevens ärenden"),
    warning=marked(
        "Elevens namn, nummer, skola och hem döljs, även i avslutade ärenden. Bara den som har rätt till det "
        "kan se dem, efter ny inloggning och med en anledning. Blev det fel går det att ta tillbaka."
    ),
    mends={UnknownName: "skydd"},
)
LIFT: Final = ActKind(
    slug="hav-skydd",
    title=marked("Ta bort skyddet"),
    lead=marked("Registrera att eleven inte har skyddade personuppgifter, eller inte längre har det."),
    done=marked("Klart: eleven är inte längre registrerad som skyddad."),
    acts=acts.LiftProtection,
    make=lambda _form, _subject: only(acts.LiftProtection()),
    questions=lambda subject: (
        reason(
            subject,
            marked("Varför tas skyddet bort?"),
            marked("Till exempel att Skatteverket har tagit bort markeringen, eller att uppgiften var fel."),
        ),
    ),
    warning=marked(
        "Elevens namn, nummer, skola och hem visas igen för den som får se dem. Det går inte att ångra."
    ),
    mends={ReasonMissing: "ord"},
)
