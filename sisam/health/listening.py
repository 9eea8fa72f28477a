"""A listener of its own for health and metrics, beside whatever else the process does."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Protocol

from prometheus_client.exposition import choose_encoder

from sisam.application.ports.figures import Gauges
from sisam.clock import Clock, SystemClock
from sisam.errors import Unavailable
from sisam.health.exposition import SiteCollector
from sisam.health.readiness import why_not_ready

#: Whoever does not ask within this is hung up on.
PATIENCE_SECONDS = 5
#: How soon it hears that it is to be closed.
_LOOK_SECONDS = 0.05
_TEXT = "text/plain; charset=utf-8"


@dataclass(eq=False)
class PortUnusable(Unavailable):
    """Health and metrics cannot be served there: the port is taken, or the address is not this machine's."""

    #: The address that was asked for.
    host: str
    port: int
    #: What the system said.
    why: str


class Measured(Protocol):
    """A site whose figures can be read."""

    @property
    def gauges(self) -> Gauges:
        """Return where its figures are read off."""
        ...


class Listener:
    """Answers `/healthz`, `/readyz` and `/metrics` in threads of its own until it is closed."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        """Take a server that is bound, and let it answer."""
        self._server = server
        self._thread = Thread(target=partial(server.serve_forever, _LOOK_SECONDS), name="health", daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """Return the port on which it answers."""
        return int(self._server.server_address[1])

    def __call__(self) -> None:
        """Close it: nothing is answered any more, and the port is free."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def serve_health(program: Measured, host: str, port: int, clock: Clock | None = None) -> Listener:
    """Answer on an address (port 0: a free one) until what is returned is called.

    Raises:
        PortUnusable: nobody can listen there.
    """
    asked = partial(_Asked, program.gauges, clock or SystemClock())
    try:
        return Listener(_Server((host, port), asked))
    except OSError as error:
        raise PortUnusable(host, port, error.strerror or str(error)) from error


class _Server(ThreadingHTTPServer):
    # Whoever hangs on the line must not keep the process.
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Do nothing about somebody who hung up, or asked what is no HTTP."""


class _Asked(BaseHTTPRequestHandler):
    timeout = PATIENCE_SECONDS
    server_version = "sisam"
    sys_version = ""

    def __init__(self, gauges: Gauges, clock: Clock, *connection: object) -> None:
        self._gauges = gauges
        self._clock = clock
        super().__init__(*connection)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer one of three paths; anything else is not there."""
        paths: dict[str, Callable[[], tuple[HTTPStatus, str, bytes]]] = {
            "/healthz": self._alive,
            "/readyz": self._ready,
            "/metrics": self._metrics,
        }
        answer = paths.get(self.path.partition("?")[0])
        status, kind, body = answer() if answer else (HTTPStatus.NOT_FOUND, _TEXT, b"not found\n")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Keep quiet: who asks, and how often, is no event of the log."""

    def _alive(self) -> tuple[HTTPStatus, str, bytes]:
        return HTTPStatus.OK, _TEXT, b"alive\n"

    def _ready(self) -> tuple[HTTPStatus, str, bytes]:
        why = why_not_ready(self._gauges, self._clock.now())
        if why:
            return HTTPStatus.SERVICE_UNAVAILABLE, _TEXT, f"not ready: {why}\n".encode()
        return HTTPStatus.OK, _TEXT, b"ready\n"

    def _metrics(self) -> tuple[HTTPStatus, str, bytes]:
        encoder, kind = choose_encoder(self.headers.get("Accept", ""))
        collector = SiteCollector(self._gauges, self._clock.now())
        return HTTPStatus.OK, kind, encoder(collector)
