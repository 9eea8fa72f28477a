"""The sign of life for machines that watch the site."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from sisam.web.doors import PUBLIC, door

router = APIRouter()

#: Answers under any name and without TLS, for it tells nothing.
HEALTH: Final = "/halsa"


@door(router, "GET", HEALTH, right=PUBLIC)
def alive() -> Response:
    """Say that the pages are served; nothing of the site is asked."""
    return PlainTextResponse("alive\n")
