"""The tables of alerts whose cause lies in no single case: empty seats, unreachable persons, faults."""

from sqlalchemy import Index, LargeBinary, Table, text
from sqlalchemy.schema import Column

from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.site_alert import ActKind
from sisam.storage.schema.columns import (
    metadata,
    number,
    one_of,
    refers,
    together,
    words,
    words_or_none,
)

site_alert = Table(
    "site_alert",
    metadata,
    words("id", key=True),
    words("cause"),
    # A seat, a person's address, a case, a channel; with the cause it is unique while the alert goes on.
    words("about"),
    words_or_none("organisation_id", refers("organisation.id")),
    # Closed values that its messages are filled with, as canonical JSON.
    words("detail"),
    number("rung"),
    number("round"),
    words("raised_at"),
    words_or_none("next_at"),
    words_or_none("acknowledged_at"),
    words_or_none("acknowledged_by"),
    words_or_none("acknowledged_until"),
    words_or_none("cleared_at"),
    words_or_none("cleared_reason"),
    words_or_none("snoozed_until"),
    one_of("cause", AlertCause),
    one_of("cleared_reason", Cleared),
    together("cleared_reason", "cleared_at IS NOT NULL", "cleared_reason"),
    together("next_at", "cleared_at IS NULL", "next_at"),
)
Index(
    "ix_site_alert_live",
    site_alert.c.cause,
    site_alert.c.about,
    unique=True,
    sqlite_where=text("cleared_at IS NULL"),
)

#: What was done about an alert of the site, line by line; a case's alerts have the journal for that.
site_alert_act = Table(
    "site_alert_act",
    metadata,
    words("alert_id", refers("site_alert.id"), key=True),
    number("ordinal", key=True),
    words("at"),
    words("kind"),
    words_or_none("person_id", refers("person.id")),
    words("via"),
    words_or_none("until"),
    # What was written with it, enciphered.
    Column("sealed", LargeBinary, nullable=True),
    # What makes it harmless to be sent again; none where nobody sent it.
    words_or_none("key"),
    one_of("kind", ActKind),
)

#: Cases to which nothing could be done when they were last looked at.
case_failure = Table(
    "case_failure",
    metadata,
    words("case_id", refers("case.id"), key=True),
    words("since"),
    words("last_at"),
    words("error"),
)
