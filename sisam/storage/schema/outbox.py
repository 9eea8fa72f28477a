"""The tables of messages to persons, of what they tell, and of the channels that they go over."""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint, text

from sisam.application.ports.outbox import MessageStatus
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Template
from sisam.domain.seat import Role
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
    sqlite_where=text("status IN ('queued', 'sending', 'held')"),
)
Index(
    "ix_message_gathering",
    message.c.person_id,
    message.c.channel,
    sqlite_where=text("status IN ('queued', 'held') AND attempts = 0"),
)

message_item = Table(
    "message_item",
    metadata,
    words("message_id", refers("message.id"), key=True),
    number("ordinal", key=True),
    words("kind"),
    words("template"),
    # Missing where it tells of no single case: of a seat, of a channel, of an organisation's day.
    words_or_none("case_id", refers("case.id")),
    words_or_none("step_id", refers("step.id")),
    words_or_none("alert_id", refers("alert.id")),
    words_or_none("site_alert_id", refers("site_alert.id")),
    number("rung"),
    number("round"),
    words("fields"),
    words("dedup_key"),
    words_or_none("seat_organisation_id"),
    words_or_none("seat_role"),
    words_or_none("due_on"),
    words("told"),
    words_or_none("successor_id", refers("message.id")),
    UniqueConstraint("dedup_key"),
    one_of("kind", ItemKind),
    one_of("template", Template),
    one_of("seat_role", Role),
    sqlite_with_rowid=False,
)

#: A person who cannot be reached over a channel at the address that was refused.
unreachable = Table(
    "unreachable",
    metadata,
    words("person_id", refers("person.id"), key=True),
    words("channel", key=True),
    words("address"),
    words("since"),
    words("reply"),
    sqlite_with_rowid=False,
)

#: An address that has taken nothing since a moment, though nobody says that it never will.
failing_address = Table(
    "failing_address",
    metadata,
    words("person_id", refers("person.id"), key=True),
    words("channel", key=True),
    words("address"),
    words("since"),
    sqlite_with_rowid=False,
)

channel_state = Table(
    "channel_state",
    metadata,
    words("channel", key=True),
    number("failures"),
    words_or_none("failing_since"),
    words_or_none("last_failure"),
    words_or_none("failing_for", refers("person.id")),
    words_or_none("accepted_at"),
)
