"""The door to the files that never change under their name."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from sisam.errors import NotFound
from sisam.web.doors import PUBLIC, door
from sisam.web.statics import ROOT, served, shipped_statics

router = APIRouter()


@door(router, "GET", f"{ROOT}/{{digest}}/{{name}}", right=PUBLIC)
def static_file(request: Request, digest: str, name: str) -> Response:
    """Hand out a file that the pages name by its content.

    Raises:
        NotFound: there is no such file, or not with this content.
    """
    file = shipped_statics().find(digest, name)
    if file is None:
        raise NotFound("file", name)
    return served(
        file,
        accept_encoding=request.headers.get("accept-encoding", ""),
        if_none_match=request.headers.get("if-none-match", ""),
        head=request.method == "HEAD",
    )
