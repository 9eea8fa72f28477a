"""Who is accountable: one organisation at every moment, moved only by a receiver's confirmation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from sqlalchemy import RowMapping

from sisam.audit.carried import debts_go_on_once
from sisam.audit.definition import Definition
from sisam.audit.forced import FORCED, faults_of_two
from sisam.audit.report import Violation
from sisam.audit.snapshot import Snapshot

_NOW = """
SELECT c.id, count(a.case_id) AS parties, count(o.id) AS organisations
FROM v_case AS c
LEFT JOIN (SELECT * FROM v_accountable WHERE case_id IN :ids) AS a ON a.case_id = c.id AND a.until_seq IS NULL
LEFT JOIN v_organisation AS o ON o.id = a.organisation_id
WHERE c.closed_at IS NULL AND c.id IN :ids
GROUP BY c.id
HAVING count(a.case_id) <> 1 OR count(o.id) <> 1
"""
_INTERVALS = """
SELECT c.id, c.opened_seq, c.closed_seq, a.since_seq, a.until_seq
FROM v_case AS c
LEFT JOIN (SELECT * FROM v_accountable WHERE case_id IN :ids) AS a ON a.case_id = c.id
WHERE c.id IN :ids
ORDER BY c.id, a.since_seq, a.until_seq
"""
_LEFT_OVER = """
SELECT c.id, 'a pending deadline' AS what, d.step_id AS step, d.id AS deadline, NULL AS alert
FROM v_case AS c JOIN v_deadline AS d ON d.case_id = c.id
WHERE c.closed_at IS NOT NULL AND d.status = 'pending' AND c.id IN :ids
UNION ALL
SELECT c.id, 'an uncleared alert', NULL, a.deadline_id, a.id
FROM v_case AS c JOIN v_alert AS a ON a.case_id = c.id
WHERE c.closed_at IS NOT NULL AND a.cleared_at IS NULL AND c.id IN :ids
UNION ALL
SELECT c.id, 'an accountable party', NULL, NULL, NULL
FROM v_case AS c JOIN v_accountable AS a ON a.case_id = c.id
WHERE c.closed_at IS NOT NULL AND a.until_seq IS NULL AND c.id IN :ids
UNION ALL
SELECT c.id, 'a step that has not ended', s.id, NULL, NULL
FROM v_case AS c JOIN v_step AS s ON s.case_id = c.id
WHERE c.closed_at IS NOT NULL AND s.status IN ('open', 'offered') AND c.id IN :ids
"""
_MOVES = """
SELECT a.case_id AS id, a.party, a.organisation_id, a.round, a.since_seq, c.opened_seq,
    e.case_id AS event_case_id, e.type, e.via, e.actor_organisation_id,
    s.id AS step_id, s.step, s.status, s.passes_accountability, s.round AS step_round,
    s.confirmer_party, s.confirmer_organisation_id, s.owner_organisation_id
FROM v_accountable AS a
JOIN v_case AS c ON c.id = a.case_id
LEFT JOIN (SELECT * FROM v_event WHERE case_id IN :ids) AS e ON e.seq = a.since_seq
LEFT JOIN (SELECT * FROM v_step WHERE case_id IN :ids) AS s
    ON s.case_id = a.case_id AND s.ended_seq = a.since_seq
WHERE a.case_id IN :ids
ORDER BY a.case_id, a.since_seq
"""
_ENDS = """
SELECT a.case_id AS id, e.type, s.id AS step_id
FROM v_accountable AS a
JOIN v_event AS e ON e.seq = a.until_seq
LEFT JOIN (SELECT * FROM v_step WHERE case_id IN :ids) AS s
    ON s.case_id = a.case_id AND s.ended_seq = a.until_seq
WHERE e.type NOT IN ('step_confirmed', 'handover_forced', 'case_closed') AND a.case_id IN :ids
"""
_UNANSWERED = """
SELECT s.case_id AS id, s.id AS step_id
FROM v_step AS s
WHERE s.status = 'offered' AND s.case_id IN :ids AND NOT EXISTS (
    SELECT 1 FROM v_deadline AS d
    LEFT JOIN (SELECT * FROM v_alert WHERE case_id IN :ids) AS a
        ON a.deadline_id = d.id AND a.cleared_at IS NULL
    WHERE d.case_id = s.case_id AND d.step_id = s.id AND d.kind = 'answer'
        AND (d.status = 'pending' OR (d.status = 'missed' AND a.id IS NOT NULL))
)
"""


def one_accountable_party(snapshot: Snapshot) -> Iterator[Violation]:
    """I01: an open case has exactly one accountable party, and it is an organisation that exists."""
    for row in snapshot.rows(_NOW):
        told = f"It has {row['parties']} accountable parties, {row['organisations']} of them in the register."
        yield snapshot.violation("I01", row["id"], told)


def intervals_tile(snapshot: Snapshot) -> Iterator[Violation]:
    """I02: accountability intervals of a case tile its life: no gap, no overlap, from opening to closing."""
    for case_id, rows in groupby(snapshot.rows(_INTERVALS), itemgetter("id")):
        expected: int | None = None
        for number, row in enumerate(rows):
            if number == 0:
                expected = row["opened_seq"]
            if row["since_seq"] is None or row["since_seq"] != expected:
                told = f"An interval begins at event {row['since_seq']} where {expected} is expected."
                yield snapshot.violation("I02", case_id, told)
            if row["until_seq"] is not None and row["until_seq"] <= (row["since_seq"] or 0):
                told = f"An interval ends at event {row['until_seq']}, before it begins."
                yield snapshot.violation("I02", case_id, told)
            expected, closed = row["until_seq"], row["closed_seq"]
        if expected != closed:
            told = f"The last interval ends at event {expected} and the case at {closed}."
            yield snapshot.violation("I02", case_id, told)


def closed_means_ended(snapshot: Snapshot) -> Iterator[Violation]:
    """I12: a closed case has no pending deadline, no uncleared alert and no accountable party.

    Every step of it has ended; what was carried to a case that follows goes on there, in one step.
    """
    for row in snapshot.rows(_LEFT_OVER):
        ids = {"step": row["step"], "deadline": row["deadline"], "alert": row["alert"]}
        yield snapshot.violation("I12", row["id"], f"It is closed and has {row['what']}.", **ids)
    yield from debts_go_on_once(snapshot)


def moves_by_confirmation(snapshot: Snapshot) -> Iterator[Violation]:
    """I13: accountability changes only in the event that confirms a step which passes it.

    The actor is of the receiving organisation, in an import too; it goes forward by
    (round, place in the chain) or, in a *change of party* step, to another organisation at the same
    place. Else two people of different organisations ended a handover that was not answered, one of them on
    the receiving side or the agency's coordinator, with a reason. It begins with the first party of the
    chain, in the event that opens the case.
    """
    moves = {id_: list(rows) for id_, rows in groupby(snapshot.rows(_MOVES), itemgetter("id"))}
    for case, definition in snapshot.defined_cases():
        before: RowMapping | None = None
        place = 0
        for row in moves.get(case["id"], ()):
            if before is None:
                faults = list(_faults_of_first(row, definition))
            else:
                reached = definition.place_reached(row["step"])
                faults = [
                    *_faults_of_act(row),
                    *_faults_of_force(snapshot, row),
                    *_faults_of_direction(before, row, place, definition),
                ]
                place = place if reached is None else reached
            for fault in faults:
                told = f"Accountability moved at event {row['since_seq']}: {fault}."
                yield snapshot.violation("I13", case["id"], told, step=row["step_id"])
            before = row


def _faults_of_first(row: RowMapping, definition: Definition) -> Iterator[str]:
    if row["type"] != "case_opened" or row["since_seq"] != row["opened_seq"]:
        yield f"it began in an event of type {row['type']}"
    if row["party"] != definition.chain[0]:
        yield f"it began with {row['party']}"


def _faults_of_force(snapshot: Snapshot, row: RowMapping) -> Iterator[str]:
    """Say why two people could not move it, where two people did."""
    for entry in snapshot.journals.get(row["id"], ()):
        if entry.type == FORCED and entry.seq == row["since_seq"]:
            yield from faults_of_two(entry, row["confirmer_organisation_id"], snapshot.register)


def _faults_of_act(row: RowMapping) -> Iterator[str]:
    if row["type"] not in ("step_confirmed", FORCED) or row["event_case_id"] != row["id"]:
        yield f"the event is of type {row['type']}"
    elif row["status"] != "confirmed" or not row["passes_accountability"]:
        yield "the event confirms no step that passes it"
    elif (row["party"], row["organisation_id"]) != (row["confirmer_party"], row["confirmer_organisation_id"]):
        yield "it did not go to the step's confirmer"
    elif row["type"] != FORCED and row["actor_organisation_id"] != row["organisation_id"]:
        yield "the actor is not of the receiving organisation"


def _faults_of_direction(
    before: RowMapping, row: RowMapping, place: int, definition: Definition
) -> Iterator[str]:
    reached = definition.place_reached(row["step"])
    if definition.changes_party(row["step"]):
        if row["organisation_id"] == before["organisation_id"] or row["round"] < before["round"]:
            yield "a change of party did not go to another organisation"
        if row["owner_organisation_id"] != before["organisation_id"]:
            yield "a change of party came from an organisation that was not accountable"
    elif reached is None:
        yield f"confirming {row['step'] or 'nothing'} moves it nowhere"
    elif row["round"] != row["step_round"]:
        yield f"it is of round {row['round']} and the step of round {row['step_round']}"
    elif (row["round"], reached) <= (before["round"], place):
        yield "it did not go forward"


def offers_move_nothing(snapshot: Snapshot) -> Iterator[Violation]:
    """I14: an offer moves no accountability: it stays until some passing step is confirmed.

    Every offered step has its own answer clock or alert.
    """
    for row in snapshot.rows(_ENDS):
        told = f"Accountability ended by an event of type {row['type']}."
        yield snapshot.violation("I14", row["id"], told, step=row["step_id"])
    for row in snapshot.rows(_UNANSWERED):
        told = "It is offered and nothing says when the answer is due."
        yield snapshot.violation("I14", row["id"], told, step=row["step_id"])
