"""The states of channels, at rest."""

from typing import Final

from sqlalchemy import bindparam, literal_column, select

from sisam.application.ports.channel_state import ChannelState
from sisam.storage.dialect import put_sql, text_of
from sisam.storage.instants import instant_or_none, instant_text_or_none
from sisam.storage.link import Link, Row
from sisam.storage.schema.outbox import channel_state

_GET: Final = text_of(select(channel_state).where(channel_state.c.channel == bindparam("channel")))
_PUT: Final = put_sql(channel_state)
_FAILING: Final = text_of(
    select(channel_state)
    .where(channel_state.c.failures > literal_column("0"))
    .order_by(channel_state.c.channel)
)


class SqlChannelStates:
    """The states of channels in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def get(self, channel: str) -> ChannelState:
        """Return a channel's state; one that nobody has used works."""
        row = self._link.row(_GET, (channel,))
        return ChannelState(channel) if row is None else _state_of(row)

    def put(self, state: ChannelState) -> None:
        """Keep a state instead of the one before."""
        since = instant_text_or_none(state.failing_since)
        accepted_at = instant_text_or_none(state.accepted_at)
        values = (state.channel, state.failures, since, state.last_failure, state.failing_for, accepted_at)
        self._link.run(_PUT, values)

    def failing(self) -> list[ChannelState]:
        """Return the channels whose last attempt failed."""
        return [_state_of(row) for row in self._link.rows(_FAILING)]


def _state_of(row: Row) -> ChannelState:
    channel, failures, failing_since, last_failure, failing_for, accepted_at = row
    return ChannelState(
        channel,
        failures,
        instant_or_none(failing_since),
        last_failure,
        failing_for,
        instant_or_none(accepted_at),
    )
