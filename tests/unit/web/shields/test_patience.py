"""Whoever waits for too long is told so, and nobody else waits with them."""

import asyncio
from collections.abc import AsyncIterator
from threading import Event

import pytest
from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import Message, Scope

from sisam.web.doors import PUBLIC, door
from sisam.web.shields.patience import PatienceShield, TookTooLong
from tests.unit.web.site_of_pages import Heard, browser, pages

PATIENCE = 0.1
#: Longer than a page without data takes on a busy machine.
LONGER = 0.7


def test_an_answer_that_takes_too_long_is_given_up_though_its_thread_goes_on() -> None:
    let_go, ended = Event(), Event()
    slow = APIRouter()

    @door(slow, "GET", "/slow", right=PUBLIC)
    def answer_late() -> Response:
        let_go.wait(30)
        ended.set()
        return PlainTextResponse("late")

    heard = Heard()
    with browser(pages(slow, diary=heard, answer_seconds=LONGER)) as client:
        answer = client.get("/slow")
        other = client.get("/halsa")
        let_go.set()
        assert ended.wait(30)

    assert (503, 200, ["time"]) == (answer.status_code, other.status_code, heard.refused)
    assert "late" not in answer.text
    assert "no-store" == answer.headers["Cache-Control"]


def asked(app: object, receive: object) -> list[Message]:
    """What a request is answered with that is asked without a server."""
    sent: list[Message] = []
    scope: Scope = {"type": "http", "path": "/", "headers": [], "method": "POST"}

    async def send(message: Message) -> None:
        sent.append(message)

    shield = PatienceShield(app, diary=Heard(), seconds=PATIENCE)  # type: ignore[arg-type]
    asyncio.run(shield(scope, receive, send))  # type: ignore[arg-type]
    return sent


async def never_whole() -> Message:
    await asyncio.Event().wait()
    raise AssertionError


async def reading(scope: Scope, receive: object, send: object) -> None:
    await Request(scope, receive).body()  # type: ignore[arg-type]
    raise AssertionError


def test_whoever_never_sends_the_whole_is_told_that_it_did_not_arrive() -> None:
    assert [408] == [message["status"] for message in asked(reading, never_whole) if "status" in message]


def test_half_an_answer_is_hung_up_on() -> None:
    async def begun(scope: Scope, receive: object, send: object) -> None:
        async def pieces() -> AsyncIterator[bytes]:
            yield b"begun"
            await asyncio.Event().wait()

        await StreamingResponse(pieces())(scope, receive, send)  # type: ignore[arg-type]

    with pytest.raises(TookTooLong):
        asked(begun, never_whole)


def test_what_an_answer_raises_is_raised() -> None:
    async def fails(scope: Scope, receive: object, send: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asked(fails, never_whole)
