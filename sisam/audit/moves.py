"""The moves in a journal: whether each was allowed, and to whoever made it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Final

from sqlalchemy import RowMapping

from sisam.audit.definition import Definition
from sisam.audit.disclosures import DISCLOSED, ENDED, faults_of_disclosure
from sisam.audit.entry import Entry
from sisam.audit.forced import FORCED, faults_of_speakers
from sisam.audit.reckoning import local_day
from sisam.audit.register import Register
from sisam.audit.report import Violation
from sisam.audit.snapshot import Snapshot
from sisam.domain.event import EventType

_TYPES: Final = frozenset(type_.value for type_ in EventType)
#: What the program never does by itself.
_BY_PEOPLE: Final = frozenset(
    {
        "case_opened",
        "case_closed",
        "state_changed",
        "case_transferred",
        "party_set",
        "step_offered",
        "step_returned",
        "step_waived",
        "step_taken_over",
        "step_carried",
        "handover_forced",
        "disclosed",
        "debt_accepted",
        "step_restored",
        "alert_acknowledged",
        "alert_noted",
        "alert_snoozed",
        "alert_assigned",
        "pause_started",
        "pause_changed",
        "pause_ended",
        "rules_changed",
        "command_annulled",
    }
)
#: A seat above the parties may see to an alert: the last rung climbs to it.
_BY_ANYBODY: Final = frozenset(
    {"alert_acknowledged", "alert_noted", "alert_snoozed", "alert_assigned", "alert_cleared"}
)
_PAUSING: Final = frozenset({"pause_started", "pause_changed"})
#: Of these an import, too, names who did it.
_UPON_STEPS: Final = frozenset({"step_offered", "step_returned", "step_waived", "step_taken_over"})
_MOVING: Final = frozenset({"case_opened", "case_closed", "state_changed", "case_transferred"})

# A party stays one, with its acts, until its last step has ended.
_PARTIES = """
SELECT case_id, party, organisation_id, since_seq, until_seq, 0 AS by_step FROM v_party
WHERE case_id IN :ids
UNION ALL
SELECT case_id, party, organisation_id, since_seq, until_seq, 0 FROM v_accountable
WHERE case_id IN :ids
UNION ALL
SELECT case_id, owner_party, owner_organisation_id, opened_seq, ended_seq, 1 FROM v_step
WHERE case_id IN :ids
UNION ALL
SELECT case_id, confirmer_party, confirmer_organisation_id, opened_seq, ended_seq, 1 FROM v_step
WHERE confirmer_organisation_id IS NOT NULL AND case_id IN :ids
ORDER BY case_id
"""
_CONFIRMED = """
SELECT s.case_id AS id, s.id AS step_id, s.ended_seq, e.type
FROM v_step AS s
LEFT JOIN (SELECT * FROM v_event WHERE case_id IN :ids) AS e ON e.seq = s.ended_seq
WHERE s.case_id IN :ids AND (
    (s.status = 'confirmed' AND coalesce(e.type, '') NOT IN ('step_confirmed', 'handover_forced'))
    OR (s.status = 'confirmed' AND e.type = 'step_confirmed' AND s.confirmer_organisation_id IS NOT NULL
        AND coalesce(e.actor_organisation_id, '') <> s.confirmer_organisation_id)
)
"""


@dataclass(frozen=True, slots=True)
class _Told:
    """A case's journal with what is needed to judge its moves."""

    #: The workflow that the case followed at an event, by the event's number.
    definition_at: Callable[[int], Definition]
    entries: Sequence[Entry]
    parties: Sequence[RowMapping]
    outcome: str | None
    #: The first and the last event of each command: what it changes, its actor may still be.
    spans: Mapping[str, tuple[int, int]]
    #: Commands that undo another one.
    undoing: frozenset[str]
    #: Commands by which two people ended a handover.
    forcing: frozenset[str]
    #: Commands that brought the case under other rules.
    publishing: frozenset[str]
    #: The first event of the closing; None: the case is open. Who was a party then stays one.
    closing: int | None
    register: Register

    def parties_of(self, entry: Entry, *, by_step: bool) -> frozenset[str]:
        """Return the parties that the actor's organisation is, while the event's command was carried out.

        With `by_step` also those that it only was, and that it still has a step from.
        """
        first, last = self.spans[entry.command_id]
        first = first if self.closing is None else min(first, self.closing)
        return frozenset(
            row["party"]
            for row in self.parties
            if row["organisation_id"] == entry.actor_organisation_id
            and (by_step or not row["by_step"])
            and (row["since_seq"] or 0) <= last
            and (row["until_seq"] is None or row["until_seq"] >= first)
        )

    def organisations_at(self, entry: Entry) -> frozenset[str]:
        """Return the organisations that had a part in the case while a command was carried out."""
        first, last = self.spans[entry.command_id]
        return frozenset(
            row["organisation_id"]
            for row in self.parties
            if (row["since_seq"] or 0) <= last and (row["until_seq"] is None or row["until_seq"] >= first)
        )


def moves_are_allowed(snapshot: Snapshot) -> Iterator[Violation]:
    """I18: every (from, to, type, actor's party) in the journal is allowed by the rules of that moment.

    An import dates and names for every party, but names who offered and confirmed; an annulment makes an
    allowed move backwards; a closing is one of the outcomes; an administrator of the agency changes the
    rules; two people who force a handover each speak for a party; whoever discloses something owns it; social
    services lift a protection, and say why.
    """
    parties = {id_: list(rows) for id_, rows in groupby(snapshot.rows(_PARTIES), itemgetter("case_id"))}
    for case, _ in snapshot.defined_cases():
        told = _told(snapshot, case, parties.get(case["id"], ()))
        for fault in _faults_of_journal(told, case["state"]):
            yield snapshot.violation("I18", case["id"], fault)
    for row in snapshot.rows(_CONFIRMED):
        told_ = f"Event {row['ended_seq']} does not confirm the step in the name of its confirmer."
        yield snapshot.violation("I18", row["id"], told_, step=row["step_id"])


def _told(snapshot: Snapshot, case: RowMapping, parties: Sequence[RowMapping]) -> _Told:
    entries = snapshot.journals.get(case["id"], ())
    seqs: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        seqs[entry.command_id].append(entry.seq)
    spans = {command: (min(found), max(found)) for command, found in seqs.items()}
    closings = (spans[entry.command_id][0] for entry in entries if entry.type == "case_closed")
    return _Told(
        definition_at=partial(snapshot.definition_at, case["id"]),
        entries=entries,
        parties=parties,
        outcome=case["outcome"],
        spans=spans,
        undoing=frozenset(entry.command_id for entry in entries if entry.type == "command_annulled"),
        forcing=frozenset(entry.command_id for entry in entries if entry.type == FORCED),
        publishing=frozenset(entry.command_id for entry in entries if entry.type == "rules_changed"),
        closing=next(closings, None),
        register=snapshot.register,
    )


def _faults_of_journal(told: _Told, state_now: str) -> Iterator[str]:
    state: str | None = None
    for entry in told.entries:
        for fault in _faults_of_entry(told, entry, state):
            yield f"Event {entry.seq} ({entry.type}): {fault}."
        if entry.type in _MOVING:
            state = entry.to_state
    if state != state_now:
        yield f"The journal leads to the state {state}; the case stands in {state_now}."


def _faults_of_entry(told: _Told, entry: Entry, state: str | None) -> Iterator[str]:
    if entry.type not in _TYPES:
        yield "there is no such type of event"
    if entry.by_itself:
        if entry.type in _BY_PEOPLE:
            yield "the program never does that by itself"
        return
    if entry.type in _MOVING:
        yield from _faults_of_move(told, entry, state)
    elif (entry.from_state, entry.to_state) != (None, None):
        yield "such an event moves no case"
    else:
        yield from _faults_of_act(told, entry, state)


def _faults_of_act(told: _Told, entry: Entry, state: str | None) -> Iterator[str]:
    """Say why whoever did something that moves no case could not do it."""
    if entry.command_id in told.publishing:
        if not _may_publish(told.register, entry):
            yield "only an administrator of the agency changes the rules of a case"
    elif entry.type == FORCED:
        yield from faults_of_speakers(entry, told.organisations_at(entry), told.register)
    elif _by_a_party(told, entry) and not told.parties_of(entry, by_step=True):
        yield "the actor's organisation is no party of the case"
    elif entry.command_id not in told.undoing:
        if entry.type in _PAUSING:
            yield from _faults_of_pause(told, entry, state)
        elif entry.type in (DISCLOSED, ENDED):
            yield from _faults_of_disclosure(told, entry)
        elif _tells_of_protection(entry) and not entry.imported:
            yield from _faults_of_protection(told, entry)


def _faults_of_protection(told: _Told, entry: Entry) -> Iterator[str]:
    """Say why a protection could not be told or lifted like that."""
    if "social_services" not in told.parties_of(entry, by_step=False):
        yield "only social services say whether a pupil is protected"
    if json.loads(entry.data)["value"] == "no" and entry.words_hash is None:
        yield "nobody said why the protection was lifted"


def _faults_of_disclosure(told: _Told, entry: Entry) -> Iterator[str]:
    definition = told.definition_at(entry.seq)
    parties = told.parties_of(entry, by_step=True)
    yield from faults_of_disclosure(entry, told.entries, definition, parties, told.organisations_at(entry))


def _faults_of_pause(told: _Told, entry: Entry, state: str | None) -> Iterator[str]:
    """Say why a case could not be paused; whoever must say that the pupil is away may prolong it too."""
    pausers = told.definition_at(entry.seq).pausers(state)
    if pausers is None:
        yield f"no case is paused in the state {state}"
        return
    begins = entry.type == "pause_started" and not entry.imported
    if begins and not pausers & told.parties_of(entry, by_step=False):
        yield "the actor's organisation is none of the parties that may do that"


def _by_a_party(told: _Told, entry: Entry) -> bool:
    """Tell whether the actor of an event is of a party; a file dates and names for all of them.

    What follows from a forced handover its two people answer for, who may stand above a party.
    """
    if entry.command_id in told.forcing:
        return False
    return entry.type in _UPON_STEPS if entry.imported else entry.type not in _BY_ANYBODY


def _may_publish(register: Register, entry: Entry) -> bool:
    organisation_id = str(entry.actor_organisation_id)
    holders = register.holders(organisation_id, "administrator", local_day(entry.recorded))
    return organisation_id in register.agencies and entry.actor_id in holders


def _faults_of_move(told: _Told, entry: Entry, state: str | None) -> Iterator[str]:
    if entry.from_state != state:
        yield f"it starts from {entry.from_state} though the case stands in {state}"
    movers = _movers(told, entry)
    if movers is None:
        yield f"no move leads from {entry.from_state} to {entry.to_state}"
    elif not entry.imported and not movers & told.parties_of(entry, by_step=False):
        yield "the actor's organisation is none of the parties that may do that"


def _movers(told: _Told, entry: Entry) -> frozenset[str] | None:
    """Return the parties that may make a move; None where nobody may."""
    definition = told.definition_at(entry.seq)
    if entry.type == "case_opened":
        opens = entry.position == 1 and entry.to_state == definition.initial
        return definition.every_party if opens else None
    if entry.type == "case_closed":
        after = (each for each in told.entries if each.position > entry.position)
        is_last = entry.to_state == definition.final and all(map(_tells_of_protection, after))
        return definition.closers(told.outcome, entry.from_state) if is_last else None
    starts_round = entry.type == "case_transferred"
    if entry.command_id in told.undoing:
        backwards = definition.movers(entry.to_state, entry.from_state, starts_round=starts_round)
        return None if backwards is None else definition.every_party
    return definition.movers(entry.from_state, entry.to_state, starts_round=starts_round)


def _tells_of_protection(entry: Entry) -> bool:
    """Tell whether an event is of the one kind that a closed case takes: whether the pupil is protected."""
    return entry.type == "fact_set" and json.loads(entry.data).get("fact") == "protected"
