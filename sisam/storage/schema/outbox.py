"""The tables of messages to persons and what they tell."""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint, text

from sisam.application.ports.outbox import MessageStatus
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Template
from sisam.storage.schema.columns import metadata, number, one_of, refers, words, words_or_none

message = Table(
    "message",
    metadata,
    words("id", key=True),
    words("person_id", refers("person.id")),
    words("channel"),
    words("language"),
    words("message_id"),
    words("created_at"),
    words("status"),
    number("attempts"),
    words_or_none("next_at"),
    words_or_none("sent_at"),
    words_or_none("last_reply"),
    UniqueConstraint("message_id"),
    one_of("language", Language),
    one_of("status", MessageStatus),
    CheckConstraint(
        "status <> 'sent' OR (sent_at IS NOT NULL AND last_reply IS NOT NULL)", name="sent_is_backed"
    ),
)
Index(
    "ix_message_waiting",
    message.c.created_at,
    message.c.id,
    sqlite_where=text("status = 'queued'"),
)

message_item = Table(
    "message_item",
    metadata,
    words("message_id", refers("message.id"), key=True),
    number("ordinal", key=True),
    words("kind"),
    words("template"),
    words("case_id", refers("case.id")),
    words_or_none("step_id", refers("step.id")),
    words_or_none("alert_id", refers("alert.id")),
    number("rung"),
    number("round"),
    words("fields"),
    words("dedup_key"),
    UniqueConstraint("dedup_key"),
    one_of("kind", ItemKind),
    one_of("template", Template),
    sqlite_with_rowid=False,
)
