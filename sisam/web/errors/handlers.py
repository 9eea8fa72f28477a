"""Which errors are answered with which page."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from sisam.errors import SisamError, Unavailable
from sisam.web.asking import FreshSignInNeeded
from sisam.web.errors.page import problem_page
from sisam.web.errors.statuses import status_of
from sisam.web.gatekeeper import SignInNeeded
from sisam.web.pages.sign_in.own_paths import NOTHING_SAVED, SIGN_IN, SIGN_IN_AGAIN, SIGN_OUT, SIGNED_OUT
from sisam.web.parts import WebDiary
from sisam.web.tokens import TokenWrong

_REFERENCE_BYTES: Final = 3


def new_reference() -> str:
    """Return a number under which an error is logged and told."""
    return secrets.token_hex(_REFERENCE_BYTES).upper()


def door_of(request: Request) -> str:
    """Return the door that was asked, as it is written in the program: without what stood in its place."""
    return str(getattr(request.scope.get("route"), "path", "") or "-")


def answer_errors(app: FastAPI, diary: WebDiary) -> None:
    """Let an app answer each kind of error with its page."""

    def anticipated(request: Request, error: SisamError) -> Response:
        if isinstance(error, Unavailable):
            reference = new_reference()
            diary.request_failed(reference, door_of(request), error)
            return problem_page(request.scope, status_of(error), reference)
        if isinstance(error, TokenWrong):
            diary.request_refused("token")
        return problem_page(request.scope, status_of(error))

    app.add_exception_handler(SignInNeeded, _to_sign_in)
    app.add_exception_handler(FreshSignInNeeded, _to_fresh_sign_in)
    app.add_exception_handler(SisamError, anticipated)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, _of_the_framework)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, _wrong_address)


def _to_sign_in(request: Request, _: Exception) -> Response:
    """Send whoever is not signed in to do so, and back to what they asked for."""
    if request.method == "POST":
        lately = SIGNED_OUT if request.url.path == SIGN_OUT else NOTHING_SAVED
        return RedirectResponse(f"{SIGN_IN}?{urlencode({'nyss': lately})}", HTTPStatus.SEE_OTHER)
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"{SIGN_IN}?{urlencode({'till': asked})}", HTTPStatus.SEE_OTHER)


def _to_fresh_sign_in(request: Request, _: Exception) -> Response:
    """Send somebody to prove anew who they are, and back to the page with the form that they sent."""
    return RedirectResponse(f"{SIGN_IN_AGAIN}?{urlencode({'till': request.url.path})}", HTTPStatus.SEE_OTHER)


def _of_the_framework(request: Request, error: HTTPException) -> Response:
    page = problem_page(request.scope, HTTPStatus(error.status_code))
    allowed = (error.headers or {}).get("Allow")
    if allowed:
        page.headers["Allow"] = allowed
    return page


def _wrong_address(request: Request, _: Exception) -> Response:
    """Answer an address whose parts do not fit as one that is not there."""
    return problem_page(request.scope, HTTPStatus.NOT_FOUND)
