"""How much a request may say before it comes to the point."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from sisam.web.errors.page import problem_page
from sisam.web.parts import WebDiary

#: Longer than any address of the site, with every filter that a page has.
TARGET_BYTES: Final = 2_048
#: All headers together.
HEADER_BYTES: Final = 16_384
HEADERS: Final = 100
#: What the pages are asked by; anything else no page answers.
METHODS: Final = ("GET", "HEAD", "POST")


class SizeShield:
    """Refuses addresses and headers that are longer than any browser's, and methods that no page knows."""

    def __init__(self, app: ASGIApp, *, diary: WebDiary) -> None:
        """Take what answers, and who hears of what is refused."""
        self._app = app
        self._diary = diary

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is small enough."""
        refused = _refused(scope) if scope["type"] == "http" else None
        if refused is None:
            await self._app(scope, receive, send)
            return
        self._diary.request_refused("size" if refused is not HTTPStatus.METHOD_NOT_ALLOWED else "method")
        page = problem_page(scope, refused)
        if refused is HTTPStatus.METHOD_NOT_ALLOWED:
            page.headers["Allow"] = ", ".join(METHODS)
        await page(scope, receive, send)


def _refused(scope: Scope) -> HTTPStatus | None:
    target = len(scope.get("raw_path") or scope["path"].encode()) + len(scope["query_string"])
    if target > TARGET_BYTES:
        return HTTPStatus.REQUEST_URI_TOO_LONG
    headers = scope["headers"]
    if len(headers) > HEADERS or sum(len(name) + len(value) for name, value in headers) > HEADER_BYTES:
        return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    return None if scope["method"] in METHODS else HTTPStatus.METHOD_NOT_ALLOWED
