"""What is late: each missed deadline has its alert, and each alert goes on until its cause ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from sqlalchemy import RowMapping

from sisam.audit.clocks import BOUND
from sisam.audit.reckoning import Walker, local_day, midnight_after
from sisam.audit.report import Violation
from sisam.audit.site import SiteAlerts
from sisam.audit.snapshot import Snapshot

#: An acknowledgement buys at most this.
LONGEST_PROMISE: Final = timedelta(days=7)
#: No rung of any ladder waits longer than this.
LONGEST_WAIT_WORKING_DAYS: Final = 5
_GENEROSITY: Final = timedelta(minutes=1)
_REASONS: Final = frozenset(
    {"step_ended", "offered", "answered", "anchor_moved", "reassigned", "annulled", "case_closed"}
)

_ALERTS_OF_MISSED = """
SELECT d.case_id AS id, d.id AS deadline_id, d.step_id, count(a.id) AS alerts
FROM v_deadline AS d
LEFT JOIN (SELECT * FROM v_alert WHERE case_id IN :ids) AS a
    ON a.case_id = d.case_id AND a.deadline_id = d.id AND a.cause = 'overdue'
WHERE d.status = 'missed' AND d.case_id IN :ids
GROUP BY d.case_id, d.id, d.step_id
HAVING count(a.id) <> 1
"""
_CHANGED_BACK = """
SELECT c.id,
    (SELECT count(*) FROM v_event AS e WHERE e.case_id = c.id AND e.type = 'deadline_missed') AS told,
    (SELECT count(*) FROM v_deadline AS d
     JOIN v_event AS e ON e.seq = d.ended_seq AND e.type = 'deadline_missed'
     WHERE d.case_id = c.id AND d.status = 'missed') AS kept,
    (SELECT count(*) FROM v_deadline AS d WHERE d.case_id = c.id AND d.status = 'missed') AS missed
FROM v_case AS c WHERE c.id IN :ids
"""
_OVERDUE = """
SELECT a.case_id AS id, a.id AS alert_id, a.deadline_id, a.cleared_at, a.cleared_reason,
    d.status, d.kind, d.step_id, s.status AS step_status
FROM v_alert AS a
LEFT JOIN (SELECT * FROM v_deadline WHERE case_id IN :ids) AS d
    ON d.case_id = a.case_id AND d.id = a.deadline_id
LEFT JOIN (SELECT * FROM v_step WHERE case_id IN :ids) AS s ON s.case_id = d.case_id AND s.id = d.step_id
WHERE a.cause = 'overdue' AND a.case_id IN :ids
"""
_UNCLEARED = """
SELECT a.case_id AS id, a.id AS alert_id, a.deadline_id, a.next_at, a.acknowledged_at, a.acknowledged_by,
    a.acknowledged_until
FROM v_alert AS a
WHERE a.cleared_at IS NULL AND a.case_id IN :ids
"""


def missed_is_for_ever(snapshot: Snapshot) -> Iterator[Violation]:
    """I05: a missed deadline has exactly one overdue alert and stays missed for ever.

    When its cause ends or its anchor moves the alert is cleared with that reason; an overdue alert
    belongs to a missed deadline.
    """
    for row in snapshot.rows(_ALERTS_OF_MISSED):
        ids = {"step": row["step_id"], "deadline": row["deadline_id"]}
        told = f"It was missed and has {row['alerts']} overdue alerts."
        yield snapshot.violation("I05", row["id"], told, **ids)
    for row in snapshot.rows(_CHANGED_BACK):
        if not row["told"] == row["kept"] == row["missed"]:
            told = f"The journal tells of {row['told']} missed deadlines; {row['missed']} are marked so."
            yield snapshot.violation("I05", row["id"], told)
    for row in snapshot.rows(_OVERDUE):
        ids = {"step": row["step_id"], "deadline": row["deadline_id"], "alert": row["alert_id"]}
        for told in _faults_of_overdue(row):
            yield snapshot.violation("I05", row["id"], told, **ids)


def _faults_of_overdue(row: RowMapping) -> Iterator[str]:
    if row["status"] != "missed":
        yield f"An overdue alert belongs to a deadline that is {row['status'] or 'not there'}."
    if row["cleared_at"] is not None:
        if row["cleared_reason"] not in _REASONS:
            yield "The alert was cleared without one of the reasons."
        return
    awaited = "offered" if row["kind"] == "answer" else "open"
    if row["step_status"] != awaited:
        yield f"The alert goes on though the step is {row['step_status'] or 'not there'}."


def alerts_go_on(snapshot: Snapshot) -> Iterator[Violation]:
    """I06: an uncleared alert has a next moment.

    Acknowledged, it is at most 7 days ahead; unacknowledged, at most one rung's wait (no wait exceeds
    5 working days); never is it in the past beyond the bound. Acknowledging buys time, never silence.
    """
    for row in snapshot.rows(_UNCLEARED):
        ids = {"deadline": row["deadline_id"], "alert": row["alert_id"]}
        for told in _faults_of_next(row, snapshot.now, partial(snapshot.walker, row["id"])):
            yield snapshot.violation("I06", row["id"], told, **ids)


def alerts_of_the_site_go_on(alerts: SiteAlerts) -> Iterator[Violation]:
    """I06: an uncleared alert has a next moment."""
    for alert_id, row in alerts.uncleared.items():
        for told in _faults_of_next(row, alerts.now, lambda: alerts.walker):
            yield alerts.violation("I06", alert_id, told)


def _faults_of_next(row: RowMapping, now: datetime, walker: Callable[[], Walker]) -> Iterator[str]:
    if row["next_at"] is None:
        yield "The alert goes on and has no next moment."
        return
    next_at = datetime.fromisoformat(row["next_at"])
    if now > next_at + BOUND:
        yield f"The alert should have gone on at {next_at:%Y-%m-%dT%H:%MZ}."
    if row["acknowledged_at"] is None:
        if next_at > _longest_wait(walker(), now) + _GENEROSITY:
            yield f"The alert waits for more than {LONGEST_WAIT_WORKING_DAYS} working days."
    elif row["acknowledged_by"] is None:
        yield "The alert was acknowledged by nobody."
    elif next_at > _longest_promise(row) + _GENEROSITY:
        yield f"The acknowledgement buys more than {LONGEST_PROMISE.days} days, or more than it says."


def _longest_wait(walker: Walker, now: datetime) -> datetime:
    """Return the end of the last day on which a wait that began by now can be over."""
    count = LONGEST_WAIT_WORKING_DAYS
    return midnight_after(walker.due_on(local_day(now), count, "working_days", back=False, maximum=True))


def _longest_promise(row: RowMapping) -> datetime:
    until = date.fromisoformat(row["acknowledged_until"]) if row["acknowledged_until"] else date.min
    bought = datetime.fromisoformat(row["acknowledged_at"]) + LONGEST_PROMISE
    return min(midnight_after(until), bought)
