"""Which cases an audit asks, and what lies in the journal without one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, text

#: A look that is not whole asks only what may still move, and what has moved since this long.
LATELY: Final = timedelta(days=2)

_NEXT: Final = text('SELECT id FROM "case" WHERE id > :after ORDER BY id LIMIT :limit')
# A closed case takes nothing but that the pupil is protected, which the whole look asks too.
_LATE: Final = text('SELECT id FROM "case" WHERE closed_at IS NULL OR closed_at >= :since')
# From one case to the next by the index, since the journal has a hundred times as many lines.
_ORPHANS: Final = text("""
WITH RECURSIVE told (id) AS (
    SELECT min(case_id) FROM event
    UNION ALL
    SELECT (SELECT min(e.case_id) FROM event AS e WHERE e.case_id > told.id)
    FROM told WHERE told.id IS NOT NULL
)
SELECT id FROM told WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM "case")
""")


def next_cases(connection: Connection, after: str, limit: int) -> Sequence[str]:
    """Return the ids of the cases that follow upon one, in their order."""
    return connection.execute(_NEXT, {"after": after, "limit": limit}).scalars().all()


def late_cases(connection: Connection, now: datetime) -> Sequence[str]:
    """Return the ids of the cases that are open, or were closed lately."""
    since = f"{now - LATELY:%Y-%m-%dT%H:%M:%S.%fZ}"
    return sorted(connection.execute(_LATE, {"since": since}).scalars())


def orphans(connection: Connection) -> Sequence[str]:
    """Return the ids of the cases that the journal tells of and that are not there."""
    return connection.execute(_ORPHANS).scalars().all()
