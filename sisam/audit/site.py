"""A short snapshot of at most 500 alerts of the site, which belong to no single case."""

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
from sisam.audit.register import Register
from sisam.audit.report import Violation
from sisam.audit.shelf import Shelf
from sisam.domain.ids import AlertId

#: As few as cases, and for the same reason.
ALERTS_A_SNAPSHOT: Final = 500

_NEXT: Final = """
SELECT id FROM v_alert
WHERE case_id IS NULL AND id > :after AND (cleared_at IS NULL OR cleared_at >= :since)
ORDER BY id LIMIT :limit
"""
_ALERTS: Final = """
SELECT a.*, s.about, s.organisation_id, s.round
FROM v_alert AS a JOIN site_alert AS s ON s.id = a.id WHERE a.id IN :ids ORDER BY a.id
"""


@dataclass
class SiteAlerts:
    """Some alerts of the site, read in one transaction."""

    connection: Connection
    ids: Sequence[str]
    now: datetime
    shelf: Shelf

    def rows(self, sql: str) -> Sequence[RowMapping]:
        """Return the rows of a query, which asks for alerts IN :ids."""
        return asked(self.connection, sql, self.ids).mappings().all()

    @cached_property
    def all(self) -> Mapping[str, RowMapping]:
        """Return the rows of v_alert with what each is about, by id."""
        return {row["id"]: row for row in self.rows(_ALERTS)}

    @property
    def uncleared(self) -> Mapping[str, RowMapping]:
        """Return those that go on."""
        return {key: row for key, row in self.all.items() if row["cleared_at"] is None}

    @property
    def cleared(self) -> Mapping[str, RowMapping]:
        """Return those that have ended."""
        return {key: row for key, row in self.all.items() if row["cleared_at"] is not None}

    @cached_property
    def register(self) -> Register:
        """Return who sits where."""
        return Register(self.connection)

    @property
    def walker(self) -> Walker:
        """Return the second method of counting over the newest calendar.

        Raises:
            RulesMissing: none is stored.
        """
        return self.shelf.site_walker(self.connection)

    def violation(self, invariant: str, alert_id: str, sentence: str) -> Violation:
        """Return a violation in one of the alerts."""
        return Violation(invariant, None, None, sentence, alert_id=AlertId(alert_id))


def next_alerts(
    connection: Connection, after: str, limit: int, now: datetime, *, full: bool
) -> Sequence[str]:
    """Return the ids of the site's alerts that follow upon one; not `full`: those cleared long ago not."""
    since = "" if full else f"{now - LATELY:%Y-%m-%dT%H:%M:%S.%fZ}"
    values = {"after": after, "limit": limit, "since": since}
    return connection.execute(text(_NEXT), values).scalars().all()
