"""Whether what an alert of a case told of had really ended when the alert did."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import RowMapping

from sisam.audit.entry import Entry
from sisam.audit.log_reviews import reading_is_reviewed
from sisam.audit.report import Violation
from sisam.audit.schooling import nobody_is_missed
from sisam.audit.snapshot import Snapshot

#: By how the cause of a missed deadline ended: what the journal tells of its step in the same command.
_ENDS: Final[Mapping[str, frozenset[str]]] = {
    "step_ended": frozenset(
        {"step_confirmed", "handover_forced", "step_waived", "step_cancelled", "step_carried"}
    ),
    "offered": frozenset({"step_offered"}),
    "answered": frozenset({"step_confirmed", "step_returned"}),
    "anchor_moved": frozenset({"deadline_set"}),
    "reassigned": frozenset({"offer_withdrawn"}),
    "annulled": frozenset({"step_restored", "step_cancelled"}),
}

_CLEARED: Final = """
SELECT a.case_id AS id, a.id AS alert_id, a.deadline_id, a.cause, a.cleared_at, a.cleared_reason,
    d.step_id, d.due_at
FROM v_alert AS a
LEFT JOIN (SELECT * FROM v_deadline WHERE case_id IN :ids) AS d
    ON d.case_id = a.case_id AND d.id = a.deadline_id
WHERE a.cleared_at IS NOT NULL AND a.case_id IN :ids
ORDER BY a.case_id, a.id
"""
_DUE: Final = "SELECT id AS deadline_id, due_at FROM v_deadline WHERE case_id IN :ids"

_Told = tuple[Entry, Mapping[str, Any]]


def causes_have_ended(snapshot: Snapshot) -> Iterator[Violation]:
    """I27: a cleared alert's cause has ended.

    The step ended or changed hands, or its anchor moved, as the journal tells in the command that cleared
    the alert. Of the site's alerts: the seat is filled or no duty rests on it, the person was reached,
    has another address or has left, the fault is mended, the log is reviewed, the pupil goes to school, is
    past compulsory age, or the case is closed; or a later alert tells of the same. And a pupil of compulsory
    age who goes to no school has an alert after one whole school day, and a month of reading while its
    review is late.
    """
    yield from nobody_is_missed(snapshot)
    yield from reading_is_reviewed(snapshot)
    due = {row["deadline_id"]: row["due_at"] for row in snapshot.rows(_DUE)}
    by_case: dict[str, list[RowMapping]] = {}
    for row in snapshot.rows(_CLEARED):
        by_case.setdefault(row["id"], []).append(row)
    for case_id, alerts in by_case.items():
        journal = [(entry, json.loads(entry.data)) for entry in snapshot.journals.get(case_id, ())]
        for alert in alerts:
            told = _fault_of(alert, journal, due)
            if told:
                ids = {"step": alert["step_id"], "deadline": alert["deadline_id"], "alert": alert["alert_id"]}
                yield snapshot.violation("I27", case_id, told, **ids)


def _fault_of(alert: RowMapping, journal: Sequence[_Told], due: Mapping[str, str]) -> str | None:
    reason = alert["cleared_reason"]
    clearing = next((entry for entry, data in journal if _clears(entry, data, alert)), None)
    if clearing is None:
        return f"It was cleared ({reason}), and the journal does not tell of it."
    command = [told for told in journal if told[0].command_id == clearing.command_id]
    if any(_ends(entry, data, alert, due) for entry, data in command):
        return None
    return f"It was cleared ({reason}) at event {clearing.seq}, and its cause had not ended."


def _clears(entry: Entry, data: Mapping[str, Any], alert: RowMapping) -> bool:
    """Tell whether an event is the one that cleared an alert, then and for that reason."""
    return (
        entry.type == "alert_cleared"
        and data.get("alert") == alert["alert_id"]
        and data.get("reason") == alert["cleared_reason"]
        and entry.recorded_at == alert["cleared_at"]
    )


def _ends(entry: Entry, data: Mapping[str, Any], alert: RowMapping, due: Mapping[str, str]) -> bool:
    """Tell whether an event ends what an alert is about, in the way that it says."""
    if alert["cleared_reason"] == "case_closed":
        return entry.type == "case_closed"
    if entry.type not in _ENDS.get(alert["cleared_reason"], ()) or data.get("step") != alert["step_id"]:
        return False
    # A clock that is set to the day that was missed moves nothing.
    return entry.type != "deadline_set" or due.get(str(data["deadline"])) != alert["due_at"]
