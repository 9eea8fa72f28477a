"""The pages of every act: ask, show what will happen, do it."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from sisam.application.access.finding import ById
from sisam.application.cases.doing import CaseChanged, do
from sisam.application.cases.previewing import Preview, preview
from sisam.domain.access import Right
from sisam.domain.refusal import KeyUsedOtherwise
from sisam.domain.step import Step
from sisam.errors import Conflict, NotPermitted, SisamError
from sisam.web.asking import Asker, Asking
from sisam.web.doors import door
from sisam.web.filled import Filled
from sisam.web.pages.acts.changed import Changed, changes_since
from sisam.web.pages.acts.foreseen import foreseen
from sisam.web.pages.acts.handed_over import handed_over, sent_back
from sisam.web.pages.acts.kind import ActForm, ActKind
from sisam.web.pages.acts.refusing import is_about_access, refused
from sisam.web.pages.acts.registry import kind_named, path_of
from sisam.web.pages.acts.sheet import Sheet
from sisam.web.pages.acts.subject import Subject, subject_of
from sisam.web.showing import back_to, show
from sisam.web.tokens import fresh_key, key_of, revision_of
from sisam.web.typed import TURN_FIELD, Typed, TypedForm

router = APIRouter()

ACT: Final = "/arenden/{case_id}/gor/{slug}"
#: The buttons.
DO, CHANGE, SEEK = "gor", "andra", "sok"
_STEP: Final = "steg"


@door(router, "GET", ACT, right=Right.ACT)
def ask(asker: Asker, case_id: str, slug: str, steg: str = "") -> Response:
    """Ask what an act needs; what needs nothing shows at once what will happen.

    Raises:
        NotFound: there is no such act, or no such case or step for them.
    """
    kind = kind_named(slug)
    query = asker.request.query_params
    typed = Typed({name: tuple(query.getlist(name)) for name in query if name != _STEP})
    subject = _subject(asker, kind, case_id, steg, typed)
    sheet = Sheet(kind, subject, typed, fresh_key(), subject.view.case.length)
    return _form(sheet, sheet.filled) if sheet.questions else _foresee(sheet, HTTPStatus.OK)


@door(router, "POST", ACT, right=Right.ACT)
def take(asker: Asker, case_id: str, slug: str, typed: TypedForm, steg: str = "") -> Response:
    """Show what will happen, or do it.

    Raises:
        NotFound: there is no such act, or no such case or step for them.
        KeyMissing: the form carries no key that the pages have given out.
    """
    kind, turn = kind_named(slug), typed.text(TURN_FIELD)
    subject = _subject(asker, kind, case_id, steg, typed.own)
    sheet = Sheet(kind, subject, typed.own, key_of(typed), _seen(typed))
    if turn in (CHANGE, SEEK) or sheet.is_to_be_asked:
        return _form(sheet, sheet.filled)
    return _do(sheet) if turn == DO else _foresee(sheet, HTTPStatus.UNPROCESSABLE_ENTITY)


def _foresee(sheet: Sheet, refused_as: HTTPStatus) -> Response:
    """Show what the act would do, by the engine's own word."""
    form = sheet.taken()
    if isinstance(form, Filled):
        return _form(sheet, form)
    subject = sheet.subject
    try:
        found = _previewed(sheet, form)
    except SisamError as error:
        return _refused(sheet, error, refused_as)
    return show(
        subject.asker.frame,
        "acts/preview.html",
        HTTPStatus.OK,
        **_values(sheet),
        foreseen=foreseen(found, subject),
        answers=sheet.answers,
        typed=sheet.typed.texts,
    )


def _previewed(sheet: Sheet, form: ActForm) -> Preview:
    subject = sheet.subject
    make, site = sheet.kind.make(form, subject), subject.asker.parts.site
    return preview(site, ById(subject.view.case.id), make, sheet.wish(form), subject.asker.now)


def _do(sheet: Sheet) -> Response:
    """Do it, and go back to the case; pressed twice it is done once."""
    form = sheet.taken()
    if isinstance(form, Filled):
        return _form(sheet, form)
    subject, site = sheet.subject, sheet.subject.asker.parts.site
    try:
        do(
            site,
            ById(subject.view.case.id),
            sheet.kind.make(form, subject),
            sheet.wish(form),
            subject.asker.now,
        )
    except SisamError as error:
        return _refused(sheet, error, HTTPStatus.UNPROCESSABLE_ENTITY)
    return back_to(f"{subject.path}?nyss={sheet.kind.slug}")


def _refused(sheet: Sheet, error: SisamError, status: HTTPStatus) -> Response:
    """Show the form again with why not, or with what has changed meanwhile.

    Raises:
        SisamError: it is nothing that the form could mend.
    """
    if is_about_access(error):
        raise error
    if isinstance(error, CaseChanged):
        anew = replace(sheet, seen=sheet.subject.view.case.length)
        return _overtaken(anew, changes_since(sheet.subject, sheet.seen))
    if isinstance(error, KeyUsedOtherwise):
        sheet, status = replace(sheet, key=fresh_key()), HTTPStatus.CONFLICT
    filled, general = refused(error, sheet.kind, sheet.subject, sheet.filled)
    return _form(sheet, filled, status, general=general)


def _overtaken(sheet: Sheet, changed: Changed) -> Response:
    """Show what somebody else has done, and the form again where the act can still be done."""
    why_not = _why_past(sheet)
    if not why_not:
        return _form(sheet, sheet.filled, HTTPStatus.CONFLICT, changed=changed)
    return show(
        sheet.subject.asker.frame,
        "acts/past.html",
        HTTPStatus.CONFLICT,
        **_values(sheet),
        changed=changed,
        why_not=why_not,
        answers=sheet.answers,
    )


def _why_past(sheet: Sheet) -> str:
    """Return why the act can be done no longer; empty: it can, or the form mends what hinders it."""
    form = sheet.taken()
    if isinstance(form, Filled):
        return ""
    try:
        _previewed(sheet, form)
    except (Conflict, NotPermitted) as error:
        return refused(error, sheet.kind, sheet.subject, sheet.filled)[1]
    except SisamError:
        return ""
    return ""


def _form(sheet: Sheet, filled: Filled, status: HTTPStatus | None = None, **more: object) -> Response:
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if filled.problems else HTTPStatus.OK
    given = {"general": "", "changed": None, **more}
    return show(
        sheet.subject.asker.frame,
        "acts/form.html",
        status or wrong,
        **_values(sheet),
        **given,
        form=filled,
        questions=sheet.questions,
    )


def _values(sheet: Sheet) -> dict[str, object]:
    subject, kind = sheet.subject, sheet.kind
    given = {_STEP: subject.step.id} if subject.step else {}
    return {
        "kind": kind,
        "subject": subject,
        "title": kind.title_of(subject),
        "button_text": kind.named(subject) or subject.texts(kind.title),
        "url": path_of(subject.view.case.id, kind, given),
        "key": sheet.key,
        "revision": sheet.seen,
        "beside": kind.beside(subject),
        "offer": handed_over(subject) if kind.answers else None,
        "returned": sent_back(subject) if kind.offers else None,
        "instead": _instead(kind, subject),
    }


def _instead(kind: ActKind, subject: Subject) -> tuple[str, str, str] | None:
    """Return what could be done instead: the question, where, and what it is called; None: nothing."""
    if not kind.instead:
        return None
    other, step = kind_named(kind.instead), subject.step or _own_watch(subject)
    if step is None:
        return None
    url = path_of(subject.view.case.id, other, {_STEP: step.id})
    return subject.texts(kind.instead_asked), url, subject.texts(other.title)


def _own_watch(subject: Subject) -> Step | None:
    """Return the step that asks them to move the case on, or to say why not."""
    own = {seat.organisation_id for seat in subject.asker.seats}
    watches = (
        each for each in subject.view.case.live_steps() if subject.workflow.steps[each.definition].is_watch
    )
    return next((each for each in watches if each.owner.organisation_id in own), None)


def _subject(asker: Asking, kind: ActKind, case_id: str, step_id: str, typed: Typed) -> Subject:
    kinds = kind.acts if isinstance(kind.acts, tuple) else (kind.acts,)
    named = step_id if kind.of_step else ""
    return subject_of(asker, case_id, named, typed, needs_step=kind.of_step, kinds=kinds)


def _seen(typed: Typed) -> int:
    """Return how long the journal was when the form was shown.

    Raises:
        NotPermitted: the form does not say so.
    """
    seen = revision_of(typed)
    if seen is None:
        raise NotPermitted
    return seen
