"""The journal as a record of commands: each carried out once, in the order of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sisam.audit.entry import Entry
from sisam.audit.report import Violation
from sisam.audit.snapshot import Snapshot

# By the events, since no index leads from a case to its commands.
_TWICE = """
SELECT DISTINCT one.case_id AS id, one.id AS command_id
FROM event AS e
JOIN command AS one ON one.id = e.command_id
JOIN command AS other ON other.organisation_key = one.organisation_key
    AND other.idempotency_key = one.idempotency_key AND other.id <> one.id
WHERE e.case_id IN :ids
"""
_COMMANDS = """
SELECT id, organisation_key FROM command
WHERE id IN (SELECT command_id FROM event WHERE case_id IN :ids)
"""
_KEYLESS = """
SELECT DISTINCT case_id AS id, seq FROM v_event
WHERE idempotency_key IS NULL AND case_id IN :ids
"""


def commands_once(snapshot: Snapshot) -> Iterator[Violation]:
    """I15: at most one command per (actor's organisation, idempotency key).

    All its events carry its command_id.
    """
    for row in snapshot.rows(_TWICE):
        told = f"Another command of the same organisation has the key of command {row['command_id']}."
        yield snapshot.violation("I15", row["id"], told)
    for row in snapshot.rows(_KEYLESS):
        yield snapshot.violation("I15", row["id"], f"Event {row['seq']} belongs to no command.")
    owners = {row["id"]: row["organisation_key"] for row in snapshot.rows(_COMMANDS)}
    for case_id, entries in snapshot.journals.items():
        for command_id, events in _by_command(entries).items():
            for told in _faults_of_command(events, owners.get(command_id)):
                yield snapshot.violation("I15", case_id, f"Command {command_id}: {told}.")


def _by_command(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.command_id].append(entry)
    return found


def _faults_of_command(events: Sequence[Entry], owner: str | None) -> Iterator[str]:
    """Say what does not fit: a command is one organisation's act, at one moment and in one piece."""
    first, last = events[0], events[-1]
    if last.position - first.position != len(events) - 1:
        yield "events of another one stand between its own"
    if any(event.recorded_at != first.recorded_at for event in events):
        yield "its events were recorded at several moments"
    actors = {event.actor_organisation_id or "" for event in events if not event.by_itself}
    if owner is not None and not actors <= {owner}:
        yield "its events are of another organisation"


def recorded_in_order(snapshot: Snapshot) -> Iterator[Violation]:
    """I16: recorded time never runs backwards within a case; happened-at may."""
    for case_id, entries in snapshot.journals.items():
        for before, after in pairwise(entries):
            if after.recorded_at != before.recorded_at and after.recorded < before.recorded:
                told = f"Event {after.seq} was recorded before event {before.seq}, which stands before it."
                yield snapshot.violation("I16", case_id, told)
