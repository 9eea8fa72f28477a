"""A channel: one way of bringing a message to a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sisam.domain.language import Language


@dataclass(frozen=True, slots=True)
class Envelope:
    """One message to one person, ready to be sent."""

    #: Constant over all attempts: ``<ID@DOMAIN>``; a channel that sees it again delivers nothing twice.
    message_id: str
    to_name: str
    to_address: str
    subject: str
    body: str
    language: Language
    #: What binds messages together, the id of a case; None where a message tells of several.
    thread: str | None = None
    #: Further headers; a channel's own come first.
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the channel answered; only `ok` makes a message sent."""

    ok: bool
    #: What it said, to be kept with the message; never an address.
    text: str


class Channel(Protocol):
    """One way of bringing messages to persons."""

    @property
    def name(self) -> str:
        """Return the name by which settings and the outbox know it."""
        ...

    def send(self, envelope: Envelope, now: datetime) -> Reply:
        """Deliver a message, or say why it was not accepted.

        Raises:
            Unavailable: the channel does not work at all at the moment.
        """
        ...
