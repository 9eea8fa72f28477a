"""Shows a case and dies in the middle: run as `python -m tests.security.mortal`, it prints what came.

It has one thread and no connection when it forks.
"""

import asyncio
import json
import os
import signal
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

from fastapi import FastAPI
from sqlalchemy import Engine, event
from starlette.types import Message, Scope

from sisam.bootstrap import open_program
from sisam.cli.web_parts import web_parts
from sisam.clock import FixedClock
from sisam.web.app import create_app
from tests.unit.web.site_of_pages import Heard

#: More steps than the answer to any question takes.
_MOST_STEPS = 400


class _Steps:
    """Counts what is done once it is armed, and dies before the one that it is told."""

    def __init__(self) -> None:
        self.left = 0
        self.armed = False

    def step(self, *_: object) -> None:
        if self.armed and self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= self.armed

    def watch(self, connection: Any, _: object) -> None:  # noqa: ANN401
        connection.set_trace_callback(self.step)


@dataclass(frozen=True)
class _Mortal:
    """The pages of a site, and whoever asks; every connection is closed, so that children open their own."""

    app: FastAPI
    clock: FixedClock
    steps: _Steps
    host: str
    session_id: str


def _answer(mortal: _Mortal, path: str, mouth: int) -> None:
    """Answer one question over TLS, a piece at a time, and die before a statement or a piece."""
    steps = mortal.steps
    scope: Scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "https",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [
            (b"host", mortal.host.encode()),
            (b"cookie", f"__Host-sisam={mortal.session_id}".encode()),
        ],
        "client": ("127.0.0.1", 1),
        "server": (mortal.host, 443),
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        steps.step()
        body = message.get("body", b"")
        for piece in (body[at : at + 4096] for at in range(0, len(body), 4096)):
            steps.step()
            os.write(mouth, piece)

    steps.armed = True
    asyncio.run(mortal.app(scope, receive, send))


def _live(mortal: _Mortal, path: str, mouth: int) -> NoReturn:
    try:
        _answer(mortal, path, mouth)
    finally:
        os._exit(0)


def _shown(mortal: _Mortal, path: str) -> tuple[bool, bytes]:
    """Let a child answer that dies before a step; return whether it died, and what came of its answer."""
    ear, mouth = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(ear)
        _live(mortal, path, mouth)
    os.close(mouth)
    with os.fdopen(ear, "rb") as listening:
        came = listening.read()
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status), came


def main() -> None:
    """Ask one question after another until one is answered by whoever lives through it."""
    folder, host, session_id, now, *paths = sys.argv[1:]
    clock, steps = FixedClock(datetime.fromisoformat(now)), _Steps()
    event.listen(Engine, "connect", steps.watch)
    program = open_program(Path(folder), {})
    app = create_app(web_parts(program, clock, Heard()))
    program.store.close()
    mortal = _Mortal(app, clock, steps, host, session_id)
    for path in paths:
        for last in range(_MOST_STEPS):
            # Every question has a moment of its own, by which its line in the log is known.
            at, steps.left = clock.advance(timedelta(milliseconds=10)), last
            died, came = _shown(mortal, path)
            told = {"path": path, "at": at.isoformat(), "died": died, "came": came.decode(errors="replace")}
            sys.stdout.write(f"{json.dumps(told)}\n")
            sys.stdout.flush()
            if not died:
                break


if __name__ == "__main__":
    main()
