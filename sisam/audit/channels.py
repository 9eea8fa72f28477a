"""The channels as the auditor sees them: whether what is to be told gets out, asked of the tables alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, text

#: A channel that works for nobody for longer is somebody's to mend.
DOWN_AT_MOST: Final = timedelta(minutes=15)
#: So long a mail server may put off what it does not know yet, as many do with the first mail of a sender.
UNSENT_AT_MOST: Final = timedelta(minutes=60)
#: So many failures in a row mean that it works for nobody.
_FAILURES: Final = 10

_DOWN: Final = text("""
    SELECT channel, failing_since AS since FROM channel_state
    WHERE failures >= :failures AND failing_since < :before ORDER BY channel
""")
# What was held for office hours, or waited for company, was in nobody's way before it was first tried.
_UNSENT: Final = text("""
    SELECT id, since FROM (
        SELECT m.id, max(m.created_at, coalesce(min(f.since, c.failing_since), f.since, c.failing_since, ''))
            AS since
        FROM message AS m
        LEFT JOIN failing_address AS f ON f.person_id = m.person_id AND f.channel = m.channel
        LEFT JOIN channel_state AS c ON c.channel = m.channel
        WHERE m.status IN ('queued', 'sending') AND m.attempts > 0 AND m.last_reply IS NOT NULL
    ) WHERE since < :before ORDER BY since, id
""")


@dataclass(frozen=True, slots=True)
class Stuck:
    """A channel that is down, or a message that does not get out."""

    sentence: str
    ids: tuple[str, ...]


def stuck(connections: Callable[[], AbstractContextManager[Connection]], now: datetime) -> tuple[Stuck, ...]:
    """Return the channels that have been down too long, and the messages that failed too long."""
    down = {"failures": _FAILURES, "before": _text(now - DOWN_AT_MOST)}
    with connections() as connection:
        channels = connection.execute(_DOWN, down).all()
        messages = connection.execute(_UNSENT, {"before": _text(now - UNSENT_AT_MOST)}).all()
    return (
        *(Stuck(f"It works for nobody since {_minute(since)}.", (name,)) for name, since in channels),
        *(Stuck(f"It was tried and not taken since {_minute(since)}.", (key,)) for key, since in messages),
    )


def _text(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def _minute(moment: str) -> str:
    return f"{datetime.fromisoformat(moment):%Y-%m-%dT%H:%MZ}"
