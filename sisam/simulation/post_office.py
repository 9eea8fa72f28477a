"""The post office: a real mail server on this machine, which takes e-mail for a while and counts it."""

from __future__ import annotations

import re
import socket
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from signal import SIG_IGN, SIGINT, signal
from typing import Any, Final, Protocol, cast

from sisam.channels.email import MailServer, Security
from sisam.channels.folder.folder_channel import file_name
from sisam.errors import Unavailable

_LIBRARY: Final = "aiosmtpd.controller"
_HOST: Final = "127.0.0.1"
_MESSAGE_ID: Final = re.compile(rb"(?mi)^Message-ID:\s*(<[^>\r\n]+>)")
#: So many of the last letters are kept.
_KEPT: Final = 200
_TAKEN: Final = "250 2.0.0 OK"
_CLOSED: Final = "451 4.3.2 closed for some hours"
_NOBODY: Final = "550 5.1.1 no such mailbox"


class MailServerMissing(Unavailable):
    """The demo starts a mail server of its own: install it with `pip install 'sisam[demo]'`."""


class _Envelope(Protocol):
    content: bytes
    mail_from: str | None
    mail_options: list[str]
    rcpt_tos: list[str]


@dataclass(frozen=True, slots=True)
class Orders:
    """What the post office is told to do with what comes in."""

    #: It takes nothing at the moment.
    closed: bool = False
    #: Addresses at which nobody has a mailbox.
    unknown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tally:
    """What has come in."""

    taken: int = 0
    #: How often it said that it was closed, and how often that there is no such mailbox.
    turned_away: int = 0
    refused: int = 0
    #: The last ones.
    letters: tuple[bytes, ...] = ()


# No slots: the library looks at every member, which of such a dataclass Python 3.11.2 (Debian 12) cannot.
@dataclass
class Counter:
    """Where the mail server asks what to answer; it stands in a process of its own."""

    orders: Orders = Orders()
    taken: int = 0
    turned_away: int = 0
    refused: int = 0
    letters: deque[bytes] = field(default_factory=lambda: deque(maxlen=_KEPT))

    async def handle_MAIL(  # noqa: N802 — the name is the library's
        self, _server: object, _session: object, envelope: _Envelope, address: str, options: list[str]
    ) -> str:
        """Take a sender, unless the office is closed."""
        if self.orders.closed:
            self.turned_away += 1
            return _CLOSED
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return _TAKEN

    async def handle_RCPT(  # noqa: N802
        self, _server: object, _session: object, envelope: _Envelope, address: str, _options: list[str]
    ) -> str:
        """Take a recipient who has a mailbox."""
        if address.casefold() in self.orders.unknown:
            self.refused += 1
            return _NOBODY
        envelope.rcpt_tos.append(address)
        return _TAKEN

    async def handle_DATA(  # noqa: N802
        self, _server: object, _session: object, envelope: _Envelope
    ) -> str:
        """Take a letter."""
        self.taken += 1
        self.letters.append(envelope.content)
        return _TAKEN

    def tally(self) -> Tally:
        """Return what has come in by now."""
        return Tally(self.taken, self.turned_away, self.refused, tuple(self.letters))


class PostOffice:
    """A mail server that is told what to do, and asked what it has taken."""

    def __init__(self) -> None:
        """Open nothing yet; `serving` does."""
        self._line: _Line | None = None
        self._orders = Orders()
        self._tally = Tally()

    @property
    def orders(self) -> Orders:
        """Return what it is told to do."""
        return self._orders

    def order(self, orders: Orders) -> None:
        """Tell it what to do from now on."""
        if self._line is not None and orders != self._orders:
            self._line.send(orders)
            # It answers once it does so.
            self._line.recv()
        self._orders = orders

    def tally(self) -> Tally:
        """Return what has come in by now."""
        if self._line is not None:
            self._line.send(None)
            self._tally = self._line.recv()
        return self._tally

    def kept(self) -> dict[str, bytes]:
        """Return the letters that were kept, by their Message-ID."""
        found = ((_MESSAGE_ID.search(letter), letter) for letter in self.tally().letters)
        return {match[1].decode(): letter for match, letter in found if match}

    def lay_out(self, folder: Path) -> None:
        """Write the letters that were kept into a folder, as the channel of that name does."""
        folder.mkdir(exist_ok=True)
        for message_id, letter in self.kept().items():
            (folder / file_name(message_id)).write_bytes(letter)

    def open(self, line: _Line) -> None:
        """Speak over a line with the server that has just begun."""
        self._line = line
        line.send(self._orders)
        line.recv()

    def close(self) -> None:
        """Keep what has come in, and speak with nobody any more."""
        self.tally()
        self._line = None


class _Line(Protocol):
    """The parent's or the server's end of what they say to each other."""

    def send(self, told: Any, /) -> None: ...  # noqa: ANN401 — whatever can be said

    def recv(self) -> Any: ...  # noqa: ANN401

    def close(self) -> None: ...


@contextmanager
def serving(office: PostOffice) -> Iterator[MailServer]:
    """Serve on a free port of this machine for as long as this lasts, and yield where.

    The server has a process of its own, as a mail server has: it does its work on another core.

    Raises:
        MailServerMissing: the library is not installed.
    """
    _library()
    anew = get_context("spawn")
    line, its_line = anew.Pipe()
    server = anew.Process(target=_serve, args=(its_line,), daemon=True)
    server.start()
    its_line.close()
    try:
        port = line.recv()
        office.open(line)
        yield MailServer(_HOST, port, Security.PLAIN)
        office.close()
    finally:
        line.close()
        server.join()


def _serve(line: _Line) -> None:
    """Serve, do as the line says, and end with it."""
    # Whoever interrupts the demo interrupts the one at the other end, which ends the line.
    signal(SIGINT, SIG_IGN)
    counter = Counter()
    controller = _controller(counter, _free_port())
    controller.start()
    try:
        line.send(controller.port)
        while True:
            orders = line.recv()
            counter.orders = orders or counter.orders
            line.send(counter.tally() if orders is None else None)
    except EOFError:
        pass
    finally:
        controller.stop()


class _Controller(Protocol):
    port: int

    def start(self) -> None: ...

    def stop(self) -> None: ...


def _library() -> Any:  # noqa: ANN401 — it may not be there
    try:
        return import_module(_LIBRARY)
    except ImportError:
        raise MailServerMissing from None


def _controller(counter: Counter, port: int) -> _Controller:
    found = _library().Controller(counter, hostname=_HOST, port=port, decode_data=False)
    return cast("_Controller", found)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
    return port
