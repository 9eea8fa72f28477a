"""Showing a page: a template, its values and the frame around it, as an answer."""

from __future__ import annotations

from http import HTTPStatus

from starlette.responses import HTMLResponse, Response

from sisam.web.environment import write_page
from sisam.web.frame import Frame


def show(frame: Frame, template: str, status: HTTPStatus = HTTPStatus.OK, **values: object) -> Response:
    """Return a page: `show(asker.frame, "cases/case.html", case=case)`."""
    return HTMLResponse(write_page(template, frame, values), status)


def back_to(path: str) -> Response:
    """Return what sends the browser on after something was done, so that going back does not do it again."""
    return Response(status_code=HTTPStatus.SEE_OTHER, headers={"Location": path})
