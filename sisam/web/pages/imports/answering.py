"""The page on which another administrator agrees to a file that was asked for, or refuses it."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from sisam.application.joint.answering import agree, refuse, withdraw
from sisam.application.joint.looking_at_imports import ImportShown, show_import
from sisam.domain.access import Right
from sisam.errors import Conflict, Invalid, NotPermitted
from sisam.web.asking import Asker, Asking
from sisam.web.doors import door
from sisam.web.filled import Filled
from sisam.web.forms import Form, taken
from sisam.web.frame import Frame, Told, Tone
from sisam.web.pages.imports.page import IMPORTS, files_of, told_frame
from sisam.web.pages.imports.shown import IMPORT, faults_shown, outcome_shown, request_shown, url_of
from sisam.web.showing import back_to, show
from sisam.web.typed import TypedForm
from sisam.wording.refusals import refusal

router = APIRouter()


class Answering(Form):
    """An answer to what was read."""

    svar: str = Field(max_length=20)
    avtryck: str = Field(default="", max_length=64)


@door(router, "GET", IMPORT, right=Right.IMPORT)
def request(
    asker: Asker,
    request_id: str,
    nyss: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show a request with what its file would change, or how it was answered.

    Raises:
        NotFound: there is no such request.
        RightMissing: they are no administrator of the agency.
    """
    shown = show_import(asker.parts.site, files_of(asker), asker.caller, request_id, asker.now)
    return _request(asker, shown, told_frame(asker, nyss))


@door(router, "POST", IMPORT, right=Right.IMPORT)
def answer(asker: Asker, request_id: str, typed: TypedForm) -> Response:
    """Agree to what was read, refuse it, or take back one's own.

    Raises:
        NotFound: there is no such request.
        RightMissing: they are no administrator of the agency.
    """
    site, caller, now = asker.parts.site, asker.caller, asker.now
    form = taken(Answering, typed, asker.language)
    url = url_of(request_id)
    try:
        if isinstance(form, Filled) or form.svar not in ("ja", "nej", "ta-tillbaka"):
            raise NotPermitted
        if form.svar == "ja":
            agree(site, files_of(asker), caller, request_id, form.avtryck, now)
            return back_to(f"{url}?nyss=inlast")
        (refuse if form.svar == "nej" else withdraw)(site, caller, request_id, now)
        return back_to(f"{url}?nyss={'nekad' if form.svar == 'nej' else 'atertagen'}")
    except (Conflict, Invalid) as error:
        shown = show_import(site, files_of(asker), caller, request_id, now)
        sentence = _why_not(asker, error)
        frame = replace(asker.frame, told=(Told(sentence, Tone.WARNING),))
        return _request(asker, shown, frame, HTTPStatus.CONFLICT)


def _why_not(asker: Asking, error: Conflict | Invalid) -> str:
    if isinstance(error, Invalid):
        return asker.texts("Filen stämmer inte längre med det som finns här. Inget har ändrats.")
    return refusal(error, asker.language)


def _request(asker: Asking, shown: ImportShown, frame: Frame, status: HTTPStatus = HTTPStatus.OK) -> Response:
    return show(
        frame,
        "imports/request.html",
        status,
        line=request_shown(asker, shown.request),
        mine=shown.mine,
        digest=shown.request.digest,
        outcome=outcome_shown(asker, shown.outcome) if shown.outcome else None,
        faults=faults_shown(asker, shown.faults),
        waits=shown.file is not None,
        back=IMPORTS,
    )
