"""News of the delivery that somebody other than the recipients must hear."""

from typing import Protocol

from sisam.application.ports.channel_state import ChannelState
from sisam.application.ports.outbox import OutboxMessage


class DeliveryNews(Protocol):
    """Hears what goes wrong with the delivery as a whole, each thing once."""

    def channel_down(self, state: ChannelState) -> None:
        """Hear that a channel fails for all."""
        ...

    def channel_up(self, state: ChannelState) -> None:
        """Hear that a channel that failed for all works again; the state is the one before."""
        ...

    def nobody_left(self, message: OutboxMessage) -> None:
        """Hear that a message was refused for good, and that nobody is left to tell it to."""
        ...

    def message_broken(self, message: OutboxMessage, reference: str, bug: Exception) -> None:
        """Hear that an error nobody anticipated kept a message from being tried, once for each error."""
        ...


class NoNews:
    """Hears nothing."""

    def channel_down(self, state: ChannelState) -> None:
        """Hear that a channel fails for all."""

    def channel_up(self, state: ChannelState) -> None:
        """Hear that a channel works again."""

    def nobody_left(self, message: OutboxMessage) -> None:
        """Hear that nobody is left to tell a message to."""

    def message_broken(self, message: OutboxMessage, reference: str, bug: Exception) -> None:
        """Hear that an error kept a message from being tried."""
