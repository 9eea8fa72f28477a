"""The journal's hash chain: whoever changes a line breaks every line after it."""

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Final

from sisam.application.ports.cases import Recorded
from sisam.domain.actor import Actor
from sisam.domain.event import Event, EventType
from sisam.domain.ids import CaseId
from sisam.storage.canonical import canonical, read
from sisam.storage.instants import instant_text
from sisam.storage.link import Row
from sisam.storage.words import WordsSeal

SALT_BYTES: Final = 16

_TYPES: Final = {type_.value: type_ for type_ in EventType}


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows to add to the journal of one case, and the hash that it then ends with."""

    head_hash: str
    events: list[Row] = field(default_factory=list)
    words: list[Row] = field(default_factory=list)


def first_hash(case_id: CaseId) -> str:
    """Return what the first event of a case is chained to: the SHA-256 of the case's id."""
    return sha256(case_id.encode()).hexdigest()


def words_hash(salt: bytes, words: str) -> str:
    """Return what remains of words in the chain when salt and words are erased: HMAC-SHA256(salt, words)."""
    return hmac.digest(salt, words.encode(), "sha256").hex()


def place_of(case_id: CaseId, position: int) -> str:
    """Return the name of an event's place, to which its words are sealed."""
    return f"event:{case_id}:{position}"


def chained(head_hash: str, events: Iterable[Event], seal: WordsSeal) -> Lines:
    """Return the rows of events that follow a head, each chained to the one before."""
    rows: list[Row] = []
    words: list[Row] = []
    for event in events:
        hashed = None
        if event.words is not None:
            salt = secrets.token_bytes(SALT_BYTES)
            hashed = words_hash(salt, event.words)
            sealed = seal.seal(event.words, place_of(event.case_id, event.position))
            words.append((event.case_id, event.position, salt, sealed))
        row = _structure(event, hashed)
        previous_hash, head_hash = head_hash, sha256((head_hash + _told(row)).encode()).hexdigest()
        rows.append((*row, previous_hash, head_hash))
    return Lines(head_hash, rows, words)


#: The columns of an event that its hash covers, in the order of the table.
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


def _told(row: Row) -> str:
    """Return the canonical JSON of an event's columns, `data` being the text that lies there."""
    return canonical(dict(zip(_COVERED, row, strict=True)))


def _structure(event: Event, hashed: str | None) -> Row:
    actor = event.actor
    return (
        event.case_id,
        event.position,
        event.command_id,
        instant_text(event.recorded_at),
        instant_text(event.happened_at),
        actor.person_id,
        actor.organisation_id,
        actor.via,
        event.type.value,
        event.from_state,
        event.to_state,
        canonical(dict(event.data)),
        hashed,
    )


def recorded_of(row: Row, sealed: bytes | None, seal: WordsSeal) -> Recorded:
    """Return the event that a row of the journal tells, with its words unless they were erased."""
    seq, case_id, position, command_id, recorded_at, happened_at, *rest = row
    actor_id, organisation_id, via, type_, from_state, to_state, data, _, _, hash_ = rest
    event = Event(
        case_id=case_id,
        position=position,
        type=_TYPES[type_],
        recorded_at=datetime.fromisoformat(recorded_at),
        happened_at=datetime.fromisoformat(happened_at),
        actor=Actor(actor_id, organisation_id, via),
        command_id=command_id,
        data=read(data),
        words=None if sealed is None else seal.unseal(sealed, place_of(case_id, position)),
        from_state=from_state,
        to_state=to_state,
    )
    return Recorded(seq=seq, event=event, hash=hash_)
