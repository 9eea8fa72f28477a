"""One connection of a browser, which has so much time to ask and to take the answer."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Any, ClassVar, cast

import h11
from starlette.types import Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

from sisam.web.errors.page import problem_page
from sisam.web.parts import REQUEST_SECONDS
from sisam.web.shields.headers import NO_STORE, headers_for, raw_headers


class Connection(H11Protocol):
    """Uvicorn's, which by itself waits for ever for whoever does not come to the end of a question.

    The shields inside answer whoever is too slow in sending a form; they never hear of one who does not even
    finish the headers, or who does not take the answer.
    """

    #: How long a request may take from its first byte; the shield, which can say so politely, comes first.
    seconds: ClassVar[float] = REQUEST_SECONDS
    #: Whether browsers are told to come over TLS.
    tls: ClassVar[bool] = False
    #: More connections than this are hung up on at once.
    at_most: ClassVar[int] = 500

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to count the time; one connection too many has none."""
        super().connection_made(transport)
        self._clock: asyncio.TimerHandle | None = None
        if len(self.connections) > self.at_most:
            transport.abort()
            return
        self._start_clock()

    def connection_lost(self, exc: Exception | None) -> None:
        """Count no more."""
        self._stop_clock()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Begin to count when something is asked; what comes meanwhile buys no time."""
        if self._clock is None:
            self._start_clock()
        super().data_received(data)

    def on_response_complete(self) -> None:
        """Stop counting once the answer has gone; a next question that has come already begins anew."""
        answered = self.cycle
        super().on_response_complete()
        if self.cycle is not answered:
            self._start_clock()
        elif not self.transport.get_write_buffer_size():
            self._stop_clock()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 — what was wrong is nobody's business
        """Answer what is no HTTP, with the headers that every answer has."""
        self._say(HTTPStatus.BAD_REQUEST)

    def _start_clock(self) -> None:
        self._stop_clock()
        self._clock = self.loop.call_later(self.seconds, self._time_is_up)

    def _stop_clock(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def _time_is_up(self) -> None:
        self._clock = None
        begun, _ = self.conn.trailing_data
        if begun and self.conn.our_state is h11.IDLE:
            self._say(HTTPStatus.REQUEST_TIMEOUT)
        else:
            self.transport.abort()

    def _say(self, status: HTTPStatus) -> None:
        """Answer with a page of our own, and hang up."""
        scope = cast("Scope", {"type": "http", "headers": []})
        page = problem_page(scope, status)
        headers = [
            *raw_headers(headers_for(tls=self.tls).items()),
            *raw_headers({"Cache-Control": NO_STORE, "Connection": "close"}.items()),
            *page.raw_headers,
        ]
        answer: list[Any] = [
            h11.Response(status_code=status, headers=headers, reason=status.phrase.encode()),
            h11.Data(data=bytes(page.body)),
            h11.EndOfMessage(),
        ]
        for event in answer:
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
