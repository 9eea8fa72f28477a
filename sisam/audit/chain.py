"""The hash chain of each journal, computed again."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from operator import attrgetter
from typing import Final

from sqlalchemy import RowMapping

from sisam.audit.entry import Entry
from sisam.audit.report import Violation
from sisam.audit.snapshot import Snapshot, Unseal
from sisam.errors import SisamError

#: What the hash of an event covers, besides the hash of the event before it.
_COVERED: Final = (
    "case_id",
    "position",
    "command_id",
    "recorded_at",
    "happened_at",
    "actor_id",
    "actor_organisation_id",
    "via",
    "type",
    "from_state",
    "to_state",
    "data",
    "words_hash",
)
_covered = attrgetter(*_COVERED)
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_WORDS: Final = """
SELECT case_id, position, salt, sealed FROM event_words WHERE case_id IN :ids
"""


def chains_verify(snapshot: Snapshot) -> Iterator[Violation]:
    """I20: each case's hash chain verifies, up to the head that lies on the case's row.

    Words enter as keyed hashes, so that lawful erasure leaves the chain intact; where they are still
    there they must be those that were recorded.
    """
    for case_id, entries in snapshot.journals.items():
        for told in _faults_of_chain(entries, case_id, snapshot.cases.get(case_id)):
            yield snapshot.violation("I20", case_id, told)
    for row in snapshot.rows(_WORDS):
        entry = _entry_at(snapshot.journals.get(row["case_id"], ()), row["position"])
        fault = _fault_of_words(row["salt"], row["sealed"], entry, snapshot.unseal)
        if fault:
            yield snapshot.violation("I20", row["case_id"], f"The words of event {row['position']} {fault}.")


def _faults_of_chain(entries: Sequence[Entry], case_id: str, case: RowMapping | None) -> Iterator[str]:
    head = sha256(case_id.encode()).hexdigest()
    seq = 0
    for position, entry in enumerate(entries, start=1):
        if entry.position != position or entry.seq <= seq:
            yield f"Event {entry.seq} stands at place {entry.position} where place {position} is expected."
            return
        if entry.previous_hash != head:
            yield f"Event {entry.seq} is not chained to the one before it."
            return
        head, seq = sha256((head + _structure(entry)).encode()).hexdigest(), entry.seq
        if entry.hash != head:
            yield f"Event {entry.seq} is not as it was recorded."
            return
    if case is None:
        yield "The journal is of a case that is not there."
    elif (case["head_hash"], case["revision"]) != (head, len(entries)):
        yield f"Its {len(entries)} events do not lead to the head of the case, which has {case['revision']}."


def _structure(entry: Entry) -> str:
    return _ENCODER.encode(dict(zip(_COVERED, _covered(entry), strict=True)))


def _entry_at(entries: Sequence[Entry], position: int) -> Entry | None:
    return next((entry for entry in entries[position - 1 :] if entry.position == position), None)


def _fault_of_words(salt: bytes, sealed: bytes, entry: Entry | None, unseal: Unseal | None) -> str | None:
    if entry is None or entry.words_hash is None:
        return "were never recorded"
    if unseal is None:
        return None
    try:
        words = unseal(sealed, f"event:{entry.case_id}:{entry.position}")
    except (SisamError, ValueError):
        return "cannot be read"
    found = hmac.digest(salt, words.encode(), "sha256").hex()
    return None if hmac.compare_digest(found, entry.words_hash) else "are not those that were recorded"
