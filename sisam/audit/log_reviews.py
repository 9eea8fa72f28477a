"""Whether what was read in a month was looked through in time, or somebody is still told that it was not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, text

from sisam.audit.clocks import BOUND
from sisam.audit.reckoning import CannotReckon, Walker, local_day, midnight_after
from sisam.audit.report import Violation
from sisam.audit.snapshot import Snapshot
from sisam.domain import canary

#: Working days after the month (policy, ADR 21).
_WITHIN: Final = 10
_ONE_DAY: Final = timedelta(days=1)
# Every hour of reading on each case; who reads for no organisation is looked after at the agency.
_READ: Final = """
SELECT DISTINCT r.case_id AS id, o.id AS organisation_id, o.controller_id, substr(r.at, 1, 13) AS hour
FROM v_read AS r
JOIN v_organisation AS o ON o.id = r.actor_organisation_id
    OR (r.actor_organisation_id IS NULL AND o.kind = 'agency')
WHERE r.case_id IN :ids AND (r.decision = 'denied' OR r.purpose IN ('work', 'reason'))
"""
_REVIEWED: Final = """
SELECT count(*) FROM v_log_review
WHERE organisation_id = :organisation_id AND first_on = :first_on AND signed_at IS NOT NULL
"""
_TOLD: Final = """
SELECT count(*) FROM v_alert AS a JOIN site_alert AS s ON s.id = a.id
WHERE a.cause = 'log_review' AND s.about = :about AND a.cleared_at IS NULL
"""
_UNSIGNED: Final = """
SELECT count(*) FROM v_log_review AS r JOIN v_organisation AS o ON o.id = r.organisation_id
WHERE o.controller_id = :controller_id AND r.first_on = :first_on
    AND (r.signed_at IS NULL OR r.signed_at > :at)
"""


def reading_is_reviewed(snapshot: Snapshot) -> Iterator[Violation]:
    """Find months of reading whose review is late and neither signed nor told of."""
    walker = snapshot.shelf.site_walker(snapshot.connection)
    found = {
        (row["id"], row["organisation_id"], row["controller_id"], _first_on(row["hour"]))
        for row in snapshot.rows(_READ)
        if row["organisation_id"] != canary.ORGANISATION
    }
    for case_id, organisation_id, controller_id, first_on in sorted(found):
        if not _is_late(walker, first_on, snapshot.now):
            continue
        about = f"log:{controller_id}:{first_on:%Y-%m}"
        values = {"organisation_id": organisation_id, "first_on": first_on.isoformat()}
        connection = snapshot.connection
        if not (_count(connection, _REVIEWED, **values) or _count(connection, _TOLD, about=about)):
            told = f"What {organisation_id} read in {first_on:%Y-%m} is not reviewed, and no alert says so."
            yield snapshot.violation("I27", case_id, told)


def was_reviewed(connection: Connection, controller_id: str, first_on: date, at: str) -> bool:
    """Tell whether all of a controller's reading in a month had been signed for at a moment."""
    values = {"controller_id": controller_id, "first_on": first_on.isoformat(), "at": at}
    return not _count(connection, _UNSIGNED, **values)


def _is_late(walker: Walker, first_on: date, now: datetime) -> bool:
    """Tell whether the time of a month's review is over; where the calendar does not reach, it is not."""
    last_on = (first_on + timedelta(days=31)).replace(day=1) - _ONE_DAY
    try:
        due_on = walker.due_on(last_on, _WITHIN, "working_days", back=False, maximum=False)
    except CannotReckon:
        return False
    return now > midnight_after(due_on) + BOUND


def _first_on(hour: str) -> date:
    return local_day(datetime.fromisoformat(f"{hour}:00:00Z")).replace(day=1)


def _count(connection: Connection, sql: str, **values: str) -> int:
    return int(connection.execute(text(sql), values).scalar_one())
