"""Serving the pages on an address, in a thread of its own, until somebody stops it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Sequence
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any, Final

import anyio.to_thread
import uvicorn
from fastapi import FastAPI

from sisam.errors import Unavailable
from sisam.web.connection import Connection
from sisam.web.parts import REQUEST_SECONDS
from sisam.web.shields.sizes import HEADER_BYTES

#: How long what is being answered may take when the pages are asked to stop.
STOP_SECONDS: Final = 5
#: An idle browser keeps its connection for so long.
KEEP_ALIVE_SECONDS: Final = 5
#: Requests that are answered at once; the others wait their turn. SQLite writes one at a time anyhow.
WORKERS: Final = 12
_BACKLOG: Final = 128
#: Uvicorn's own lines may hold what somebody sent; what is worth telling the diary tells.
_SILENCE: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"nowhere": {"class": "logging.NullHandler"}},
    "loggers": {"uvicorn": {"handlers": ["nowhere"], "propagate": False, "level": "CRITICAL"}},
}


@dataclass(eq=False)
class PagesUnusable(Unavailable):
    """The pages cannot be served there: the port is taken, or the address is not this machine's."""

    #: The address that was asked for.
    host: str
    port: int
    #: What the system said.
    why: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where the pages are served."""

    host: str
    #: 0: any that is free.
    port: int
    tls: bool = False
    #: The addresses from which it is believed whom a request comes from, and that it came over TLS.
    proxies: Sequence[str] = ()

    def bind(self) -> socket.socket:
        """Take the address.

        Raises:
            PagesUnusable: nobody can listen there.
        """
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        try:
            return socket.create_server((self.host, self.port), family=family, backlog=_BACKLOG)
        except OSError as error:
            # Python adds the address in a form of its own.
            why, _, _ = (error.strerror or str(error)).partition(" (while")
            raise PagesUnusable(self.host, self.port, why) from error


@dataclass(slots=True)
class Serving:
    """The pages while they are served."""

    server: uvicorn.Server
    bound: socket.socket
    failed: Callable[[Exception], None]
    #: The port on which the pages are.
    port: int
    _loop: asyncio.AbstractEventLoop | None = None
    _begun: Event = field(default_factory=Event)
    _thread: Thread | None = None

    def start(self) -> None:
        """Serve from now on."""
        self._thread = Thread(target=self._run, name="web", daemon=True)
        self._thread.start()
        self._begun.wait()

    def is_well(self, seconds: float) -> bool:
        """Tell whether the thread that hears every browser answers within so many seconds."""
        if self._loop is None or self._thread is None or not self._thread.is_alive():
            return False
        answer = asyncio.run_coroutine_threadsafe(asyncio.sleep(0), self._loop)
        try:
            answer.result(seconds)
        except TooLate:
            return False
        return True

    def stop(self, seconds: float = STOP_SECONDS) -> bool:
        """Take nothing new, finish what is being answered, and tell whether all came to its end."""
        self.server.should_exit = True
        if self._thread is not None:
            # The server cuts off what takes longer, and then tidies up.
            self._thread.join(seconds + STOP_SECONDS)
        self.bound.close()
        return self._thread is None or not self._thread.is_alive()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except Exception as error:  # noqa: BLE001 — whoever looks whether it is well sees that it ended
            self.failed(error)
        finally:
            self._begun.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(self._hear)
        anyio.to_thread.current_default_thread_limiter().total_tokens = WORKERS
        self._loop.call_soon(self._begun.set)
        await self.server.serve(sockets=[self.bound])

    def _hear(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Hear of an error in nobody's request, which nothing else would tell of."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self.failed(error)


def serving(
    app: FastAPI,
    address: Address,
    failed: Callable[[Exception], None],
    request_seconds: float = REQUEST_SECONDS,
) -> Serving:
    """Return the pages ready to be served on an address that is theirs from now on.

    `failed` hears of errors outside any request; whoever takes longer than `request_seconds` is hung up on.

    Raises:
        PagesUnusable: nobody can listen there.
    """
    bound = address.bind()
    config = uvicorn.Config(
        app,
        http=type("SiteConnection", (Connection,), {"tls": address.tls, "seconds": request_seconds}),
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_config=_SILENCE,
        access_log=False,
        server_header=False,
        proxy_headers=bool(address.proxies),
        forwarded_allow_ips=list(address.proxies),
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=STOP_SECONDS,
        h11_max_incomplete_event_size=HEADER_BYTES,
    )
    return Serving(uvicorn.Server(config), bound, failed, int(bound.getsockname()[1]))
