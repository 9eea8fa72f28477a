"""An application that answers at a free port of this machine, at a moment of the test's own."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn
from starlette.types import ASGIApp

from sisam.clock import FixedClock
from tests.browser.answers import Answer, Recorder, faults_of

_PATIENCE_SECONDS = 30


@dataclass(frozen=True)
class LiveServer:
    """Where it answers, its clock, which a test moves by hand, and what it has answered."""

    origin: str
    clock: FixedClock
    answers: list[Answer] = field(repr=False)

    def faults(self) -> list[str]:
        """Return what is wrong with any answer so far, whatever page it is."""
        return [fault for answer in list(self.answers) for fault in faults_of(answer)]


@contextmanager
def served(app: ASGIApp, clock: FixedClock) -> Iterator[LiveServer]:
    """Serve an application in a thread until the end of this block."""
    recorder = Recorder(app)
    listening = socket.create_server(("127.0.0.1", 0))
    server = _Server(uvicorn.Config(recorder, log_config=None, access_log=False, timeout_graceful_shutdown=5))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        assert server.ready.wait(_PATIENCE_SECONDS), "the server did not start"
        yield LiveServer(f"http://127.0.0.1:{listening.getsockname()[1]}", clock, recorder.answers)
    finally:
        server.should_exit = True
        thread.join(_PATIENCE_SECONDS)
        listening.close()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()
