"""The dead-man's switch: somebody outside who raises the alarm when they hear nothing good in time."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, Request, build_opener

from sisam.errors import Unavailable

#: A ping may take so long in all, the search for the address included.
LIMIT_S: Final = 10.0
_FAIL: Final = "/fail"


@dataclass(eq=False)
class PingFailed(Unavailable):
    """The dead-man's switch outside was not reached; look at deadman_url and the way out of this machine."""

    #: What was seen; never the address, which is a secret.
    why: str


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow nobody elsewhere: the answer then counts as refused."""


@dataclass(frozen=True, slots=True)
class DeadMansSwitch:
    """Speaks the protocol of healthchecks.io: a POST to the address is well, one to ``/fail`` is not."""

    url: str
    limit_s: float = LIMIT_S

    def well(self) -> None:
        """Say that all is well.

        Raises:
            PingFailed: nobody took it.
        """
        self._post(self.url, "")

    def failing(self, figures: str) -> None:
        """Say that something is wrong, and what, in counts.

        Raises:
            PingFailed: nobody took it.
        """
        parts = urlsplit(self.url)
        self._post(urlunsplit(parts._replace(path=parts.path.rstrip("/") + _FAIL)), figures)

    def _post(self, url: str, body: str) -> None:
        # Looking up a name knows no timeout, nor does a server that drips: what takes long is left behind.
        outcome: SimpleQueue[Exception | None] = SimpleQueue()
        Thread(target=_tried, args=(lambda: self._sent(url, body), outcome), name="ping", daemon=True).start()
        try:
            error = outcome.get(timeout=self.limit_s)
        except Empty:
            raise PingFailed("it took too long") from None
        if error is not None:
            # Without its cause, which may hold the address.
            raise PingFailed(_why(error)) from None

    def _sent(self, url: str, body: str) -> None:
        request = Request(  # noqa: S310 — the settings let through https, and http to this machine
            url,
            body.encode(),
            {"User-Agent": "sisam", "Content-Type": "text/plain; charset=utf-8"},
            method="POST",
        )
        with _opener().open(request, timeout=self.limit_s):
            pass


def _opener() -> OpenerDirector:
    return build_opener(_NoRedirect, HTTPSHandler(context=ssl.create_default_context()))


def _tried(do: Callable[[], None], outcome: "SimpleQueue[Exception | None]") -> None:
    try:
        do()
    except Exception as error:  # noqa: BLE001 — it is told where somebody waits for it
        outcome.put(error)
    else:
        outcome.put(None)


def _why(error: Exception) -> str:
    """Say what went wrong without the words of the other end."""
    if isinstance(error, HTTPError):
        error.close()
        return f"it answered {error.code}"
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is refused: {cause.verify_message}"
    if isinstance(cause, TimeoutError):
        return "it took too long"
    if isinstance(cause, HTTPException):
        return "it does not speak HTTP"
    return (cause.strerror if isinstance(cause, OSError) else None) or type(cause).__name__
