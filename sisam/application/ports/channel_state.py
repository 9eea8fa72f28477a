"""The state of a channel: whether it works, as the last attempts have shown."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Protocol

#: So many failures in a row mean that the channel fails for all, and not for one message.
DOWN_AFTER: Final = 10


@dataclass(frozen=True, slots=True)
class ChannelState:
    """How the last attempts over a channel went."""

    channel: str
    #: How many attempts in a row found that it does not work at all.
    failures: int = 0
    #: When the first of them was; None while it works.
    failing_since: datetime | None = None
    #: What it said the last time that it failed.
    last_failure: str | None = None

    @property
    def down(self) -> bool:
        """Tell whether it fails for all."""
        return self.failures >= DOWN_AFTER

    def failed(self, why: str, now: datetime) -> "ChannelState":
        """Return the state after one more failure."""
        since = self.failing_since or now
        return replace(self, failures=self.failures + 1, failing_since=since, last_failure=why)

    def worked(self) -> "ChannelState":
        """Return the state after the other end has answered, whatever it said."""
        return replace(self, failures=0, failing_since=None)


class ChannelStates(Protocol):
    """The states of the channels at rest."""

    def get(self, channel: str) -> ChannelState:
        """Return a channel's state; one that nobody has used works."""
        ...

    def put(self, state: ChannelState) -> None:
        """Keep a state instead of the one before."""
        ...

    def failing(self) -> list[ChannelState]:
        """Return the channels whose last attempt failed."""
        ...
