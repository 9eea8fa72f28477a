"""Delivery by a service that Apprise knows: the few lines of a message, as SMS or chat."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sisam.application.ports.channel import Envelope, Outcome, Reply
from sisam.channels.apprise.failures import PatternMalformed, ServiceFails
from sisam.channels.apprise.library import LIMIT_S, Library, Service, apprise_library, service_at
from sisam.channels.secret_file import read_secret

#: Where the person's own number or handle goes.
PLACE: Final = "{address}"
#: A telephone number, a handle, a channel; nothing that could change the rest of the service's address.
_ADDRESS: Final = re.compile(r"[A-Za-z0-9+#@_.-]{2,100}")
#: An address that services take for one, to see whether the pattern is known.
_EXAMPLE: Final = "+46700000000"


class AppriseChannel:
    """Hands each message to the service whose address lies in a file, at the person's number or handle."""

    #: The name by which settings and the outbox know the channel.
    name = "apprise"

    def __init__(self, pattern_file: Path, library: Callable[[], Library] = apprise_library) -> None:
        """Deliver by the service that a file names; the library is looked for when it is used."""
        self.pattern_file = pattern_file
        self._library = library

    def send(self, envelope: Envelope, now: datetime) -> Reply:  # noqa: ARG002 — a service tells its own time
        """Hand the message over.

        Raises:
            AddressInDoubt: the service did not take it; Apprise does not tell why, or whether it ever would.
            Unavailable: the library or the service's address is not there.
        """
        if not is_address(envelope.to_address) or set(envelope.subject) & set("\r\n"):
            return Reply(Outcome.NEVER, "The number or handle is malformed.")
        service = self._service(envelope.to_address)
        if service is None:
            self.probe()
            return Reply(Outcome.NEVER, "The service takes no such number or handle.")
        result = service.notify(_text(envelope), "", body_format="text", timeout=LIMIT_S)
        if not result:
            raise ServiceFails(result.status.name.casefold())
        return Reply(Outcome.ACCEPTED, "The service took it.")

    def probe(self) -> None:
        """Look whether the library is there and knows the service; nobody is asked.

        Raises:
            Unavailable: it is not, or does not.
        """
        if self._service(_EXAMPLE) is None:
            raise PatternMalformed(str(self.pattern_file))

    def _service(self, address: str) -> Service | None:
        library = self._library()
        pattern = read_secret(self.pattern_file)
        if PLACE not in pattern:
            raise PatternMalformed(str(self.pattern_file))
        return service_at(library, pattern.replace(PLACE, quote(address, safe="")))


def is_address(text: str) -> bool:
    """Tell whether this can be somebody's number or handle."""
    return _ADDRESS.fullmatch(text) is not None


def _text(envelope: Envelope) -> str:
    """Return the few lines; they begin with the subject, so no title goes beside them."""
    return envelope.short or f"{envelope.subject}\n{envelope.body}"
