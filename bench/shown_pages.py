"""The page of somebody's work as the pages serve it, beside a plain handler that asks and writes the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from bench.drivers import connected
from sisam.application.people.accepting import Enrolled, store_factor
from sisam.application.people.keeping_sessions import begin
from sisam.bootstrap import Program
from sisam.cli.web_diary import WrittenWebDiary
from sisam.cli.web_parts import web_parts
from sisam.clock import FixedClock
from sisam.domain.account import Account, SignInWay
from sisam.domain.ids import PersonId
from sisam.storage.link import DriverConnection, Link, Row
from sisam.web import showing
from sisam.web.app import create_app
from sisam.web.environment import write_page
from sisam.web.frame import Frame
from sisam.web.session_gate import SESSION_COOKIE, SessionGate

_PATH: Final = "/att-gora"
_HOST: Final = "sisam.example.se"
_FILE: Final = re.compile(r"/statisk/\w+/[\w.-]+")


@dataclass(frozen=True, slots=True)
class Served:
    """What a page takes from the request to the answer, and how large it is."""

    milliseconds: float
    plain_milliseconds: float
    questions: int
    bytes_plain: int
    bytes_compressed: int
    #: With all that the page names, as a browser that has nothing of it yet fetches it.
    bytes_first: int

    @property
    def ratio(self) -> float:
        """Return how many times as long it takes as the plain handler."""
        return self.milliseconds / self.plain_milliseconds


@dataclass
class _Heard:
    """What one request asked and wrote, and what its page was written from."""

    asked: list[tuple[str, Sequence[object]]] = field(default_factory=list)
    written: list[tuple[str, list[Row]]] = field(default_factory=list)
    page: tuple[str, Frame, Mapping[str, object]] | None = None


def measure(program: Program, database: Path, person: PersonId, now: datetime, rounds: int) -> Served:
    """Serve the page of a person's work again and again, in turn with the plain handler."""
    client = _client_of(program, person, now)
    client.get(_PATH)
    with _hearing() as heard:
        page = client.get(_PATH)
    if page.status_code != 200 or heard.page is None:
        raise RuntimeError(f"the page answers {page.status_code} {page.headers.get('location')}")
    with connected(database, one_thread=False) as connection:
        beside = TestClient(_plain(connection, heard), f"http://{_HOST}")
        beside.get(_PATH)
        ours, plain = [], []
        for _ in range(rounds):
            ours.append(_timed(client))
            plain.append(_timed(beside))
    content = page.content
    squeezed = _sent(client, _PATH)
    first = squeezed + sum(_sent(client, path) for path in _named(client, page.text))
    return Served(median(ours) * 1000, median(plain) * 1000, len(heard.asked), len(content), squeezed, first)


def _sent(client: TestClient, path: str) -> int:
    """Return how many bytes of an answer are sent, to a browser that takes them compressed."""
    headers = {"Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin"}
    return int(client.get(path, headers=headers).headers["content-length"])


def _named(client: TestClient, page: str) -> set[str]:
    """Return the paths of all files that a page names, and that its styles do."""
    found = set(_FILE.findall(page))
    styles = [client.get(path).text for path in found if path.endswith(".css")]
    return found.union(*map(_FILE.findall, styles))


def _client_of(program: Program, person: PersonId, now: datetime) -> TestClient:
    """Return the browser of somebody who is signed in."""
    people, clock = program.people(), FixedClock(now)
    with program.store.write() as work:
        account = Account(person, "nobody signs in with it", None, now)
        store_factor(people, work, account, Enrolled(person, "A" * 32, account.password_hash), 0)
        session = begin(people, work, person, SignInWay.LOCAL, now, None).session_id
        work.commit()
    gate = SessionGate(people, clock, tls=False)
    made = web_parts(program, clock, WrittenWebDiary("production"))
    parts = replace(made, hosts=frozenset({_HOST}), tls=False, gatekeeper=gate)
    cookies = {SESSION_COOKIE[False]: session}
    return TestClient(create_app(parts), f"http://{_HOST}", cookies=cookies, follow_redirects=False)


def _timed(client: TestClient) -> float:
    began = perf_counter()
    client.get(_PATH)
    return perf_counter() - began


def _plain(connection: DriverConnection, heard: _Heard) -> Starlette:
    """Return a site of one handler that asks the same, keeps the same lines and writes the same page."""

    async def handler(_: Request) -> Response:
        connection.execute("BEGIN")
        for sql, parameters in heard.asked:
            connection.execute(sql, parameters).fetchall()
        connection.execute("COMMIT")
        connection.execute("BEGIN IMMEDIATE")
        for sql, rows in heard.written:
            connection.executemany(sql, rows)
        connection.execute("COMMIT")
        template, frame, values = heard.page or ("", None, {})
        return HTMLResponse(write_page(template, frame, values))  # type: ignore[arg-type]

    return Starlette(routes=[Route(_PATH, handler)])


@contextmanager
def _hearing() -> Iterator[_Heard]:
    """Note what goes over every link, and what a page is written from, while this lasts."""
    heard = _Heard()
    rows, row, run, run_many = Link.rows, Link.row, Link.run, Link.run_many
    write: Callable[[str, Frame, Mapping[str, object]], str] = vars(showing)["write_page"]

    def heard_rows(self: Link, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        heard.asked.append((sql, parameters))
        return rows(self, sql, parameters)

    def heard_row(self: Link, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        heard.asked.append((sql, parameters))
        return row(self, sql, parameters)

    def heard_run(self: Link, sql: str, parameters: Sequence[object] = ()) -> int:
        heard.written.append((sql, [tuple(parameters)]))
        return run(self, sql, parameters)

    def heard_run_many(self: Link, sql: str, given: Sequence[Row]) -> int:
        heard.written.append((sql, list(given)))
        return run_many(self, sql, given)

    def heard_page(template: str, frame: Frame, values: Mapping[str, object]) -> str:
        heard.page = (template, frame, values)
        return write(template, frame, values)

    changed: dict[str, Any] = {
        "rows": heard_rows,
        "row": heard_row,
        "run": heard_run,
        "run_many": heard_run_many,
    }
    for name, noted in changed.items():
        setattr(Link, name, noted)
    vars(showing)["write_page"] = heard_page
    try:
        yield heard
    finally:
        Link.rows, Link.row, Link.run, Link.run_many = rows, row, run, run_many  # type: ignore[method-assign]
        vars(showing)["write_page"] = write
