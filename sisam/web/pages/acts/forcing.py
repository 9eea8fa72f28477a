"""Ending a handover that nobody answers: one person asks, a second one of another organisation agrees."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from sisam.application.joint.answering import agree_forced, refuse, withdraw
from sisam.application.joint.forcing import ask_forced
from sisam.application.joint.foreseeing import preview_forced
from sisam.application.joint.listing import Waiting, show_request
from sisam.domain.access import Right
from sisam.domain.deadline import DeadlineKind, DeadlineStatus
from sisam.domain.ids import CaseId, StepId
from sisam.domain.step import StepStatus
from sisam.errors import NotFound, SisamError
from sisam.web.asking import Asker
from sisam.web.doors import door
from sisam.web.filled import Filled
from sisam.web.forms import Form, Line, Passage, taken
from sisam.web.language import marked
from sisam.web.pages.acts.foreseen import Foreseen, foreseen
from sisam.web.pages.acts.refusing import is_about_access, sentence_of
from sisam.web.pages.acts.subject import Subject, subject_of
from sisam.web.paths import step_path
from sisam.web.showing import back_to, show
from sisam.web.typed import TypedForm

router = APIRouter()

ASK: Final = "/arenden/{case_id}/steg/{step_id}/utan-svar"
ANSWER: Final = "/arenden/{case_id}/steg/{step_id}/begaran/{request_id}"
_REFUSED: Final = HTTPStatus.UNPROCESSABLE_ENTITY


class AskForm(Form):
    """Why it should be ended without an answer."""

    ord: Passage = Field(title=marked("Vad har ni gjort för att få svar?"))


class AnswerForm(Form):
    """Yes, no, or taken back, to what was read."""

    svar: Line = Field(title=marked("Svar"))
    avser: Line = Field(title=marked("Begäran"))


def can_be_forced(subject: Subject) -> bool:
    """Tell whether a step waits for an answer that is late, and passes accountability."""
    step = subject.the_step
    clock = subject.view.case.live_deadline(step.id)
    late = clock is not None and clock.kind is DeadlineKind.ANSWER and clock.status is DeadlineStatus.MISSED
    return step.status is StepStatus.OFFERED and step.passes_accountability and late


@door(router, "GET", ASK, right=Right.FORCE_HANDOVER)
def ask_page(asker: Asker, case_id: str, step_id: str) -> Response:
    """Ask why a handover should be ended without an answer, and say what that means.

    Raises:
        NotFound: there is no such case or step for them.
    """
    return _ask_form(subject_of(asker, case_id, step_id, needs_step=True), Filled())


@door(router, "POST", ASK, right=Right.FORCE_HANDOVER)
def take_ask(asker: Asker, case_id: str, step_id: str, typed: TypedForm) -> Response:
    """Ask a second person to agree; asked twice, it is refused the second time.

    Raises:
        NotFound: there is no such case or step for them.
    """
    subject = subject_of(asker, case_id, step_id, needs_step=True)
    form = taken(AskForm, typed, asker.language)
    if isinstance(form, Filled):
        return _ask_form(subject, form)
    try:
        ask_forced(asker.parts.site, asker.caller, CaseId(case_id), StepId(step_id), form.ord, asker.now)
    except SisamError as error:
        if is_about_access(error):
            raise
        return _ask_form(subject, Filled(typed.texts), sentence_of(error, subject))
    return back_to(f"{step_path(case_id, step_id)}?nyss=utan-svar")


@door(router, "GET", ANSWER, right=Right.FORCE_HANDOVER)
def answer_page(asker: Asker, case_id: str, step_id: str, request_id: str) -> Response:
    """Show what somebody else asks, and what it means to agree.

    Raises:
        NotFound: there is no such request for them.
    """
    subject = subject_of(asker, case_id, step_id, needs_step=True)
    return _answer_form(subject, _waiting(subject, request_id))


@door(router, "POST", ANSWER, right=Right.FORCE_HANDOVER)
def take_answer(
    asker: Asker,
    case_id: str,
    step_id: str,
    request_id: str,
    typed: TypedForm,
) -> Response:
    """Agree, refuse, or take back what was asked.

    Raises:
        NotFound: there is no such request for them.
    """
    subject = subject_of(asker, case_id, step_id, needs_step=True)
    form = taken(AnswerForm, typed, asker.language)
    if isinstance(form, Filled):
        return _answer_form(subject, _waiting(subject, request_id), status=_REFUSED)
    try:
        done = _answered(subject, request_id, form)
    except SisamError as error:
        if is_about_access(error) or isinstance(error, NotFound):
            raise
        return _answer_form(subject, None, sentence_of(error, subject), _REFUSED)
    return back_to(f"{step_path(case_id, step_id)}?nyss={done}")


def _answered(subject: Subject, request_id: str, form: AnswerForm) -> str:
    """Carry an answer out and return by which word it is told.

    Raises:
        NotFound: there is no such answer, or no such request for them.
    """
    asker = subject.asker
    site, caller, now = asker.parts.site, asker.caller, asker.now
    if form.svar == "ja":
        agree_forced(site, caller, request_id, form.avser, now)
        return "utan-svar-ja"
    if form.svar == "nej":
        refuse(site, caller, request_id, now)
        return "utan-svar-nej"
    if form.svar == "tillbaka":
        withdraw(site, caller, request_id, now)
        return "utan-svar-tillbaka"
    raise NotFound("answer", form.svar)


def _waiting(subject: Subject, request_id: str) -> Waiting:
    """Return the request, if it is about this step.

    Raises:
        NotFound: it is not.
    """
    asker = subject.asker
    found = show_request(asker.parts.site, asker.caller, request_id, asker.now)
    if found.step is None or found.step.id != subject.the_step.id:
        raise NotFound("request", request_id)
    return found


def _ask_form(subject: Subject, form: Filled, general: str = "") -> Response:
    status = _REFUSED if form.problems or general else HTTPStatus.OK
    return show(
        subject.asker.frame, "acts/force_ask.html", status, **_values(subject), form=form, general=general
    )


def _answer_form(
    subject: Subject, waiting: Waiting | None, general: str = "", status: HTTPStatus = HTTPStatus.OK
) -> Response:
    by = _asked_by(subject, waiting) if waiting else ""
    seen: Foreseen | None = None
    if waiting and not waiting.mine:
        try:
            seen = _foreseen(subject, waiting)
        except SisamError as error:
            if is_about_access(error):
                raise
            general = general or sentence_of(error, subject)
    values = {**_values(subject), "waiting": waiting, "by": by, "general": general, "foreseen": seen}
    return show(subject.asker.frame, "acts/force_answer.html", status, **values)


def _foreseen(subject: Subject, waiting: Waiting) -> Foreseen:
    asker = subject.asker
    return foreseen(preview_forced(asker.parts.site, asker.caller, waiting.request.id, asker.now), subject)


def _asked_by(subject: Subject, waiting: Waiting) -> str:
    """Return who asks; of a protected pupil's case nobody at an organisation that may not be named."""
    at = subject.named(waiting.request.asked_for)
    person = subject.asker.roster.persons[waiting.request.asked_by]
    return f"{person.name}, {at}" if at else subject.texts("Någon hos en annan part")


def _values(subject: Subject) -> dict[str, object]:
    step = subject.the_step
    return {
        "subject": subject,
        "step_title": subject.titles.step(step.definition),
        "receiver": subject.side(step.confirmer),
        "owner": subject.side(step.owner),
        "step_url": step_path(subject.view.case.id, step.id),
    }
