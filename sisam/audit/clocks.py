"""What is owed: nothing without a clock or an alert, and no clock that ran out unseen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import RowMapping

from sisam.audit.report import Violation
from sisam.audit.snapshot import Snapshot

#: A daemon looks every minute; twice that is late.
BOUND: Final = timedelta(seconds=120)

_CLOCKS_OF_STEPS = """
SELECT s.case_id AS id, s.id AS step_id,
    (SELECT count(*) FROM v_deadline AS d
     WHERE d.case_id = s.case_id AND d.step_id = s.id AND d.status = 'pending') AS pending,
    (SELECT count(*) FROM v_deadline AS d
     JOIN (SELECT * FROM v_alert WHERE case_id IN :ids) AS a
         ON a.case_id = d.case_id AND a.deadline_id = d.id AND a.cleared_at IS NULL
     WHERE d.case_id = s.case_id AND d.step_id = s.id AND d.status = 'missed') AS missed
FROM v_step AS s
WHERE s.status IN ('open', 'offered') AND s.case_id IN :ids
"""
_IDLE_CASES = """
SELECT c.id,
    (SELECT count(*) FROM v_step AS s
     WHERE s.case_id = c.id AND s.status IN ('open', 'offered')) AS steps,
    (SELECT count(*) FROM v_deadline AS d WHERE d.case_id = c.id AND d.status = 'pending')
    + (SELECT count(*) FROM v_alert AS a WHERE a.case_id = c.id AND a.cleared_at IS NULL) AS clocks
FROM v_case AS c
WHERE c.closed_at IS NULL AND c.id IN :ids
"""
_PENDING = """
SELECT d.case_id AS id, d.id AS deadline_id, d.step_id, d.due_at, e.recorded_at
FROM v_deadline AS d
LEFT JOIN (SELECT * FROM v_event WHERE case_id IN :ids) AS e ON e.seq = d.created_seq
WHERE d.status = 'pending' AND d.case_id IN :ids
"""
_LOOKED_AT = """
SELECT c.id, c.next_at,
    (SELECT min(d.due_at) FROM v_deadline AS d WHERE d.case_id = c.id AND d.status = 'pending') AS due_at,
    (SELECT min(a.next_at) FROM v_alert AS a WHERE a.case_id = c.id AND a.cleared_at IS NULL) AS goes_on_at
FROM v_case AS c
WHERE c.closed_at IS NULL AND c.id IN :ids
"""


def every_step_has_a_clock(snapshot: Snapshot) -> Iterator[Violation]:
    """I03: every open or offered step has one pending deadline, or a missed one with an uncleared alert.

    Every open case has at least one pending deadline or uncleared alert, and at least one open or
    offered step.
    """
    for row in snapshot.rows(_CLOCKS_OF_STEPS):
        if row["pending"] + row["missed"] != 1:
            told = f"It has {row['pending']} pending deadlines and {row['missed']} missed ones with an alert."
            yield snapshot.violation("I03", row["id"], told, step=row["step_id"])
    for row in snapshot.rows(_IDLE_CASES):
        if not row["steps"]:
            yield snapshot.violation("I03", row["id"], "It is open and no step is.")
        if not row["clocks"]:
            yield snapshot.violation("I03", row["id"], "It is open, and nothing is due and no alert goes on.")


def nothing_passes_unseen(snapshot: Snapshot) -> Iterator[Violation]:
    """I04: no pending deadline lies more than 120 s past the later of its due moment and its creation.

    An open case says when it is looked at next: no later than at its first pending deadline and than its
    first alert goes on.
    """
    for row in snapshot.rows(_PENDING):
        moments = [row["due_at"], *([row["recorded_at"]] if row["recorded_at"] else [])]
        passed_at = max(map(datetime.fromisoformat, moments))
        if snapshot.now > passed_at + BOUND:
            ids = {"step": row["step_id"], "deadline": row["deadline_id"]}
            told = f"It passed at {passed_at:%Y-%m-%dT%H:%MZ} unseen."
            yield snapshot.violation("I04", row["id"], told, **ids)
    for row in snapshot.rows(_LOOKED_AT):
        yield from (snapshot.violation("I04", row["id"], told) for told in _faults_of_next_look(row))


def _faults_of_next_look(row: RowMapping) -> Iterator[str]:
    """Say where a daemon, which asks for nothing but this moment, would come too late or never."""
    moments = [row[name] for name in ("due_at", "goes_on_at") if row[name] is not None]
    if not moments:
        return
    first = min(map(datetime.fromisoformat, moments))
    if row["next_at"] is None:
        yield f"Something happens at {first:%Y-%m-%dT%H:%MZ}, and nobody would ever look at it."
    elif datetime.fromisoformat(row["next_at"]) > first:
        yield f"Something happens at {first:%Y-%m-%dT%H:%MZ}, and nobody would look at it by then."
