"""Files: whether whoever brought one in had the right to on that day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_ADMINISTRATOR: Final = "administrator"


def files_are_brought_in_by_right(snapshot: Snapshot) -> Iterator[Violation]:
    """I23: whoever brought a file in was an administrator at the agency that day.

    What the first versions brought in names no organisation; nothing that was recorded after a file with
    one may. That is for files: other acts are looked at by I18, and reads not yet.
    """
    imported = [entry for journal in snapshot.journals.values() for entry in _brought_in(journal)]
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


def _brought_in(journal: Sequence[Entry]) -> Iterator[Entry]:
    """Yield what files told of themselves, and not in the name of somebody who did it on paper."""
    firsts: dict[str, str] = {}
    for entry in journal:
        # A date or a party may end a step too; on paper the step itself comes first.
        first = firsts.setdefault(entry.command_id, entry.type)
        if entry.imported and first not in _ON_PAPER:
            yield entry


def _may(register: Register, entry: Entry) -> bool:
    organisation_id, day = str(entry.actor_organisation_id), entry.recorded.astimezone(STOCKHOLM).date()
    is_agency = organisation_id in register.agencies
    return is_agency and entry.actor_id in register.holders(organisation_id, _ADMINISTRATOR, day)
