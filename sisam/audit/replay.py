"""The replay: what a case's events make of it, beside what is stored of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

from sisam.audit.entry import Entry
from sisam.audit.eras import hashes_of
from sisam.audit.report import Violation
from sisam.audit.snapshot import Snapshot
from sisam.domain.actor import Actor
from sisam.domain.case import Case
from sisam.domain.event import Event, EventType
from sisam.domain.ids import CaseId, CommandId, OrganisationId, PersonId
from sisam.domain.rules import Rules, RulesKey
from sisam.engine.folding.refolding import refold

#: So many moments and actors are kept for the next event; more than a snapshot's commands would not help.
_KEPT: Final = 1024
#: Columns by table; each has the name of the field, or of a path of fields with dots between.
_CASE: Final = {
    "number": "number",
    "subject_id": "subject_id",
    "state": "state",
    "phase": "phase",
    "round": "round",
    "outcome": "outcome",
    "previous_case_id": "previous_case_id",
    "restricted": "restricted",
    "opened_at": "opened_at",
    "last_act_on": "last_act_on",
    "closed_at": "closed_at",
    "closed_position": "closed_position",
    "anchors": "anchors",
    "facts": "facts",
    "parties": "parties",
    "absent": "absent",
    "pauses": "pauses",
    "spells": "spells",
    "home_move": "home_move",
    "disclosures": "disclosures",
    "earlier_dates": "earlier_dates",
    "deadline_count": "deadline_count",
    "alert_count": "alert_count",
    "length": "length",
}
_STEP: Final = {
    "definition": "definition",
    "routine": "routine",
    "kind": "kind",
    "round": "round",
    "occurrence": "occurrence",
    "owner_party": "owner.party",
    "owner_organisation_id": "owner.organisation_id",
    "confirmer_party": "confirmer.party",
    "confirmer_organisation_id": "confirmer.organisation_id",
    "status": "status",
    "passes_accountability": "passes_accountability",
    "opened_on": "opened_on",
    "base_on": "base_on",
    "first_due_on": "first_due_on",
    "opened_position": "opened_position",
    "ended_position": "ended_position",
    "returned_on": "returned_on",
    "returns": "returns",
    "offered_by": "offered_by",
    "ended_on": "ended_on",
    "cause": "cause",
    "taken_over": "taken_over",
    "reopened_on": "reopened_on",
    "successor_step_id": "successor_step_id",
}
_DEADLINE: Final = {
    name: name
    for name in (
        "step_id",
        "kind",
        "rule",
        "anchor",
        "anchor_on",
        "due_on",
        "due_at",
        "clock",
        "source",
        "status",
        "created_position",
        "ended_position",
        "times",
        "floor_on",
        "paused_days",
        "reminded_for",
    )
}
_ALERT: Final = {
    name: name
    for name in (
        "cause",
        "step_id",
        "deadline_id",
        "ladder",
        "rung",
        "round",
        "raised_at",
        "next_at",
        "acknowledged_at",
        "acknowledged_by",
        "acknowledged_until",
        "cleared_at",
        "cleared_reason",
        "snoozed_until",
        "assigned_to",
        "assigned_until",
    )
}
_MEMBERSHIP: Final = {name: name for name in ("party", "organisation_id", "since_position", "until_position")}
_ACCOUNTABILITY: Final = {**_MEMBERSHIP, "round": "round", "place": "place"}


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of record: its table, how to find it in the case, and the key of the report's ids."""

    table: str
    key: str
    columns: Mapping[str, str]
    told_as: str | None = None
    #: What reads the fields of a record, in the order of the columns.
    fields: Sequence[Callable[[Any], object]] = field(init=False)

    def __post_init__(self) -> None:
        """Make what reads the fields."""
        object.__setattr__(self, "fields", tuple(map(_reader, self.columns.values())))

    @property
    def sql(self) -> str:
        """Return the query for the stored records of the snapshot's cases."""
        case_id = "id" if self.table == '"case"' else "case_id"
        named = ", ".join(f"{name}" for name in self.columns)
        return (
            f"SELECT {case_id} AS of_case, {self.key} AS of_record, {named} FROM {self.table} "  # noqa: S608
            f"WHERE {case_id} IN :ids ORDER BY of_case, of_record"
        )


def _reader(path: str) -> Callable[[Any], object]:
    """Return what reads a field, or a field of what stands in one; None where nothing stands there."""
    first, _, second = path.partition(".")
    outer = attrgetter(first)
    if not second:
        return outer
    inner = attrgetter(second)
    return lambda record: None if (found := outer(record)) is None else inner(found)


_KINDS: Final = {
    "case": _Kind('"case"', "id", _CASE),
    "step": _Kind("step", "id", _STEP, "step"),
    "deadline": _Kind("deadline", "id", _DEADLINE, "deadline"),
    "alert": _Kind("alert", "id", _ALERT, "alert"),
    "membership": _Kind("membership", "ordinal", _MEMBERSHIP),
    "accountability": _Kind("accountability", "ordinal", _ACCOUNTABILITY),
}
#: Case, key, and the columns of its kind.
_Line = Sequence[Any]
_Stored = Mapping[str, Mapping[str, Sequence[_Line]]]


def replay_gives_the_same(snapshot: Snapshot) -> Iterator[Violation]:
    """I17: folding a case's events, each through the rules that held then, gives exactly what is stored.

    That is the case itself, its steps, deadlines and alerts, its parties and who was accountable.
    """
    stored = {kind: _by_case(snapshot.lines(each.sql)) for kind, each in _KINDS.items()}
    for case_id in snapshot.cases:
        entries = snapshot.journals.get(case_id, ())
        try:
            case = _fold(snapshot, case_id, entries)
        except (LookupError, TypeError, ValueError) as error:
            told = f"The journal cannot be folded ({type(error).__name__})."
            yield snapshot.violation("I17", case_id, told)
            continue
        yield from _differences(snapshot, case, stored)


def _by_case(lines: Iterable[_Line]) -> Mapping[str, Sequence[_Line]]:
    found: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        found[line[0]].append(line)
    return found


def _fold(snapshot: Snapshot, case_id: str, entries: Sequence[Entry]) -> Case:
    stored = snapshot.rules_key(case_id)

    def rules_of(key: RulesKey) -> Rules:
        return snapshot.shelf.rules(stored if hashes_of(key) == hashes_of(stored) else key)

    return refold(rules_of, map(_event, entries))


# The events of a command have one moment and one actor, and most commands happen when they are recorded.
_instant = lru_cache(_KEPT)(datetime.fromisoformat)


@lru_cache(_KEPT)
def _actor(actor_id: str, organisation: str | None, via: str) -> Actor:
    return Actor(PersonId(actor_id), OrganisationId(organisation) if organisation else None, via)


def _event(entry: Entry) -> Event:
    return Event(
        case_id=CaseId(entry.case_id),
        position=entry.position,
        type=EventType(entry.type),
        recorded_at=_instant(entry.recorded_at),
        happened_at=_instant(entry.happened_at),
        actor=_actor(entry.actor_id, entry.actor_organisation_id, entry.via),
        command_id=CommandId(entry.command_id),
        data=json.loads(entry.data),
        from_state=entry.from_state,
        to_state=entry.to_state,
    )


def _differences(snapshot: Snapshot, case: Case, stored: _Stored) -> Iterator[Violation]:
    folded: dict[str, Mapping[Any, object]] = {
        "case": {case.id: case},
        "step": case.steps,
        "deadline": case.deadlines,
        "alert": case.alerts,
        "membership": _numbered(case.memberships),
        "accountability": _numbered(case.accountabilities),
    }
    for name, kind in _KINDS.items():
        lines = stored[name].get(case.id, ())
        keys = _numbered(lines) if kind.key == "ordinal" else {line[1]: line for line in lines}
        for key in {**folded[name], **keys}:
            fault = _fault(folded[name].get(key), keys.get(key), kind)
            if fault:
                ids = {kind.told_as: str(key)} if kind.told_as else {}
                yield snapshot.violation("I17", case.id, f"By the journal, the {name} {fault}.", **ids)


def _numbered(records: Sequence[Any]) -> Mapping[int, Any]:
    return dict(enumerate(records))


def _fault(folded: object, line: _Line | None, kind: _Kind) -> str | None:
    if line is None:
        return "is missing from the store"
    if folded is None:
        return "should not be there"
    compared = zip(kind.columns, kind.fields, line[2:], strict=True)
    names = [name for name, read, stored in compared if not _same(read(folded), stored)]
    return f"has another {', '.join(names)}" if names else None


def _same(folded: object, stored: str | int | None) -> bool:
    """Tell whether a stored column says what a field says; what cannot be read says nothing."""
    if folded == stored:
        return True
    if folded is None or stored is None:
        return False
    try:
        if isinstance(folded, datetime):
            return datetime.fromisoformat(str(stored)) == folded
        if isinstance(folded, Mapping | frozenset | tuple) or is_dataclass(folded):
            return bool(json.loads(str(stored)) == _plain(folded))
    except ValueError:
        return False
    return isinstance(folded, date) and stored == folded.isoformat()


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        # The stored keys leave out what sort of value it is.
        named = {each.name: getattr(value, each.name) for each in fields(value)}
        return {_bare(name): _plain(each) for name, each in named.items()}
    if isinstance(value, frozenset):
        return sorted(str(each) for each in value)
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _bare(name: str) -> str:
    return name.removesuffix("_on").removesuffix("_id").removesuffix("_position")
