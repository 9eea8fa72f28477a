"""Files: whether whoever brought one in had the right to on that day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sisam.audit.entry import Entry
from sisam.audit.register import Register
from sisam.audit.report import Violation
from sisam.audit.snapshot import Snapshot
from sisam.domain.local_time import STOCKHOLM

#: What a file tells in the name of whoever did it on paper; I18 looks at their right.
_ON_PAPER: Final = frozenset(
    {"step_offered", "offer_withdrawn", "step_returned", "step_confirmed", "step_waived"}
)
_DATE: Final = "anchor_set"
_CONFIRMERS: Final = """
SELECT id, confirmer_organisation_id FROM v_step
WHERE confirmer_organisation_id IS NOT NULL AND case_id IN :ids
"""
_ADMINISTRATOR: Final = "administrator"


def files_are_brought_in_by_right(snapshot: Snapshot) -> Iterator[Violation]:
    """I23: whoever brought a file in was an administrator at the agency that day.

    What the first versions brought in names no organisation; nothing that was recorded after a file with
    one may. That is for files: other acts are looked at by I18, and reads not yet.
    """
    confirmers = {row["id"]: row["confirmer_organisation_id"] for row in snapshot.rows(_CONFIRMERS)}
    journals = snapshot.journals.values()
    imported = [entry for journal in journals for entry in _brought_in(journal, confirmers)]
    named = min((each.seq for each in imported if each.actor_organisation_id is not None), default=None)
    for entry in imported:
        if entry.actor_organisation_id is None:
            if named is not None and entry.seq > named:
                told = f"Event {entry.seq} ({entry.type}) came from a file that nobody brought in by name."
                yield snapshot.violation("I23", entry.case_id, told)
        elif not _may(snapshot.register, entry):
            told = (
                f"Event {entry.seq} ({entry.type}) came from a file of somebody who might not bring one in."
            )
            yield snapshot.violation("I23", entry.case_id, told)


def _brought_in(journal: Sequence[Entry], confirmers: Mapping[str, str]) -> Iterator[Entry]:
    """Yield what files told of themselves, and not in the name of somebody who did it on paper."""
    firsts: dict[str, str] = {}
    for entry in journal:
        # A date or a party may end a step too; on paper the step itself comes first …
        first = firsts.setdefault(entry.command_id, entry.type)
        if first == _DATE and _names_a_date(entry, confirmers):
            # … but for the date that an offer or its confirmation names.
            firsts[entry.command_id] = entry.type
    for entry in journal:
        if entry.imported and firsts[entry.command_id] not in _ON_PAPER:
            yield entry


def _names_a_date(entry: Entry, confirmers: Mapping[str, str]) -> bool:
    """Tell whether a step is offered, or confirmed by its confirmer."""
    if entry.type == "step_confirmed":
        return confirmers.get(json.loads(entry.data)["step"]) == entry.actor_organisation_id
    return entry.type == "step_offered"


def _may(register: Register, entry: Entry) -> bool:
    organisation_id, day = str(entry.actor_organisation_id), entry.recorded.astimezone(STOCKHOLM).date()
    is_agency = organisation_id in register.agencies
    return is_agency and entry.actor_id in register.holders(organisation_id, _ADMINISTRATOR, day)
