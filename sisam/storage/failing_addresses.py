"""Addresses that have taken nothing since a moment, at rest."""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select

from sisam.domain.ids import PersonId
from sisam.storage.dialect import delete_sql, put_sql, text_of
from sisam.storage.instants import instant_text
from sisam.storage.link import Link
from sisam.storage.schema.outbox import failing_address

_FIND: Final = text_of(
    select(failing_address.c.address, failing_address.c.since).where(
        failing_address.c.person_id == bindparam("person"), failing_address.c.channel == bindparam("over")
    )
)
_PUT: Final = put_sql(failing_address)
_FORGET: Final = delete_sql(failing_address, ("person_id", "channel"))
_FORGET_ALL: Final = delete_sql(failing_address, ("channel",))


class SqlFailingAddresses:
    """Addresses that have taken nothing since a moment, in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def failed(self, person_id: PersonId, channel: str, address: str, now: datetime) -> datetime:
        """Keep that a person's address took nothing now, and return since when it has taken nothing."""
        known = self._link.row(_FIND, (person_id, channel))
        if known is not None and known[0] == address:
            return datetime.fromisoformat(known[1])
        self._link.run(_PUT, (person_id, channel, address, instant_text(now)))
        return now

    def forget(self, person_id: PersonId, channel: str) -> None:
        """Forget it of one person, to whom something got through."""
        self._link.run(_FORGET, (person_id, channel))

    def forget_all(self, channel: str) -> None:
        """Forget it of everybody, since the channel worked for nobody."""
        self._link.run(_FORGET_ALL, (channel,))
