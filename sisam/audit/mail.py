"""A short snapshot of at most 500 messages, in which everything about messages is asked once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from sqlalchemy import Connection, RowMapping, text

from sisam.audit.asking import asked
from sisam.audit.case_ids import LATELY
from sisam.audit.reckoning import Walker
from sisam.audit.report import Violation
from sisam.audit.shelf import Shelf

#: As few as cases, and for the same reason: a held snapshot lets the write-ahead log grow.
MESSAGES_A_SNAPSHOT: Final = 500

_ALL: Final = "SELECT id FROM message WHERE id > :after ORDER BY id LIMIT :limit"
# One pass over the table, which has no index by which old and new could be told apart; in the order in
# which they lie there, because by id it would take ten times as long.
_LATE: Final = """
SELECT id FROM message WHERE status <> 'sent' OR created_at >= :since OR sent_at >= :since
"""
_MESSAGES: Final = """
SELECT m.*, w.created_at FROM v_message AS m JOIN message AS w ON w.id = m.id WHERE m.id IN :ids ORDER BY m.id
"""
_ITEMS: Final = """
SELECT i.message_id, i.ordinal, i.kind, i.template, i.case_id, i.step_id, i.rung, i.round,
    coalesce(i.alert_id, i.site_alert_id) AS alert_id, i.dedup_key, i.told,
    m.person_id, m.channel, m.status
FROM message_item AS i JOIN v_message AS m ON m.id = i.message_id
WHERE i.message_id IN :ids ORDER BY i.message_id, i.ordinal
"""


@dataclass
class MailSnapshot:
    """Some messages with what they tell, read in one transaction."""

    connection: Connection
    ids: Sequence[str]
    now: datetime
    shelf: Shelf

    def rows(self, sql: str) -> Sequence[RowMapping]:
        """Return the rows of a query, which asks for messages IN :ids."""
        return asked(self.connection, sql, self.ids).mappings().all()

    @cached_property
    def messages(self) -> Mapping[str, RowMapping]:
        """Return the rows of v_message with the moment of their writing, by id."""
        return {row["id"]: row for row in self.rows(_MESSAGES)}

    @cached_property
    def items(self) -> Sequence[RowMapping]:
        """Return what the messages tell, with the person, the channel and the status of the message."""
        return self.rows(_ITEMS)

    @property
    def walker(self) -> Walker:
        """Return the second method of counting over the newest calendar.

        Raises:
            RulesMissing: none is stored.
        """
        return self.shelf.site_walker(self.connection)

    def violation(self, invariant: str, message_id: str, sentence: str) -> Violation:
        """Return a violation in one of the messages, which belongs to no single case."""
        return Violation(invariant, None, None, f"Message {message_id}: {sentence}")


def next_messages(connection: Connection, after: str, limit: int) -> Sequence[str]:
    """Return the ids of the messages that follow upon one, in their order."""
    return connection.execute(text(_ALL), {"after": after, "limit": limit}).scalars().all()


def late_messages(connection: Connection, now: datetime) -> Sequence[str]:
    """Return the ids of the messages that may still move, or that were written or sent lately."""
    since = f"{now - LATELY:%Y-%m-%dT%H:%M:%S.%fZ}"
    return sorted(connection.execute(text(_LATE), {"since": since}).scalars())
