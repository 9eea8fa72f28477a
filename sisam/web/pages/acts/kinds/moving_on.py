"""Moving the case on: each move of the workflow, on the day when it happened."""

from __future__ import annotations

from typing import Any, Final

from pydantic import Field

from sisam.domain import command as acts
from sisam.domain.refusal import DateAhead, DateOrder, GuardFails, WrongState
from sisam.web.forms import Line
from sisam.web.language import marked
from sisam.web.pages.acts.kind import ActForm, ActKind, only, reason, when
from sisam.web.pages.acts.question import Choice, Manner, Question
from sisam.web.pages.acts.subject import Subject


class MoveForm(ActForm):
    """Which move it is."""

    vad: Line = Field(title=marked("Vad har hänt?"))


def _moves(subject: Subject) -> tuple[Choice, ...]:
    """Return the moves that may be made now, and the one that was asked for."""
    allowed = [act.transition for act in subject.allowed(acts.Fire)]
    asked = subject.given("vad")
    if asked in subject.workflow.transitions and asked not in allowed:
        allowed.append(asked)
    return tuple((name, subject.titles.move(name)) for name in allowed)


def _asks(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    hint = _("Det här är det som kan hända nu och som din organisation får registrera.")
    return (
        Question(Manner.ALTERNATIVES, "vad", _("Vad har hänt?"), hint, choices=_moves(subject)),
        when(subject),
        reason(subject, marked("Anteckning"), required=False),
    )


def _named(subject: Subject) -> str:
    asked = subject.given("vad")
    return subject.titles.move(asked) if asked in subject.workflow.transitions else ""


def _at(act: Any) -> dict[str, str]:  # noqa: ANN401 — a move
    return {"vad": act.transition}


MOVE_ON: Final = ActKind(
    slug="handelse",
    title=marked("Registrera vad som har hänt"),
    named=_named,
    lead=marked(
        "Registrera att eleven har skrivits in eller ut, eller att ärendet går vidare på annat sätt."
    ),
    done=marked("Klart: händelsen är registrerad."),
    acts=acts.Fire,
    make=lambda form, _: only(acts.Fire(form.vad)),
    at=_at,
    form=lambda _: MoveForm,
    questions=_asks,
    instead="klart",
    instead_asked=marked("Går ärendet inte vidare än? Markera att du har sett till det, och skriv varför."),
    mends={
        DateAhead: "nar",
        DateOrder: "nar",
        WrongState: "vad",
        GuardFails: "vad",
    },
)
