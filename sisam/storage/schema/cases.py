"""The tables of cases: the case itself, its parties and who was accountable."""

from sqlalchemy import Index, Table, UniqueConstraint, text

from sisam.domain.schooling import SchoolingMode
from sisam.domain.workflow import Phase
from sisam.storage.schema.columns import (
    flag_is_flag,
    metadata,
    number,
    number_or_none,
    one_of,
    refers,
    refers_at_last,
    together,
    words,
    words_or_none,
)

case = Table(
    "case",
    metadata,
    words("id", key=True),
    words("number"),
    words("subject_id", refers("subject.id")),
    words("workflow_name"),
    words("workflow_version"),
    words("workflow_hash"),
    words("law_version"),
    words("law_hash"),
    words("calendar_version"),
    words("calendar_hash"),
    words_or_none("agreement_version"),
    words_or_none("agreement_hash"),
    words("state"),
    words("phase"),
    number("round"),
    words_or_none("outcome"),
    words_or_none("previous_case_id", refers_at_last("case.id")),
    number("restricted"),
    words("opened_at"),
    words("last_act_on"),
    words_or_none("closed_at"),
    number_or_none("closed_position"),
    words_or_none("next_at"),
    # Canonical JSON: always read and written whole, never searched.
    words("anchors"),
    words("facts"),
    words("parties"),
    words("absent"),
    words("pauses"),
    words("spells"),
    words_or_none("home_move"),
    words("disclosures"),
    words("earlier_dates"),
    number("deadline_count"),
    number("alert_count"),
    # How many events the journal holds is the revision, too.
    number("length"),
    words("head_hash"),
    UniqueConstraint("number"),
    one_of("phase", Phase),
    flag_is_flag("restricted"),
    together("closed_position", "closed_at IS NOT NULL", "closed_position"),
)
Index("ix_case_due", case.c.next_at, sqlite_where=text("closed_at IS NULL"))
#: The cases of a pupil, closed ones too, and the case that follows on another one.
Index("ix_case_subject", case.c.subject_id)
#: Lists begin with the newest, and pass by others without looking at them.
Index("ix_case_opened", case.c.opened_at, case.c.id, case.c.closed_at, case.c.phase)
Index("ix_case_previous", case.c.previous_case_id, sqlite_where=text("previous_case_id IS NOT NULL"))

membership = Table(
    "membership",
    metadata,
    words("case_id", refers("case.id"), key=True),
    number("ordinal", key=True),
    words("party"),
    words("organisation_id", refers("organisation.id")),
    number("since_position"),
    number_or_none("until_position"),
    sqlite_with_rowid=False,
)

Index("ix_membership_organisation_id", membership.c.organisation_id, membership.c.case_id)

accountability = Table(
    "accountability",
    metadata,
    words("case_id", refers("case.id"), key=True),
    number("ordinal", key=True),
    words("party"),
    words("organisation_id", refers("organisation.id")),
    number("round"),
    number("place"),
    number("since_position"),
    number_or_none("until_position"),
    sqlite_with_rowid=False,
)
#: In which spells the pupil goes to which school, as the case tells it by now.
schooling = Table(
    "schooling",
    metadata,
    words("case_id", refers("case.id"), key=True),
    number("ordinal", key=True),
    words("school_id", refers("organisation.id")),
    words("from_on"),
    words_or_none("until_on"),
    words("mode"),
    number("planned"),
    one_of("mode", SchoolingMode),
    flag_is_flag("planned"),
    sqlite_with_rowid=False,
)

Index(
    "ix_accountability_organisation",
    accountability.c.organisation_id,
    sqlite_where=text("until_position IS NULL"),
)
Index(
    "ix_accountability_now",
    accountability.c.case_id,
    unique=True,
    sqlite_where=text("until_position IS NULL"),
)
