"""Bounces: reports of mail servers that a message, once taken, could not be delivered after all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a report says of one message of ours."""

    #: Under which the message may be known, the surest first: ``<ID@DOMAIN>``, or the outbox's own id.
    names: tuple[str, ...]
    #: RFC 3463, such as ``5.1.1``; empty where the report tells none.
    status: str
    #: Whether the mail server has given up; else it goes on trying.
    permanent: bool
    #: The codes that were told, never an address.
    diagnostic: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in the mailbox, as far as it is looked at."""

    #: By which the mailbox knows it.
    key: str
    #: None: it is no report that can be understood.
    bounce: Bounce | None


class BounceMailbox(Protocol):
    """Where mail to the sender's address lands."""

    def letters(self, limit: int) -> Sequence[Letter]:
        """Return some letters that were neither put away nor left before.

        Raises:
            Unavailable: the mailbox cannot be read.
        """
        ...

    def put_away(self, keys: Sequence[str]) -> None:
        """See to it that these letters do not come again.

        Raises:
            Unavailable: the mailbox cannot be written.
        """
        ...

    def leave(self, keys: Sequence[str]) -> None:
        """Let these letters lie; they come again only after a new start."""
        ...
