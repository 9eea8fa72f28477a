"""The watched folder: where mail to the canary comes in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Arrival:
    """A mail in the folder, as far as it is looked at."""

    #: By which the folder knows it.
    key: str
    #: As ``<ID@DOMAIN>``; empty where it has none.
    message_id: str


class WatchedFolder(Protocol):
    """Where mail to the canary comes in."""

    def arrivals(self, limit: int) -> Sequence[Arrival]:
        """Return some mails that were neither removed nor left before.

        Raises:
            Unavailable: the folder cannot be read.
        """
        ...

    def remove(self, keys: Sequence[str]) -> None:
        """Remove mails; one that is gone already is no error.

        Raises:
            Unavailable: the folder cannot be written.
        """
        ...

    def leave(self, keys: Sequence[str]) -> None:
        """Let mails lie; they come again only after a new start."""
        ...
