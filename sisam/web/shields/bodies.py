"""How much a request may bring."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sisam.web.errors.page import problem_page
from sisam.web.parts import WebDiary

_DIGITS: Final = 20


class BodyTooLarge(HTTPException):
    """More has come than the door takes."""

    def __init__(self) -> None:
        """Say so as the framework understands it."""
        super().__init__(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


class BodyShield:
    """Refuses what says that it is too large, and stops reading what does not say so and is."""

    def __init__(
        self, app: ASGIApp, *, diary: WebDiary, at_most: int, larger: Mapping[str, int] | None = None
    ) -> None:
        """Take what answers, how many bytes it takes, and the paths that take more."""
        self._app = app
        self._diary = diary
        self._at_most = at_most
        self._larger = dict(larger or {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is small enough."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        at_most = self._larger.get(scope["path"], self._at_most)
        if _announced(scope) > at_most:
            self._diary.request_refused("size")
            await problem_page(scope, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)(scope, receive, send)
            return
        came = 0

        async def receive_so_much() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > at_most:
                self._diary.request_refused("size")
                raise BodyTooLarge
            return message

        await self._app(scope, receive_so_much, send)


def _announced(scope: Scope) -> int:
    """Return how much a request says that it brings; what is no number is read until it is too much."""
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    # No number of so many digits is needed, and Python refuses to read those of thousands.
    return max((int(value[:_DIGITS]) for value in lengths if value.isdigit()), default=0)
