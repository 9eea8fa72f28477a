"""The pages on a real address, against whoever is slow, rude or many."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response

from sisam.web.connection import Connection
from sisam.web.doors import PUBLIC, door
from sisam.web.parts import LOOPBACK_HOSTS
from sisam.web.serving import Address, PagesUnusable, Serving, serving
from sisam.web.shields.headers import ALWAYS
from tests.ports import kept_port
from tests.unit.web.site_of_pages import Heard, pages

HERE = Address("127.0.0.1", 0)
#: As long as a slow machine may need; whatever waits for it has failed.
PATIENCE = 20.0
#: Time enough to ask for something, even there.
SOON = 1.0
GET = b"GET /halsa HTTP/1.1\r\nHost: localhost\r\n"


@contextmanager
def served(
    *routers: APIRouter,
    address: Address = HERE,
    request_seconds: float = 30.0,
    **changed: Any,  # noqa: ANN401
) -> Iterator[Serving]:
    """The pages while they are served, on a port that was free."""
    app = pages(*routers, **{"hosts": LOOPBACK_HOSTS, **changed})
    made = serving(app, address, lambda error: pytest.fail(repr(error)), request_seconds)
    made.start()
    try:
        yield made
    finally:
        made.stop()


@contextmanager
def dialled(there: Serving, host: str = "127.0.0.1") -> Iterator[socket.socket]:
    with socket.create_connection((host, there.port), timeout=PATIENCE) as line:
        yield line


def one_of(line: socket.socket) -> bytes:
    """The next answer on a line that stays open, in however many pieces it comes."""
    read = b""
    while not read.endswith(b"alive\n") and (piece := line.recv(65_536)):
        read += piece
    return read


def all_of(line: socket.socket) -> bytes:
    """Everything that comes until the other side hangs up, however it does."""
    read = b""
    try:
        while piece := line.recv(65_536):
            read += piece
    except ConnectionResetError:
        pass
    return read


def said(there: Serving, text: bytes) -> bytes:
    with dialled(there) as line:
        line.sendall(text)
        return all_of(line)


def headers_of(answer: bytes) -> dict[str, str]:
    lines = answer.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
    return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}


def test_the_pages_are_served_until_they_are_stopped() -> None:
    with kept_port() as port:
        with served(address=replace(HERE, port=port)) as there:
            answer = said(there, GET + b"Connection: close\r\n\r\n")
            well = there.is_well(PATIENCE)
        with pytest.raises(ConnectionRefusedError), dialled(there):
            pass

    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert answer.endswith(b"\r\n\r\nalive\n")
    assert (True, False) == (well, there.is_well(PATIENCE))


def test_head_is_get_without_the_page() -> None:
    with served() as there:
        begins = b" / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        pages_of = {
            each: said(there, each + begins.replace(b" /", b" /nope", 1)) for each in (b"GET", b"HEAD")
        }

    got, headed = headers_of(pages_of[b"GET"]), headers_of(pages_of[b"HEAD"])
    assert {**got, "date": ""} == {**headed, "date": ""}
    assert (True, b"") == (b"<h1>" in pages_of[b"GET"], pages_of[b"HEAD"].partition(b"\r\n\r\n")[2])


@pytest.mark.parametrize(
    "nonsense",
    [
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 200_000,
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, gzip\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\x00b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\nb\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    ],
)
def test_what_is_no_http_is_told_so_under_the_same_headers(nonsense: bytes) -> None:
    with served() as there:
        answer = said(there, nonsense)
        well = said(there, GET + b"Connection: close\r\n\r\n")

    headers = headers_of(answer)
    assert answer.split(b" ")[1] in {b"400", b"421", b"501"}
    assert ALWAYS == {name: headers[name.lower()] for name in ALWAYS}
    assert "no-store" == headers["cache-control"]
    assert "server" not in headers
    assert b"200 OK" in well


def test_whoever_never_comes_to_the_end_of_the_headers_is_told_that_the_time_is_up() -> None:
    with served(request_seconds=SOON) as there, dialled(there) as line:
        line.sendall(GET)
        answer = all_of(line)

    headers = headers_of(answer)
    assert answer.startswith(b"HTTP/1.1 408 Request Timeout\r\n")
    assert ALWAYS == {name: headers[name.lower()] for name in ALWAYS}


def test_a_byte_now_and_then_buys_no_time() -> None:
    with served(request_seconds=SOON) as there, dialled(there) as line:
        line.settimeout(0.05)
        line.sendall(GET)
        answer = b""
        sent = 0
        while not answer:
            try:
                line.sendall(b"X: y\r\n")
                sent += 1
                answer = line.recv(65_536)
            except TimeoutError:
                assert sent < PATIENCE / 0.05

    assert answer.startswith(b"HTTP/1.1 408 ")
    assert sent > 1


def test_whoever_says_nothing_at_all_is_hung_up_on() -> None:
    with served(request_seconds=0.2) as there, dialled(there) as line:
        assert b"" == all_of(line)


def test_whoever_sends_a_form_too_slowly_is_told_and_hung_up_on() -> None:
    form = b"POST / HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 50\r\n"
    heard = Heard()
    reading = APIRouter()

    @door(reading, "GET", "/other", right=PUBLIC)
    async def read(request: Request) -> Response:
        return PlainTextResponse(str(len(await request.body())))

    with (
        served(reading, request_seconds=5.0, answer_seconds=0.2, diary=heard) as there,
        dialled(there) as line,
    ):
        line.sendall(form.replace(b"POST /", b"GET /other", 1) + b"\r\n_tok")
        answer = line.recv(65_536)

    assert answer.startswith(b"HTTP/1.1 408 ")
    assert ["time"] == heard.refused


def test_whoever_does_not_take_the_answer_is_hung_up_on() -> None:
    size = 20_000_000
    large = APIRouter()

    @door(large, "GET", "/large", right=PUBLIC)
    def much() -> Response:
        return PlainTextResponse("x" * size)

    with served(large, request_seconds=SOON) as there, dialled(there) as line:
        line.sendall(b"GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n")
        read = line.recv(10)
        # Once nobody is on the line any more the other side has given up.
        while there.server.server_state.connections:
            assert there.is_well(PATIENCE)
        read += all_of(line)

    assert 10 < len(read) < size


def test_two_questions_on_one_line_each_have_their_time_and_their_answer() -> None:
    with served() as there:
        answer = said(there, GET + b"\r\n" + GET + b"Connection: close\r\n\r\n")

    assert 2 == answer.count(b"HTTP/1.1 200 OK")


def test_one_connection_too_many_is_hung_up_on_and_the_others_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Connection, "at_most", 2)
    with served() as there, dialled(there) as first, dialled(there) as second:
        for line in (first, second):
            line.sendall(GET + b"\r\n")
            assert one_of(line).startswith(b"HTTP/1.1 200")
        with dialled(there) as third:
            assert b"" == all_of(third)
        first.sendall(GET + b"\r\n")
        assert one_of(first).startswith(b"HTTP/1.1 200")


def test_what_is_being_answered_is_answered_before_the_pages_stop() -> None:
    begun, let_go = Event(), Event()
    slow = APIRouter()

    @door(slow, "GET", "/slow", right=PUBLIC)
    def answer() -> Response:
        begun.set()
        let_go.wait(PATIENCE)
        return PlainTextResponse("whole")

    with served(slow) as there, dialled(there) as line:
        line.sendall(b"GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert begun.wait(PATIENCE)
        there.server.should_exit = True
        let_go.set()
        answer_of = all_of(line)

    assert answer_of.endswith(b"whole")


def test_only_a_named_proxy_is_believed_that_a_request_came_over_tls() -> None:
    asked = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n"
    trusting = replace(HERE, tls=True, proxies=["127.0.0.1"])
    wary = replace(HERE, tls=True, proxies=["10.0.0.7"])

    answers = []
    for address in (trusting, wary):
        with served(address=address, tls=True) as there:
            answers.append(said(there, asked))
            answers.append(said(there, asked.replace(b"X-Forwarded-Proto: https\r\n", b"")))

    assert [b"303", b"421", b"421", b"421"] == [answer.split(b" ")[1] for answer in answers]
    assert "max-age=31536000" == headers_of(answers[3])["strict-transport-security"]


def test_a_web_socket_is_nothing_that_the_pages_know() -> None:
    upgrade = b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: eA==\r\n"
    with served() as there, dialled(there) as line:
        line.sendall(GET + upgrade + b"\r\n")
        assert line.recv(65_536).startswith(b"HTTP/1.1 200 OK")


def test_an_address_that_is_taken_is_told_before_anything_is_served() -> None:
    with served() as there, pytest.raises(PagesUnusable) as refused:
        serving(pages(), Address("127.0.0.1", there.port), lambda _: None)

    assert ("127.0.0.1", there.port, "Address already in use") == (
        refused.value.host,
        refused.value.port,
        refused.value.why,
    )
