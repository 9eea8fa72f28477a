"""Gathering: what a new message tells joins one to the same reader that waits still."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import ColumnElement, bindparam, case, exists, func, literal_column, select, update

from sisam.application.ports.outbox import OutboxMessage
from sisam.storage.dialect import insert_sql, text_of
from sisam.storage.instants import instant_text_or_none
from sisam.storage.link import Link
from sisam.storage.rows.message_row import item_row
from sisam.storage.schema.outbox import message, message_item

# Written out as in the index on messages that others may join.
_GATHERING: Final[ColumnElement[bool]] = literal_column("status IN ('queued', 'held') AND attempts = 0")
# The statement of a day is read by itself.
_TELLS_A_STATEMENT: Final = exists().where(
    message_item.c.message_id == message.c.id, message_item.c.kind == literal_column("'statement'")
)
_GATHER_INTO: Final = text_of(
    select(message.c.id)
    .where(
        message.c.person_id == bindparam("person"),
        message.c.channel == bindparam("channel"),
        message.c.language == bindparam("language"),
        _GATHERING,
        ~_TELLS_A_STATEMENT,
    )
    .order_by(message.c.created_at, message.c.id)
)
# As it stands, or as the earlier of both: conditional, for somebody may have claimed it meanwhile.
_GATHER: Final = text_of(
    update(message)
    .values(
        status=case((message.c.next_at > bindparam("at"), bindparam("status")), else_=message.c.status),
        next_at=case((message.c.next_at > bindparam("at_"), bindparam("at__")), else_=message.c.next_at),
    )
    .where(message.c.id == bindparam("key"), _GATHERING)
)
_LAST_ITEM: Final = text_of(
    select(func.max(message_item.c.ordinal)).where(message_item.c.message_id == bindparam("key"))
)
_ADD_ITEM: Final = insert_sql(message_item)


def gather(link: Link, new: OutboxMessage) -> bool:
    """Add what a new message tells to one that waits; False, with nothing written, where none does.

    Raises:
        AlreadyThere: it tells what was told already.
    """
    at = instant_text_or_none(new.next_at)
    for (key,) in link.rows(_GATHER_INTO, (new.person_id, new.channel, new.language.value)):
        if link.run(_GATHER, (at, new.status.value, at, at, key)):
            last = link.row(_LAST_ITEM, (key,))
            first = 0 if last is None or last[0] is None else last[0] + 1
            add_items(link, [(key, new)], first)
            return True
    return False


def add_items(link: Link, told: Iterable[tuple[str, OutboxMessage]], first: int = 0) -> None:
    """Write what messages tell as the items of messages by their keys, numbered from the first on.

    Raises:
        AlreadyThere: one of them was told already.
    """
    rows = [
        item_row(key, ordinal, item) for key, each in told for ordinal, item in enumerate(each.items, first)
    ]
    link.run_many(_ADD_ITEM, rows)
