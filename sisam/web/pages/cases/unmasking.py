"""The page on which somebody says why they need to see who a protected pupil is, and sees it for once."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from sisam.application.access.finding import ById
from sisam.application.cases.showing_cases import CaseView, show_case
from sisam.domain.access import Right
from sisam.domain.ids import CaseId
from sisam.web.asking import Asker, Asking, FreshAsker
from sisam.web.doors import door
from sisam.web.filled import Filled
from sisam.web.forms import Form, Passage, taken
from sisam.web.language import marked
from sisam.web.pages.cases.asked import KINDS
from sisam.web.pages.cases.page import CASE, told
from sisam.web.paths import case_path
from sisam.web.showing import back_to, show
from sisam.web.typed import TypedForm

router = APIRouter()

UNMASK: Final = f"{CASE}/visa"


class ReasonForm(Form):
    """Why somebody needs to see it."""

    skal: Passage = Field(title=marked("Varför behöver du uppgifterna?"))


@door(router, "GET", UNMASK, right=Right.UNMASK)
def ask_why(asker: FreshAsker, case_id: str) -> Response:
    """Ask whoever has just proved who they are why they need to see who a protected pupil is."""
    view = _view(asker, case_id)
    if not view.sheet.masked:
        return back_to(case_path(case_id))
    return _asked(asker, view, Filled(), HTTPStatus.OK)


@door(router, "POST", UNMASK, right=Right.UNMASK)
def show_once(asker: FreshAsker, case_id: str, typed: TypedForm) -> Response:
    """Show the case with who the pupil is, for this once, to whoever says why."""
    form = taken(ReasonForm, typed, asker.language)
    if isinstance(form, Filled):
        return _asked(asker, _view(asker, case_id), form, HTTPStatus.UNPROCESSABLE_ENTITY)
    caller = replace(asker.caller, reason=form.skal)
    view = show_case(asker.parts.site, ById(CaseId(case_id)), caller, asker.now, unmask=True, kinds=KINDS)
    return show(asker.frame, "cases/case.html", case=told(asker, view))


def _view(asker: Asker, case_id: str) -> CaseView:
    return show_case(asker.parts.site, ById(CaseId(case_id)), asker.caller, asker.now, kinds=())


def _asked(asker: Asking, view: CaseView, form: Filled, status: HTTPStatus) -> Response:
    return show(asker.frame, "cases/unmask.html", status, form=form, case=told(asker, view))
