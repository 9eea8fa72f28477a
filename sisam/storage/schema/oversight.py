"""The tables of who was shown what, which daemon is alive, and whether the site may speak."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table

from sisam.domain.reading import Purpose, Ruling, Shown
from sisam.storage.schema.columns import (
    flag_is_flag,
    metadata,
    number,
    octets_or_none,
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
    words("via"),
    # Why, in the person's own words, enciphered.
    octets_or_none("reason"),
    flag_is_flag("break_glass"),
    one_of("what", Shown),
    one_of("purpose", Purpose),
    one_of("decision", Ruling),
)
Index("ix_read_log_case_id", read_log.c.case_id, read_log.c.seq)
Index("ix_read_log_actor_id", read_log.c.actor_id, read_log.c.seq)
Index("ix_read_log_organisation", read_log.c.actor_organisation_id, read_log.c.at)

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
    # Whether everything here is invented, so that it is never taken for real.
    number("sample"),
    CheckConstraint("id = 1", name="one_row"),
    flag_is_flag("sample"),
)
