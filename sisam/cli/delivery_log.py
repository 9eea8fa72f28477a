"""News of the delivery, written to the log."""

from sisam.application.ports.channel_state import ChannelState
from sisam.application.ports.outbox import OutboxMessage
from sisam.log import log_bug, log_event


class DeliveryLog:
    """Writes what goes wrong with the delivery as a whole to the log."""

    def channel_down(self, state: ChannelState) -> None:
        """Log that a channel fails for all."""
        log_event(
            "channel_down",
            channel=state.channel,
            failures=state.failures,
            since=_since(state),
            reason=state.last_failure,
        )

    def channel_up(self, state: ChannelState) -> None:
        """Log that a channel that failed for all works again."""
        log_event("channel_up", channel=state.channel, failures=state.failures, since=_since(state))

    def nobody_left(self, message: OutboxMessage) -> None:
        """Log that a message was refused for good, and that nobody is left to tell it to."""
        log_event("nobody_left", message_id=message.id, reason=message.last_reply)

    def message_broken(self, message: OutboxMessage, reference: str, bug: Exception) -> None:  # noqa: ARG002
        """Log an error that kept a message from being tried, under what stands as the message's reply."""
        log_bug(reference, bug)


def _since(state: ChannelState) -> str | None:
    return state.failing_since.isoformat() if state.failing_since else None
