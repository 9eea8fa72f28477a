"""The tables of what is owed: steps, their deadlines, and the alerts of what is late."""

from sqlalchemy import Index, Table, UniqueConstraint, text

from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.deadline import DeadlineKind, DeadlineStatus
from sisam.domain.reckoning import ClockFamily
from sisam.domain.source import Source
from sisam.domain.step import Cause, StepStatus
from sisam.domain.step_definition import StepKind
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

step = Table(
    "step",
    metadata,
    words("case_id", refers("case.id"), key=True),
    number("ordinal", key=True),
    words("id"),
    words("definition"),
    number_or_none("routine"),
    words("kind"),
    number("round"),
    number("occurrence"),
    words("owner_party"),
    words("owner_organisation_id", refers("organisation.id")),
    words_or_none("confirmer_party"),
    words_or_none("confirmer_organisation_id", refers("organisation.id")),
    words("status"),
    number("passes_accountability"),
    words("opened_on"),
    words("base_on"),
    words("first_due_on"),
    # The end of that day as an instant, for the views.
    words("first_due_at"),
    number("opened_position"),
    number_or_none("ended_position"),
    words_or_none("returned_on"),
    number("returns"),
    words_or_none("offered_by"),
    words_or_none("ended_on"),
    words_or_none("cause"),
    number("taken_over"),
    words_or_none("reopened_on"),
    words_or_none("successor_step_id", refers_at_last("step.id")),
    UniqueConstraint("id"),
    one_of("kind", StepKind),
    one_of("status", StepStatus),
    one_of("cause", Cause),
    flag_is_flag("passes_accountability"),
    flag_is_flag("taken_over"),
    together("ended_position", "status NOT IN ('open', 'offered')", "ended_position"),
    sqlite_with_rowid=False,
)

_LIVE = text("status IN ('open', 'offered')")
#: What waits on an organisation, as owner and as confirmer.
Index("ix_step_owner", step.c.owner_organisation_id, step.c.id, sqlite_where=_LIVE)
Index("ix_step_confirmer", step.c.confirmer_organisation_id, step.c.id, sqlite_where=_LIVE)
#: Of which routines something waits in a case.
Index("ix_step_live", step.c.case_id, step.c.routine, step.c.id, sqlite_where=_LIVE)

deadline = Table(
    "deadline",
    metadata,
    words("case_id", refers("case.id"), key=True),
    number("ordinal", key=True),
    words("id"),
    words("step_id", refers("step.id")),
    words("kind"),
    words("rule"),
    words("anchor"),
    words("anchor_on"),
    words("due_on"),
    words("due_at"),
    words("clock"),
    words("source"),
    words("status"),
    number("created_position"),
    number_or_none("ended_position"),
    number("times"),
    words_or_none("floor_on"),
    # The due day of which its owner was reminded last.
    words_or_none("reminded_for"),
    # By how many days pauses have moved it.
    number("paused_days"),
    UniqueConstraint("id"),
    one_of("kind", DeadlineKind),
    one_of("clock", ClockFamily),
    one_of("source", Source),
    one_of("status", DeadlineStatus),
    together("ended_position", "status <> 'pending'", "ended_position"),
    sqlite_with_rowid=False,
)
Index("ix_deadline_pending", deadline.c.step_id, unique=True, sqlite_where=text("status = 'pending'"))

alert = Table(
    "alert",
    metadata,
    words("case_id", refers("case.id"), key=True),
    number("ordinal", key=True),
    words("id"),
    words("cause"),
    words_or_none("step_id", refers("step.id")),
    words_or_none("deadline_id", refers("deadline.id")),
    words("ladder"),
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
    words_or_none("assigned_to"),
    words_or_none("assigned_until"),
    UniqueConstraint("id"),
    one_of("cause", AlertCause),
    one_of("cleared_reason", Cleared),
    together("cleared_reason", "cleared_at IS NOT NULL", "cleared_reason"),
    together("next_at", "cleared_at IS NULL", "next_at"),
    sqlite_with_rowid=False,
)
Index("ix_alert_overdue", alert.c.deadline_id, unique=True, sqlite_where=text("cause = 'overdue'"))
#: The alerts of a step that go on.
Index("ix_alert_live", alert.c.step_id, sqlite_where=text("cleared_at IS NULL"))
