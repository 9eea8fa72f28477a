"""The tables of who was shown what, which daemon is alive, and whether the site may speak."""

from sqlalchemy import CheckConstraint, Column, Integer, Table

from sisam.storage.schema.columns import (
    flag_is_flag,
    metadata,
    number,
    one_of,
    refers,
    words,
    words_or_none,
)

read_log = Table(
    "read_log",
    metadata,
    Column("seq", Integer, primary_key=True, nullable=False),
    words("at"),
    words("actor_id"),
    words_or_none("actor_organisation_id", refers("organisation.id")),
    words_or_none("case_id", refers("case.id")),
    words("what"),
    words("purpose"),
    number("break_glass"),
    words("decision"),
    flag_is_flag("break_glass"),
    one_of("decision", ("allowed", "denied")),
)

daemon_beat = Table(
    "daemon_beat",
    metadata,
    words("id", key=True),
    words("host"),
    number("pid"),
    words("last_beat"),
    words_or_none("last_sweep_started"),
    words_or_none("last_sweep_completed"),
)

#: At most one row: where a site was restored from, since when it is silent, and who ended that.
site_state = Table(
    "site_state",
    metadata,
    number("id", key=True),
    words_or_none("silent_since"),
    words_or_none("restored_at"),
    words_or_none("restored_from"),
    words_or_none("adopted_at"),
    words_or_none("adopted_by", refers("person.id")),
    words_or_none("adopted_via"),
    CheckConstraint("id = 1", name="one_row"),
)
