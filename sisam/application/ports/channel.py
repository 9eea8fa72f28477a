"""A channel: one way of bringing a message to a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from sisam.domain.language import Language
from sisam.errors import Unavailable


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message."""

    name: str
    #: Such as ``text/calendar; method=PUBLISH; charset=utf-8``.
    content_type: str
    content: bytes


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
    #: The same as a page; empty: as text alone.
    html: str = ""
    #: The same in a few lines, for a telephone; empty: the body is short enough.
    short: str = ""
    #: When the message was written; None: whenever it is sent.
    written_at: datetime | None = None
    #: Files that go with it, where the channel can carry them.
    attachments: tuple[Attachment, ...] = ()
    #: Further headers; a channel's own come first.
    headers: Mapping[str, str] = field(default_factory=dict)


class Outcome(StrEnum):
    """What became of one attempt; in doubt it is `AGAIN`."""

    #: The other end has taken the message.
    ACCEPTED = "accepted"
    #: Not now, or nobody knows.
    AGAIN = "again"
    #: Waiting will not help: the person cannot be reached at that address.
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the channel answered; only `ok` makes a message sent."""

    outcome: Outcome
    #: What it said, to be kept with the message; never an address.
    text: str

    @property
    def ok(self) -> bool:
        """Tell whether the message was taken."""
        return self.outcome is Outcome.ACCEPTED


class AddressInDoubt(Unavailable):
    """A channel took nothing for one address, and cannot say whether it would for another."""


class Channel(Protocol):
    """One way of bringing messages to persons."""

    @property
    def name(self) -> str:
        """Return the name by which settings and the outbox know it."""
        ...

    def send(self, envelope: Envelope, now: datetime) -> Reply:
        """Deliver a message, or say why it was not accepted.

        Raises:
            AddressInDoubt: the channel does not work for this address, and maybe for none.
            Unavailable: it does not work at all at the moment.
        """
        ...
