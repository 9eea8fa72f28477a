"""The rules that open cases follow: stored whole, accepted, and those that were recorded."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import RowMapping

from sisam.audit.definition import Definition
from sisam.audit.eras import KINDS, hashes_of
from sisam.audit.report import Violation
from sisam.audit.shelf import RulesMissing
from sisam.audit.snapshot import Snapshot

_PARTS = """
SELECT p.kind, p.hash, p.name, p.version, p.body, p.verdict FROM rule_part AS p
WHERE EXISTS (
    SELECT 1 FROM "case" AS k
    WHERE k.id IN :ids AND k.closed_at IS NULL
        AND p.hash IN (k.workflow_hash, k.law_hash, k.calendar_hash, k.agreement_hash)
)
"""


def rules_are_stored(snapshot: Snapshot) -> Iterator[Violation]:
    """I19: the rules of every open case (workflow, agreement, law, calendar) are stored and whole.

    They hash to what was recorded, were accepted, and know the case's state; every change of them is an
    event, so that they are those that the journal names last.
    """
    parts = {(row["kind"], row["hash"]): row for row in snapshot.rows(_PARTS)}
    broken = {key: tuple(_faults_of_part(row)) for key, row in parts.items()}
    for case_id, case in snapshot.cases.items():
        if case["closed_at"] is not None:
            continue
        for kind in KINDS:
            key = kind, case[f"{kind}_hash"]
            if key[1] is None:
                continue
            faults = broken.get(key, ("is not stored",))
            if key in parts and parts[key]["version"] != case["version" if kind == "workflow" else kind]:
                faults = (*faults, "is of another version than the one recorded")
            for fault in faults:
                yield snapshot.violation("I19", case_id, f"The {kind} that it follows {fault}.")
        yield from _faults_of_state(snapshot, case)
        if hashes_of(snapshot.rules_key(case_id)) != _last_told(snapshot, case_id):
            told = "It follows other rules than its journal says last."
            yield snapshot.violation("I19", case_id, told)


def _last_told(snapshot: Snapshot, case_id: str) -> tuple[str | None, ...] | None:
    """Return the hashes of the rules that the journal names last; None where it names none."""
    try:
        return hashes_of(snapshot.eras(case_id)[-1].key)
    except (LookupError, ValueError):
        return None


def _faults_of_part(part: RowMapping) -> Iterator[str]:
    if part["verdict"] != "accepted":
        yield "was never accepted"
    if sha256(part["body"].encode()).hexdigest() != part["hash"]:
        yield "has another content than the one recorded"


def _faults_of_state(snapshot: Snapshot, case: RowMapping) -> Iterator[Violation]:
    try:
        definition: Definition = snapshot.definition(case["id"])
    except RulesMissing:
        yield snapshot.violation("I19", case["id"], "The workflow that it follows cannot be read.")
        return
    state = definition.states.get(case["state"])
    if state is None or state["phase"] != case["phase"] or state.get("final"):
        told = f"Its workflow has no state {case['state']} in the phase {case['phase']} for an open case."
        yield snapshot.violation("I19", case["id"], told)
