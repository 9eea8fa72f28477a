"""A server on this machine that takes what is posted to it, and answers as it is told to."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Posted:
    """What somebody posted."""

    path: str
    headers: dict[str, str]
    body: bytes
    answered: int | None


@dataclass
class Receiver:
    """Where it is, what it says, and what it got."""

    port: int
    #: Is asked for each answer: a status, or None for hanging up without one.
    status: Callable[[], int | None] = lambda: 200
    headers: dict[str, str] = field(default_factory=dict)
    posted: list[Posted] = field(default_factory=list)
    #: Ends a wait of the handler, at the latest when the server ends.
    closing: threading.Event = field(default_factory=threading.Event)

    def answer_with(self, status: int | None) -> None:
        self.status = lambda: status


@contextmanager
def receiver(certificate: ssl.SSLContext | None = None) -> Iterator[Receiver]:
    """Listen on a free port; nobody listens there any more when this ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    if certificate is not None:
        server.socket = certificate.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    server.daemon_threads = False
    told = Receiver(server.server_address[1])
    server.told = told  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield told
    finally:
        told.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    # A client that refuses the certificate leaves in the middle of the handshake.
    timeout = 5

    def handle(self) -> None:
        with suppress(OSError):
            super().handle()

    def do_POST(self) -> None:
        told: Receiver = self.server.told  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status = told.status()
        told.posted.append(Posted(self.path, dict(self.headers.items()), body, status))
        if status is None:
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in {"Content-Length": "0", **told.headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""
