"""The way in, and the sign of life for machines that watch the site."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from sisam.web.doors import PUBLIC, door

router = APIRouter()

START: Final = "/att-gora"
#: Answers under any name and without TLS, for it tells nothing.
HEALTH: Final = "/halsa"


@door(router, "GET", "/", right=PUBLIC)
def begin() -> Response:
    """Send everybody to what they have to do."""
    return RedirectResponse(START, HTTPStatus.SEE_OTHER)


@door(router, "GET", HEALTH, right=PUBLIC)
def alive() -> Response:
    """Say that the pages are served; nothing of the site is asked."""
    return PlainTextResponse("alive\n")
