"""How long a request may take, from its first line to the last byte of its answer."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sisam.web.errors.page import problem_page
from sisam.web.parts import WebDiary


class PatienceShield:
    """Tells whoever has waited for too long that it took too long, and lets go of the request."""

    def __init__(self, app: ASGIApp, *, diary: WebDiary, seconds: float) -> None:
        """Take what answers, who hears of it, and how long it may take."""
        self._app = app
        self._diary = diary
        self._seconds = seconds
        # A thread cannot be stopped: what it still does ends by itself, and is heard by nobody.
        self._left: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer in time, by whatever page."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(receive, send)
        answering = asyncio.ensure_future(self._app(scope, exchange.receive, exchange.send))
        try:
            await asyncio.wait({answering}, timeout=self._seconds)
        finally:
            if not answering.done():
                self._let_go(answering, exchange)
        if answering.done():
            answering.result()
            return
        self._diary.request_refused("time")
        if exchange.started:
            raise TookTooLong
        await problem_page(scope, exchange.status)(scope, receive, send)

    def _let_go(self, answering: asyncio.Future[None], exchange: _Exchange) -> None:
        exchange.over = True
        answering.cancel()
        task = asyncio.ensure_future(_ended(answering))
        self._left.add(task)
        task.add_done_callback(self._left.discard)


class TookTooLong(Exception):
    """The time was up when half of the answer had been sent."""


class _Exchange:
    """What has gone to and fro; once it is over nothing goes any more."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self.started = False
        self.over = False
        self._waiting = False

    @property
    def status(self) -> HTTPStatus:
        """Whose fault it was: the one's who asks, or the site's."""
        return HTTPStatus.REQUEST_TIMEOUT if self._waiting else HTTPStatus.SERVICE_UNAVAILABLE

    async def receive(self) -> Message:
        self._waiting = True
        message = await self._receive()
        self._waiting = False
        return message

    async def send(self, message: Message) -> None:
        if self.over:
            return
        self.started = self.started or message["type"] == "http.response.start"
        await self._send(message)


async def _ended(answering: asyncio.Future[None]) -> None:
    """Wait for what was let go of, whatever becomes of it."""
    await asyncio.wait({answering})
    if not answering.cancelled():
        answering.exception()
