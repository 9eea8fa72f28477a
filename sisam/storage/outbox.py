"""Messages to persons, at rest."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

from sqlalchemy import BindParameter, bindparam, literal_column, or_, select, update

from sisam.application.ports.outbox import MessageStatus, OutboxItem, OutboxMessage
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Template
from sisam.errors import NotFound
from sisam.storage.canonical import canonical, read
from sisam.storage.dialect import insert_sql, limited, text_of
from sisam.storage.instants import instant_or_none, instant_text, instant_text_or_none
from sisam.storage.link import Link, Row
from sisam.storage.schema.outbox import message, message_item

_BATCH: Final = 100
_MARKED: Final = ("status", "attempts", "next_at", "sent_at", "last_reply")

_ADD_MESSAGE: Final = insert_sql(message)
_ADD_ITEM: Final = insert_sql(message_item)
_MARK: Final = text_of(
    update(message)
    .values({name: bindparam(f"new_{name}") for name in _MARKED})
    .where(message.c.id == bindparam("key"))
)
_DUE: Final = text_of(
    limited(
        select(message)
        .where(
            # Written out, so that the index on waiting messages is used.
            message.c.status == literal_column("'queued'"),
            or_(message.c.next_at.is_(None), message.c.next_at <= bindparam("now")),
        )
        .order_by(message.c.created_at, message.c.id)
    )
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
        self._link.run_many(_ADD_MESSAGE, [_message_row(each) for each in messages])
        items = [
            _item_row(each.id, ordinal, item) for each in messages for ordinal, item in enumerate(each.items)
        ]
        self._link.run_many(_ADD_ITEM, items)

    def due(self, now: datetime, limit: int) -> list[OutboxMessage]:
        """Return queued messages whose moment has come, oldest first."""
        return self._messages(self._link.rows(_DUE, (instant_text(now), limit)))

    def mark(self, message: OutboxMessage) -> None:
        """Store a message's status, attempts, next moment and last reply.

        Raises:
            NotFound: there is no such message.
        """
        if not self._link.run(_MARK, (*_state_columns(message), message.id)):
            raise NotFound("message", message.id)

    def listed(self, status: MessageStatus | None, limit: int) -> list[OutboxMessage]:
        """Return messages of a status (None: of any), newest first."""
        if status is None:
            return self._messages(self._link.rows(_LISTED, (limit,)))
        return self._messages(self._link.rows(_LISTED_BY_STATUS, (status.value, limit)))

    def _messages(self, rows: Sequence[Row]) -> list[OutboxMessage]:
        items: defaultdict[str, list[OutboxItem]] = defaultdict(list)
        for start in range(0, len(rows), _BATCH):
            keys = [row[0] for row in rows[start : start + _BATCH]]
            for item in self._link.rows(_items_sql(len(keys)), keys):
                items[item[0]].append(_item_of(item))
        return [_message_of(row, tuple(items[row[0]])) for row in rows]


@lru_cache(maxsize=_BATCH)
def _items_sql(count: int) -> str:
    keys: list[BindParameter[str]] = [bindparam(f"message_{number}") for number in range(count)]
    question = select(message_item).where(message_item.c.message_id.in_(keys))
    return text_of(question.order_by(message_item.c.message_id, message_item.c.ordinal))


def _message_row(each: OutboxMessage) -> Row:
    return (
        each.id,
        each.person_id,
        each.channel,
        each.language.value,
        each.message_id,
        instant_text(each.created_at),
        *_state_columns(each),
    )


def _state_columns(each: OutboxMessage) -> Row:
    return (
        each.status.value,
        each.attempts,
        instant_text_or_none(each.next_at),
        instant_text_or_none(each.sent_at),
        each.last_reply,
    )


def _message_of(row: Row, items: tuple[OutboxItem, ...]) -> OutboxMessage:
    key, person_id, channel, language, message_id, created_at, *state = row
    status, attempts, next_at, sent_at, last_reply = state
    return OutboxMessage(
        id=key,
        person_id=person_id,
        channel=channel,
        language=Language(language),
        items=items,
        message_id=message_id,
        created_at=datetime.fromisoformat(created_at),
        status=MessageStatus(status),
        attempts=attempts,
        next_at=instant_or_none(next_at),
        sent_at=instant_or_none(sent_at),
        last_reply=last_reply,
    )


def _item_row(message_key: str, ordinal: int, item: OutboxItem) -> Row:
    return (
        message_key,
        ordinal,
        item.kind.value,
        item.template.value,
        item.case_id,
        item.step_id,
        item.alert_id,
        item.rung,
        item.round,
        canonical(dict(item.fields)),
        item.dedup_key,
    )


def _item_of(row: Row) -> OutboxItem:
    _, _, kind, template, case_id, step_id, alert_id, rung, round_, fields, dedup_key = row
    return OutboxItem(
        kind=ItemKind(kind),
        template=Template(template),
        case_id=case_id,
        step_id=step_id,
        alert_id=alert_id,
        rung=rung,
        round=round_,
        fields=read(fields),
        dedup_key=dedup_key,
    )
