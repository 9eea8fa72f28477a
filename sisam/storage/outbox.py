"""Messages to persons, at rest."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

from sqlalchemy import bindparam, func, literal_column, select, update

from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.domain.ids import AlertId, PersonId
from sisam.errors import NotFound
from sisam.storage import message_queue
from sisam.storage.dialect import insert_sql, limited, several, text_of
from sisam.storage.gathering import add_items, gather
from sisam.storage.instants import instant_text
from sisam.storage.link import Link, Row
from sisam.storage.rows.message_row import item_of, message_of, message_row, state_columns
from sisam.storage.schema.outbox import message, message_item

_BATCH: Final = 100
_MARKED: Final = ("status", "attempts", "next_at", "sent_at", "last_reply")

_ADD_MESSAGE: Final = insert_sql(message)
_MARK: Final = text_of(
    update(message)
    .values({name: bindparam(f"new_{name}") for name in _MARKED})
    .where(message.c.id == bindparam("key"))
)
_ONE: Final = text_of(select(message).where(message.c.id == bindparam("key")))
_BY_MESSAGE_ID: Final = text_of(select(message).where(message.c.message_id == bindparam("key")))
_CLAIM: Final = text_of(
    update(message)
    .values(
        status=literal_column("'sending'"),
        attempts=message.c.attempts + literal_column("1"),
        next_at=bindparam("until"),
    )
    .where(
        message.c.id == bindparam("key"),
        message.c.status == bindparam("seen_status"),
        message.c.attempts == bindparam("seen_attempts"),
    )
)
# What tells of an alert asks as long as that goes on; what tells of a step, as long as that is where it was.
_OVERTAKEN: Final = """
SELECT i.dedup_key FROM message_item AS i
LEFT JOIN alert AS a ON a.id = i.alert_id
LEFT JOIN site_alert AS g ON g.id = i.site_alert_id
LEFT JOIN step AS s ON s.id = i.step_id
WHERE i.message_id = ? AND (
    a.cleared_at IS NOT NULL OR g.cleared_at IS NOT NULL
    OR (i.template IN ('step_opened', 'step_returned', 'reminder') AND s.status <> 'open')
    OR (i.template = 'step_offered' AND s.status <> 'offered')
    OR (i.template = 'third_return' AND s.status NOT IN ('open', 'offered')))"""
_SETTLE_SENT: Final = text_of(
    update(message)
    .values({name: bindparam(f"new_{name}") for name in _MARKED})
    .where(message.c.id == bindparam("key"), message.c.status != literal_column("'sent'"))
)
_SETTLE_OTHERWISE: Final = text_of(
    update(message)
    .values({name: bindparam(f"new_{name}") for name in _MARKED})
    .where(
        message.c.id == bindparam("key"),
        message.c.status == literal_column("'sending'"),
        message.c.attempts == bindparam("claimed_attempts"),
    )
)
_COUNT: Final = text_of(
    select(func.count()).select_from(message).where(message.c.status == bindparam("status"))
)
_REQUEUE: Final = text_of(
    update(message)
    .values(status=literal_column("'queued'"), next_at=bindparam("moment"))
    .where(message.c.status == bindparam("seen_status"))
)
_SUCCEED: Final = text_of(
    update(message_item)
    .values(successor_id=bindparam("successor"))
    .where(message_item.c.message_id == bindparam("key"), message_item.c.dedup_key == bindparam("item"))
)
# An item's key begins with its alert, and it is the only index on items.
_ABOUT: Final = text_of(
    select(message)
    .where(
        message.c.id.in_(
            select(message_item.c.message_id).where(
                message_item.c.dedup_key >= bindparam("first"),
                message_item.c.dedup_key < bindparam("after"),
            )
        )
    )
    .order_by(message.c.created_at, message.c.id)
)
_NEWEST_FIRST: Final = (message.c.created_at.desc(), message.c.id.desc())
_LISTED: Final = text_of(limited(select(message).order_by(*_NEWEST_FIRST)))
_LISTED_BY_STATUS: Final = text_of(
    limited(select(message).where(message.c.status == bindparam("status")).order_by(*_NEWEST_FIRST))
)


class SqlOutbox:
    """Messages in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def write(self, messages: Sequence[OutboxMessage]) -> None:
        """Add new messages.

        Raises:
            AlreadyThere: one of them tells what was told already.
        """
        if not messages:
            return
        self._link.run_many(_ADD_MESSAGE, [message_row(each) for each in messages])
        add_items(self._link, ((each.id, each) for each in messages))

    def gather(self, message: OutboxMessage) -> bool:
        """Add what a new message tells to one that waits; False, with nothing written, where none does.

        Raises:
            AlreadyThere: it tells what was told already.
        """
        return gather(self._link, message)

    def due(self, now: datetime, limit: int, channels: Sequence[str] | None = None) -> list[OutboxMessage]:
        """Return messages whose moment has come, oldest first: queued, held, and left half sent.

        One that cannot be read keeps none of the others back; the audit finds it waiting.
        """
        asked = limit
        while True:
            rows = message_queue.due_rows(self._link, now, asked, channels)
            readable = self._readable(rows)
            if len(readable) >= limit or len(rows) < asked:
                return readable[:limit]
            asked += limit

    def queued(self, channels: Sequence[str], until: datetime) -> list[tuple[str, PersonId]]:
        """Return the ids of the messages that wait for these channels, oldest first, and to whom."""
        return message_queue.queued(self._link, channels, until)

    def one(self, message_id: str) -> OutboxMessage:
        """Return a message by the outbox's own id.

        Raises:
            NotFound: there is none.
        """
        rows = self._link.rows(_ONE, (message_id,))
        if not rows:
            raise NotFound("message", message_id)
        return self._messages(rows)[0]

    def by_message_id(self, message_id: str) -> OutboxMessage | None:
        """Return the message with a Message-ID, as ``<ID@DOMAIN>``; None where there is none."""
        found = self._messages(self._link.rows(_BY_MESSAGE_ID, (message_id,)))
        return found[0] if found else None

    def claim(self, message: OutboxMessage, until: datetime) -> OutboxMessage | None:
        """Take a due message for one attempt and return it so, with all that it tells now.

        None where somebody else was faster.
        """
        seen = (message.id, message.status.value, message.attempts)
        if not self._link.run(_CLAIM, (instant_text(until), *seen)):
            return None
        return self.one(message.id)

    def overtaken(self, message_id: str) -> frozenset[str]:
        """Return the keys of what a message asks for and nobody need do any more."""
        return frozenset(row[0] for row in self._link.rows(_OVERTAKEN, (message_id,)))

    def settle(self, message: OutboxMessage) -> bool:
        """Store what became of a claimed message; False where that is decided already."""
        if message.status is MessageStatus.SENT:
            return bool(self._link.run(_SETTLE_SENT, (*state_columns(message), message.id)))
        claim = (message.id, message.attempts)
        return bool(self._link.run(_SETTLE_OTHERWISE, (*state_columns(message), *claim)))

    def mark(self, message: OutboxMessage) -> None:
        """Store a message's status, attempts, next moment and last reply.

        Raises:
            NotFound: there is no such message.
        """
        if not self._link.run(_MARK, (*state_columns(message), message.id)):
            raise NotFound("message", message.id)

    def standing(self, dedup_keys: Sequence[str]) -> Mapping[str, tuple[str, MessageStatus]]:
        """Return by which message an item was told, and how that stands, for those keys that are there."""
        found: dict[str, tuple[str, MessageStatus]] = {}
        for start in range(0, len(dedup_keys), _BATCH):
            keys = dedup_keys[start : start + _BATCH]
            for key, message_id, status in self._link.rows(_standing_sql(len(keys)), keys):
                found[key] = message_id, MessageStatus(status)
        return found

    def succeed(self, message_id: str, successors: Mapping[str, str]) -> None:
        """Note which messages tell the items of a refused one instead, by the items' keys."""
        rows = [(successor, message_id, key) for key, successor in successors.items()]
        if rows:
            self._link.run_many(_SUCCEED, rows)

    def postpone(self, now: datetime, until: datetime, channels: Sequence[str] | None = None) -> int:
        """Let every queued or held message whose moment has come wait, and return how many there were."""
        return message_queue.postpone(self._link, now, until, channels)

    def hasten(self, now: datetime, channels: Sequence[str] | None = None) -> int:
        """Let every queued message that was tried before be due now, and return how many there were."""
        return message_queue.hasten(self._link, now, channels)

    def hurry(self, now: datetime) -> int:
        """Let every message that only waits for company be due now, and return how many there were."""
        return message_queue.hurry(self._link, now)

    def count(self, status: MessageStatus) -> int:
        """Return how many messages have a status."""
        row = self._link.row(_COUNT, (status.value,))
        return int(row[0]) if row else 0

    def requeue(self, status: MessageStatus, now: datetime) -> int:
        """Put every message of a status back into the queue, due now, and return how many there were."""
        return self._link.run(_REQUEUE, (instant_text(now), status.value))

    def about(self, alert_id: AlertId) -> list[OutboxMessage]:
        """Return the messages that tell of an alert, oldest first."""
        return self._messages(self._link.rows(_ABOUT, (f"{alert_id}|", f"{alert_id}}}")))

    def listed(self, status: MessageStatus | None, limit: int) -> list[OutboxMessage]:
        """Return messages of a status (None: of any), newest first."""
        if status is None:
            return self._messages(self._link.rows(_LISTED, (limit,)))
        return self._messages(self._link.rows(_LISTED_BY_STATUS, (status.value, limit)))

    def _messages(self, rows: Sequence[Row]) -> list[OutboxMessage]:
        items = self._item_rows(rows)
        return [message_of(row, tuple(map(item_of, items[row[0]]))) for row in rows]

    def _readable(self, rows: Sequence[Row]) -> list[OutboxMessage]:
        """Return the messages of those rows that say what a message can say."""
        items, found = self._item_rows(rows), []
        for row in rows:
            try:
                found.append(message_of(row, tuple(map(item_of, items[row[0]]))))
            except (KeyError, TypeError, ValueError):
                continue
        return found

    def _item_rows(self, rows: Sequence[Row]) -> Mapping[str, list[Row]]:
        items: defaultdict[str, list[Row]] = defaultdict(list)
        for start in range(0, len(rows), _BATCH):
            keys = [row[0] for row in rows[start : start + _BATCH]]
            for item in self._link.rows(_items_sql(len(keys)), keys):
                items[item[0]].append(item)
        return items


@lru_cache(maxsize=_BATCH)
def _items_sql(count: int) -> str:
    question = select(message_item).where(message_item.c.message_id.in_(several(count)))
    return text_of(question.order_by(message_item.c.message_id, message_item.c.ordinal))


@lru_cache(maxsize=_BATCH)
def _standing_sql(count: int) -> str:
    question = select(message_item.c.dedup_key, message_item.c.message_id, message.c.status)
    joined = question.join(message, message.c.id == message_item.c.message_id)
    return text_of(joined.where(message_item.c.dedup_key.in_(several(count))))
