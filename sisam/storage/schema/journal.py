"""The tables of the journal: events, their words, and receipts of commands."""

from sqlalchemy import Column, ForeignKeyConstraint, Integer, Table, UniqueConstraint

from sisam.domain.event import EventType
from sisam.storage.schema.columns import metadata, number, octets, one_of, refers, words, words_or_none

command = Table(
    "command",
    metadata,
    words("id", key=True),
    words("case_id", refers("case.id")),
    # The actor's organisation; empty for the program itself, since NULLs are never equal.
    words("organisation_key"),
    words("idempotency_key"),
    UniqueConstraint("organisation_key", "idempotency_key"),
    sqlite_with_rowid=False,
)

event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True, nullable=False),
    words("case_id", refers("case.id")),
    number("position"),
    words("command_id", refers("command.id")),
    words("recorded_at"),
    words("happened_at"),
    words("actor_id"),
    words_or_none("actor_organisation_id", refers("organisation.id")),
    words("via"),
    words("type"),
    words_or_none("from_state"),
    words_or_none("to_state"),
    # Canonical JSON of closed words, ids, dates and counts.
    words("data"),
    words_or_none("words_hash"),
    words("previous_hash"),
    words("hash"),
    UniqueConstraint("case_id", "position"),
    one_of("type", EventType),
)

event_words = Table(
    "event_words",
    metadata,
    words("case_id", key=True),
    number("position", key=True),
    octets("salt"),
    octets("sealed"),
    ForeignKeyConstraint(["case_id", "position"], ["event.case_id", "event.position"]),
)
