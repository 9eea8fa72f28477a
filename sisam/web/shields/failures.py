"""The last door: an error that nobody anticipated becomes a page with a number, and the others are served."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sisam.web.errors.handlers import door_of, new_reference
from sisam.web.errors.page import problem_page
from sisam.web.parts import WebDiary


class FailureShield:
    """Catches what nobody anticipated, once, tells the diary, and shows the number and nothing else."""

    def __init__(self, app: ASGIApp, *, diary: WebDiary) -> None:
        """Take what answers, and who hears of what failed."""
        self._app = app
        self._diary = diary

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, whatever happens."""
        started = False

        async def send_and_note(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except Exception as bug:  # noqa: BLE001 — the last door: a bug gets a number, and ends nothing else
            reference = new_reference()
            self._diary.request_failed(reference, door_of(Request(scope)), bug)
            if started:
                # Half an answer is hung up on, so that nobody takes it for a whole one.
                raise HalfAnswered from None
            await problem_page(scope, HTTPStatus.INTERNAL_SERVER_ERROR, reference)(scope, receive, send)


class HalfAnswered(Exception):
    """An answer had begun when what was to go into it failed; it is logged already."""
