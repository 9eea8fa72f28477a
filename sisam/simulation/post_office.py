"""The post office: a real mail server on this machine, which takes e-mail for a while and counts it."""

from __future__ import annotations

import re
import socket
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
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


@dataclass(slots=True)
class PostOffice:
    """What the mail server does with what comes in, and what it has taken."""

    #: It takes nothing at the moment.
    closed: bool = False
    #: Addresses at which nobody has a mailbox.
    unknown: set[str] = field(default_factory=set)
    taken: int = 0
    #: How often it said that it was closed, and how often that there is no such mailbox.
    turned_away: int = 0
    refused: int = 0
    letters: deque[bytes] = field(default_factory=lambda: deque(maxlen=_KEPT))

    async def handle_MAIL(  # noqa: N802 — the name is the library's
        self, _server: object, _session: object, envelope: _Envelope, address: str, options: list[str]
    ) -> str:
        """Take a sender, unless the office is closed."""
        if self.closed:
            self.turned_away += 1
            return _CLOSED
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return _TAKEN

    async def handle_RCPT(  # noqa: N802
        self, _server: object, _session: object, envelope: _Envelope, address: str, _options: list[str]
    ) -> str:
        """Take a recipient who has a mailbox."""
        if address.casefold() in self.unknown:
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

    def kept(self) -> dict[str, bytes]:
        """Return the letters that were kept, by their Message-ID."""
        found = ((_MESSAGE_ID.search(letter), letter) for letter in self.letters)
        return {match[1].decode(): letter for match, letter in found if match}

    def lay_out(self, folder: Path) -> None:
        """Write the letters that were kept into a folder, as the channel of that name does."""
        folder.mkdir(exist_ok=True)
        for message_id, letter in self.kept().items():
            (folder / file_name(message_id)).write_bytes(letter)


@contextmanager
def serving(office: PostOffice) -> Iterator[MailServer]:
    """Serve on a free port of this machine for as long as this lasts, and yield where.

    Raises:
        MailServerMissing: the library is not installed.
    """
    controller = _controller(office, _free_port())
    controller.start()
    try:
        yield MailServer(_HOST, controller.port, Security.PLAIN)
    finally:
        controller.stop()


class _Controller(Protocol):
    port: int

    def start(self) -> None: ...

    def stop(self) -> None: ...


def _controller(office: PostOffice, port: int) -> _Controller:
    try:
        library: Any = import_module(_LIBRARY)
    except ImportError:
        raise MailServerMissing from None
    return cast("_Controller", library.Controller(office, hostname=_HOST, port=port, decode_data=False))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
    return port
