"""Whether each debt that was carried goes on in exactly one step of a case that follows."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import RowMapping

from sisam.audit.asking import asked
from sisam.audit.report import Violation
from sisam.audit.snapshot import Snapshot

_CARRIED: Final = """
SELECT s.case_id AS id, s.id AS step_id, s.definition, s.status, s.successor_step_id,
    n.case_id AS next_case_id, n.definition AS next_definition, e.type, e.command_id
FROM step AS s
LEFT JOIN step AS n ON n.id = s.successor_step_id
LEFT JOIN event AS e ON e.case_id = s.case_id AND e.position = s.ended_position
WHERE (s.status = 'taken_over' OR s.successor_step_id IS NOT NULL) AND s.case_id IN :ids
ORDER BY s.case_id, s.ordinal
"""
_ACCEPTED: Final = """
SELECT e.case_id, e.seq, e.position, e.command_id, e.data, c.closed_position
FROM event AS e JOIN "case" AS c ON c.id = e.case_id
WHERE e.type = 'debt_accepted' AND e.case_id IN :ids
ORDER BY e.case_id, e.position
"""
#: Each case with all cases before it.
_BEFORE: Final = """
WITH RECURSIVE line(case_id, before_id) AS (
    SELECT id, previous_case_id FROM "case" WHERE id IN :ids
    UNION
    SELECT line.case_id, c.previous_case_id FROM line JOIN "case" AS c ON c.id = line.before_id
)
SELECT case_id, before_id FROM line WHERE before_id IS NOT NULL
"""
_PREDECESSORS: Final = "SELECT id, status, successor_step_id FROM step WHERE id IN :ids"

_Accepted = tuple[RowMapping, Mapping[str, Any]]


def debts_go_on_once(snapshot: Snapshot) -> Iterator[Violation]:
    """Yield what is wrong with debts that were carried out of these cases, or into them."""
    carried = snapshot.rows(_CARRIED)
    following = sorted({row["next_case_id"] for row in carried if row["next_case_id"]})
    accepted = _accepted(snapshot, following)
    before = defaultdict(set)
    for row in asked(snapshot.connection, _BEFORE, following).mappings():
        before[row["case_id"]].add(row["before_id"])
    for row in carried:
        for fault in _faults_of_carried(row, accepted.get(row["next_case_id"], ()), before):
            yield snapshot.violation("I12", row["id"], f"It was carried, and {fault}.", step=row["step_id"])
    yield from _accepted_in_vain(snapshot)


def _accepted(snapshot: Snapshot, case_ids: Sequence[str]) -> Mapping[str, Sequence[_Accepted]]:
    found: dict[str, list[_Accepted]] = defaultdict(list)
    for row in asked(snapshot.connection, _ACCEPTED, case_ids).mappings():
        found[row["case_id"]].append((row, json.loads(row["data"])))
    return found


def _faults_of_carried(
    row: RowMapping, accepted: Sequence[_Accepted], before: Mapping[str, set[str]]
) -> Iterator[str]:
    if row["status"] != "taken_over":
        yield f"it is {row['status']}"
    if row["type"] != "step_carried":
        yield "no event says so"
    if row["next_case_id"] is None:
        yield "no step goes on with it"
        return
    if row["id"] not in before.get(row["next_case_id"], ()):
        yield "the case of its successor does not follow on this one"
    if row["next_definition"] != row["definition"]:
        yield "its successor is another step of the routines"
    named = (row["step_id"], row["successor_step_id"], row["command_id"])
    if not any((data["predecessor"], data["step"], event["command_id"]) == named for event, data in accepted):
        yield "the same command did not accept it in the case that follows"


def _accepted_in_vain(snapshot: Snapshot) -> Iterator[Violation]:
    """Yield debts that were accepted twice, after the closing, or that nobody has carried."""
    accepted = _accepted(snapshot, snapshot.ids)
    told = [data for events in accepted.values() for _, data in events]
    wanted = sorted({data["predecessor"] for data in told})
    sources = {row["id"]: row for row in asked(snapshot.connection, _PREDECESSORS, wanted).mappings()}
    times = Counter((data["step"], data["predecessor_case"]) for data in told)
    for case_id, events in accepted.items():
        for event, data in events:
            for fault in _faults_of_accepted(event, data, sources.get(data["predecessor"]), times):
                said = f"Event {event['seq']} accepts a debt, and {fault}."
                yield snapshot.violation("I12", case_id, said, step=data["step"])


def _faults_of_accepted(
    event: RowMapping,
    data: Mapping[str, Any],
    source: RowMapping | None,
    times: Mapping[tuple[str, str], int],
) -> Iterator[str]:
    if source is None or (source["status"], source["successor_step_id"]) != ("taken_over", data["step"]):
        yield "it was not carried from where it was owed"
    if times[data["step"], data["predecessor_case"]] > 1:
        yield "the step goes on with several debts of that case"
    if event["closed_position"] is not None and event["closed_position"] < event["position"]:
        yield "the case was closed then"
