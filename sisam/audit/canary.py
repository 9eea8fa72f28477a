"""The canary as the auditor sees it: when it gave its last sign of life, asked of the views alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, text

#: The last of: its case was opened, an alert of it was acknowledged, somebody adopted a restored site.
_SIGNS: Final = text("""
    SELECT max(at) FROM (
        SELECT opened_at AS at FROM v_case WHERE workflow = 'canary'
        UNION ALL
        SELECT a.acknowledged_at FROM v_alert AS a JOIN v_case AS c ON c.id = a.case_id
        WHERE c.workflow = 'canary'
        UNION ALL
        SELECT adopted_at FROM site_state WHERE EXISTS (SELECT 1 FROM v_case WHERE workflow = 'canary')
    ) WHERE at <= :now
""")


def last_sign(
    connections: Callable[[], AbstractContextManager[Connection]], now: datetime
) -> datetime | None:
    """Return when the canary gave its last sign of life until now; None while there never was a canary.

    The end of a silence after a restore counts as one: nothing could be asked of it before.
    """
    with connections() as connection:
        at = connection.execute(_SIGNS, {"now": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"}).scalar()
    return None if at is None else datetime.fromisoformat(at)
