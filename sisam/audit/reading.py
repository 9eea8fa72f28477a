"""Reads: whether whoever was shown a case had the right to see it, and left a trace of it first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import RowMapping

from sisam.audit import imports
from sisam.audit.entry import Entry
from sisam.audit.register import Register
from sisam.audit.report import Violation
from sisam.audit.snapshot import Snapshot
from sisam.domain.local_time import STOCKHOLM

_READS: Final = """
SELECT seq, at, actor_id, actor_organisation_id, case_id, what, purpose, break_glass
FROM v_read WHERE decision = 'allowed' AND case_id IN :ids ORDER BY seq
"""
_PARTIES: Final = "SELECT DISTINCT case_id, organisation_id FROM v_party WHERE case_id IN :ids"
_SIDES: Final = """
SELECT DISTINCT case_id, owner_organisation_id AS owner, confirmer_organisation_id AS confirmer
FROM v_step WHERE case_id IN :ids
"""
#: The protected are few, so that they are looked up once for all cases.
_UNLIKE: Final = """
SELECT id FROM v_case
WHERE restricted = 0 AND id IN :ids
    AND subject_id IN (SELECT subject_id FROM "case" WHERE restricted = 1)
ORDER BY id
"""
#: Whoever owns the files, in nobody's name; and the canary, whose case is about no pupil.
_NOBODY: Final = frozenset({"owner", "canary"})
_HEADS: Final = frozenset({"manager", "coordinator"})
_KEEPERS: Final = frozenset({"administrator", "operations", "log_reviewer"})
_REVIEWER: Final = "log_reviewer"
#: By kind of organisation, whose seats show a case; every acting seat's where the kind is not named.
_READERS: Final[Mapping[str, frozenset[str]]] = {
    "agency": frozenset({"coordinator"}),
    "youth_home": _HEADS,
    "support_office": frozenset(),
}


def pages_are_in_the_log(snapshot: Snapshot) -> Iterator[Violation]:
    """I22: whoever did something in a case from a page had a line in the read log by then.

    It stands there before the answer is shown, since it is written in the same transaction. That no look
    was shown without one cannot be seen from the data; tests stop the program between the two.
    """
    reads = _by_case(snapshot.rows(_READS))
    for case_id, journal in snapshot.journals.items():
        for entry in journal:
            if entry.via.startswith("web:") and not _was_shown(entry, reads.get(case_id, ())):
                told = (
                    f"Event {entry.seq} ({entry.type}) was done from a page, and the read log tells nothing."
                )
                yield snapshot.violation("I22", case_id, told)


def _was_shown(entry: Entry, reads: Sequence[RowMapping]) -> bool:
    return any(
        row["actor_id"] == entry.actor_id and datetime.fromisoformat(row["at"]) <= entry.recorded
        for row in reads
    )


def cases_are_read_by_right(snapshot: Snapshot) -> Iterator[Violation]:
    """I23: whoever brought in a file or was shown a case might, by a seat that they held that day.

    A file: as an administrator at the agency. A case: in a seat that shows cases at one of its parties, or as
    head above one, or as a reviewer of the log. What the first versions brought in names no organisation;
    nothing that was recorded after a file with one may. Other acts are looked at by I18. Nobody has broken
    the glass, which nobody can yet.
    """
    yield from imports.files_are_brought_in_by_right(snapshot)
    parties = _parties(snapshot)
    for row in snapshot.rows(_READS):
        if row["break_glass"]:
            told = f"Line {row['seq']} of the read log tells that the glass was broken."
            yield snapshot.violation("I23", row["case_id"], told)
        elif row["actor_id"] not in _NOBODY and not _might_see(snapshot.register, row, parties):
            told = f"Line {row['seq']} of the read log ({row['what']}) is of somebody who might not see it."
            yield snapshot.violation("I23", row["case_id"], told)


def _parties(snapshot: Snapshot) -> Mapping[str, set[str]]:
    """Return who ever was a party of each case, or had a step in it."""
    found: dict[str, set[str]] = {}
    for row in snapshot.rows(_PARTIES):
        found.setdefault(row["case_id"], set()).add(row["organisation_id"])
    for row in snapshot.rows(_SIDES):
        sides = {each for each in (row["owner"], row["confirmer"]) if each is not None}
        found.setdefault(row["case_id"], set()).update(sides)
    return found


def _might_see(register: Register, row: RowMapping, parties: Mapping[str, set[str]]) -> bool:
    day = datetime.fromisoformat(row["at"]).astimezone(STOCKHOLM).date()
    seats = register.seats(row["actor_id"], day)
    if row["what"] == "read_log":
        return any(role == _REVIEWER for _, role in seats)
    organisation_id = row["actor_organisation_id"]
    if organisation_id is None:
        return False
    theirs = parties.get(row["case_id"], set())
    return any(
        _shows(register, at, role) and _reaches(register, at, role, organisation_id, theirs)
        for at, role in seats
    )


def _shows(register: Register, organisation_id: str, role: str) -> bool:
    """Tell whether a seat is one that shows cases."""
    readers = _READERS.get(register.kind(organisation_id))
    return role not in _KEEPERS if readers is None else role in readers


def _reaches(register: Register, at: str, role: str, named: str, parties: set[str]) -> bool:
    """Tell whether a seat is at a party or, as a head's, above one, and the line names one of the two.

    Whoever was a party once may still be above another that is one.
    """
    if at in parties and named == at:
        return True
    if role not in _HEADS:
        return False
    below = {party for party in parties if at in register.line(party)}
    return bool(below) and named in {at, *below}


def protected_pupils_are_hidden(snapshot: Snapshot) -> Iterator[Violation]:
    """I26: whoever was shown who a pupil with protected identity is had said why; all cases of a pupil agree.

    What lists, searches and exports show is proved by tests, which no data can.
    """
    for row in snapshot.rows(_READS):
        at = datetime.fromisoformat(row["at"])
        unasked = row["what"] == "identity" and row["purpose"] != "reason"
        if unasked and _is_restricted(snapshot.journals.get(row["case_id"], ()), at):
            told = f"Line {row['seq']} of the read log shows a protected identity, and tells no reason."
            yield snapshot.violation("I26", row["case_id"], told)
    for row in snapshot.rows(_UNLIKE):
        told = "Another case of the same pupil tells that they are protected, and this one does not."
        yield snapshot.violation("I26", row["id"], told)


def _is_restricted(journal: Sequence[Entry], at: datetime) -> bool:
    """Tell whether a case was that of a pupil with protected identity at a moment."""
    restricted = False
    for entry in journal:
        if entry.recorded > at:
            break
        data = json.loads(entry.data)
        if entry.type == "case_opened":
            restricted = bool(data.get("restricted"))
        elif entry.type == "fact_set" and data.get("fact") == "protected":
            restricted = data.get("value") == "yes"
    return restricted


def _by_case(rows: Sequence[RowMapping]) -> Mapping[str, list[RowMapping]]:
    found: dict[str, list[RowMapping]] = {}
    for row in rows:
        found.setdefault(row["case_id"], []).append(row)
    return found
