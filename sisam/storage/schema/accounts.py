"""The tables of how people sign in: accounts, invitations, sessions, and what is being tried too often."""

from sqlalchemy import Index, Table, text

from sisam.domain.account import SessionEnd, SignInWay
from sisam.storage.schema.columns import (
    metadata,
    number,
    octets_or_none,
    one_of,
    refers,
    together,
    words,
    words_or_none,
)

account = Table(
    "account",
    metadata,
    words("person_id", refers("person.id"), key=True),
    words_or_none("password_hash"),
    octets_or_none("totp_sealed"),
    words("created_at"),
    number("totp_last"),
    words_or_none("disabled_at"),
)

recovery_code = Table(
    "recovery_code",
    metadata,
    words("person_id", refers("account.person_id"), key=True),
    number("ordinal", key=True),
    words("code_hash"),
    words_or_none("used_at"),
    sqlite_with_rowid=False,
)

invitation = Table(
    "invitation",
    metadata,
    words("id", key=True),
    words("person_id", refers("person.id")),
    words("code_hash"),
    words("created_at"),
    # A person, or the site's owner in nobody's name.
    words("created_by"),
    words("expires_at"),
    words_or_none("used_at"),
    words_or_none("withdrawn_at"),
    number("failures"),
)
Index("ix_invitation_person_id", invitation.c.person_id)

session = Table(
    "session",
    metadata,
    # The hash of the id that the browser holds.
    words("key", key=True),
    words("person_id", refers("person.id")),
    words("way"),
    words("created_at"),
    words("seen_at"),
    words("expires_at"),
    words("fresh_at"),
    words_or_none("ended_at"),
    words_or_none("ended_reason"),
    one_of("way", SignInWay),
    one_of("ended_reason", SessionEnd),
    together("ended_reason", "ended_at IS NOT NULL", "ended_reason"),
)
Index("ix_session_person_id", session.c.person_id, sqlite_where=text("ended_at IS NULL"))

#: How often something was tried in vain, by the keyed hash of what is counted: an address, an account.
attempt = Table(
    "attempt",
    metadata,
    words("key", key=True),
    words("since"),
    number("failures"),
    words("not_before"),
)
