"""The queue: which messages wait, over which channels, and until when."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from sqlalchemy import ColumnElement, and_, bindparam, literal_column, or_, select, update

from sisam.domain.ids import PersonId
from sisam.storage.dialect import KEPT_QUESTIONS, limited, several, text_of
from sisam.storage.instants import instant_text
from sisam.storage.link import Link, Row
from sisam.storage.schema.outbox import message

# Written out as in the index on waiting messages, so that it is used.
_WAITING: Final[ColumnElement[bool]] = literal_column("status IN ('queued', 'sending', 'held')")
_QUEUED: Final = message.c.status == literal_column("'queued'")
_HELD: Final = message.c.status == literal_column("'held'")
_UNTRIED: Final = message.c.attempts == literal_column("0")
# Nothing waits so long by itself: what does was written while a clock ran ahead.
_AHEAD: Final = timedelta(days=1)
_HELD_AHEAD: Final = timedelta(days=14)
_COME: Final = or_(
    message.c.next_at.is_(None),
    message.c.next_at <= bindparam("now"),
    and_(~_HELD, message.c.next_at > bindparam("too_far")),
    message.c.next_at > bindparam("held_too_far"),
)
_HURRY: Final = text_of(
    update(message)
    .values(next_at=bindparam("moment"))
    .where(_QUEUED, _UNTRIED, message.c.next_at > bindparam("now"))
)

#: The names of some channels; None: of any.
Channels = Sequence[str] | None


def due_rows(link: Link, now: datetime, limit: int, channels: Channels) -> list[Row]:
    """Return the rows of messages whose moment has come, oldest first.

    One that waits longer than any does was written while a clock ran ahead, and is due as well.
    """
    return link.rows(_due(_count(channels)), (*_moments(now), *(channels or ()), limit))


def queued(link: Link, channels: Sequence[str], until: datetime) -> list[tuple[str, PersonId]]:
    """Return the ids of the messages that wait for these channels, oldest first, and to whom."""
    rows = link.rows(_queued(len(channels)), (instant_text(until), *channels))
    return [(row[0], row[1]) for row in rows]


def postpone(link: Link, now: datetime, until: datetime, channels: Channels) -> int:
    """Let every queued or held message whose moment has come wait, and return how many there were."""
    given = (instant_text(until), *_moments(now), *(channels or ()))
    return link.run(_postpone(_count(channels)), given)


def hasten(link: Link, now: datetime, channels: Channels) -> int:
    """Let every queued message that was tried before be due now, and return how many there were."""
    at = instant_text(now)
    return link.run(_hasten(_count(channels)), (at, at, *(channels or ())))


def hurry(link: Link, now: datetime) -> int:
    """Let every message that only waits for company be due now, and return how many there were."""
    return link.run(_HURRY, (instant_text(now), instant_text(now)))


def _moments(now: datetime) -> tuple[str, str, str]:
    """Return what `_COME` asks with: now, and from when on a message waits longer than any does."""
    return instant_text(now), instant_text(now + _AHEAD), instant_text(now + _HELD_AHEAD)


def _count(channels: Channels) -> int | None:
    return None if channels is None else len(channels)


def _over(count: int | None) -> list[ColumnElement[bool]]:
    """Return the condition that a message goes over one of so many channels; None: over any."""
    return [] if count is None else [message.c.channel.in_(several(count))]


@lru_cache(maxsize=KEPT_QUESTIONS)
def _due(count: int | None) -> str:
    question = select(message).where(_WAITING, _COME, *_over(count))
    return text_of(limited(question.order_by(message.c.created_at, message.c.id)))


@lru_cache(maxsize=KEPT_QUESTIONS)
def _queued(count: int) -> str:
    held = and_(_HELD, message.c.next_at <= bindparam("until"))
    question = select(message.c.id, message.c.person_id).where(_WAITING, or_(_QUEUED, held), *_over(count))
    return text_of(question.order_by(message.c.created_at, message.c.id))


@lru_cache(maxsize=KEPT_QUESTIONS)
def _postpone(count: int | None) -> str:
    waiting: ColumnElement[bool] = literal_column("status IN ('queued', 'held')")
    return text_of(update(message).values(next_at=bindparam("until")).where(waiting, _COME, *_over(count)))


@lru_cache(maxsize=KEPT_QUESTIONS)
def _hasten(count: int | None) -> str:
    tried = message.c.attempts > literal_column("0")
    later = message.c.next_at > bindparam("now")
    return text_of(
        update(message).values(next_at=bindparam("moment")).where(_QUEUED, tried, later, *_over(count))
    )
