"""Ending a step by hand: it is done, it is waived, or somebody else takes it over."""

from __future__ import annotations

from typing import Final

from sisam.domain import command as acts
from sisam.domain.refusal import ReasonMissing
from sisam.web.language import marked
from sisam.web.pages.acts.kind import ActKind, at_step, reason, upon_step, when
from sisam.web.pages.acts.question import Question
from sisam.web.pages.acts.subject import Subject


def _asks_done(subject: Subject) -> tuple[Question, ...]:
    if subject.definition.is_watch:
        hint = marked("Skriv vad som händer i ärendet nu, och varför det inte kan gå vidare än.")
        return (reason(subject, marked("Varför går ärendet inte vidare?"), hint),)
    return (when(subject), reason(subject, marked("Anteckning"), required=False))


def _asks_why_not(subject: Subject) -> tuple[Question, ...]:
    hint = marked("Skriv så att den som läser om ett år förstår varför det inte behövdes.")
    return (reason(subject, marked("Varför behöver det inte göras?"), hint), when(subject))


DONE: Final = ActKind(
    slug="klart",
    title=marked("Markera som klart"),
    lead=marked("Säg att steget är gjort. Ingen behöver bekräfta det."),
    done=marked("Klart: steget är markerat som klart."),
    acts=acts.Done,
    make=upon_step(acts.Done),
    at=at_step,
    questions=_asks_done,
    mends={ReasonMissing: "ord"},
)
WAIVE: Final = ActKind(
    slug="stryk",
    title=marked("Stryk steget"),
    lead=marked("Stryk ett steg som inte behöver göras, och skriv varför. Ditt namn står vid det."),
    done=marked("Klart: steget är struket."),
    acts=acts.Waive,
    make=upon_step(acts.Waive),
    at=at_step,
    questions=_asks_why_not,
    mends={ReasonMissing: "ord"},
)
TAKE_OVER: Final = ActKind(
    slug="ta-over",
    title=marked("Ta över steget"),
    lead=marked("Gör steget i stället för den som har det i dag. Tidsgränsen är densamma."),
    done=marked("Klart: steget ligger nu hos er."),
    acts=acts.TakeOver,
    make=upon_step(acts.TakeOver),
    at=at_step,
)
