"""The tables of cases, their journal and the messages."""

import sqlalchemy as sa
from alembic import op

from sisam.storage.migrations.pieces import (
    flag,
    key,
    numbers,
    numbers_or_none,
    octets,
    one_of,
    refers,
    refers_at_last,
    texts,
    texts_or_none,
    unique,
)

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create them."""
    _create_case()
    _create_membership()
    _create_accountability()
    _create_step()
    _create_deadline()
    _create_alert()
    _create_command()
    _create_event()
    _create_event_words()
    _create_message()
    _create_message_item()
    _create_read_log()


def _create_case() -> None:
    op.create_table(
        "case",
        *texts(
            "id",
            "number",
            "subject_id",
            "workflow_name",
            "workflow_version",
            "workflow_hash",
            "law_version",
            "law_hash",
            "calendar_version",
            "calendar_hash",
        ),
        *texts_or_none("agreement_version", "agreement_hash"),
        *texts("state", "phase"),
        *numbers("round"),
        *texts_or_none("outcome", "previous_case_id"),
        *numbers("restricted"),
        *texts("opened_at", "last_act_on"),
        *texts_or_none("closed_at"),
        *numbers_or_none("closed_position"),
        *texts_or_none("next_at"),
        *texts("anchors", "facts", "parties", "absent"),
        *numbers("deadline_count", "alert_count", "length"),
        *texts("head_hash"),
        key("case", "id"),
        refers("case", "subject_id", "subject.id"),
        refers_at_last("case", "previous_case_id", "case.id"),
        unique("case", "number"),
        one_of("case", "phase", "before during after"),
        flag("case", "restricted"),
        sa.CheckConstraint(
            "(closed_at IS NOT NULL) = (closed_position IS NOT NULL)", name=op.f("ck_case_closed_position")
        ),
    )
    op.create_index(
        "ix_case_due", "case", ["next_at"], unique=False, sqlite_where=sa.text("closed_at IS NULL")
    )


def _create_membership() -> None:
    op.create_table(
        "membership",
        *texts("case_id"),
        *numbers("ordinal"),
        *texts("party", "organisation_id"),
        *numbers("since_position"),
        *numbers_or_none("until_position"),
        key("membership", "case_id", "ordinal"),
        refers("membership", "case_id", "case.id"),
        refers("membership", "organisation_id", "organisation.id"),
        sqlite_with_rowid=False,
    )


def _create_accountability() -> None:
    op.create_table(
        "accountability",
        *texts("case_id"),
        *numbers("ordinal"),
        *texts("party", "organisation_id"),
        *numbers("round", "place", "since_position"),
        *numbers_or_none("until_position"),
        key("accountability", "case_id", "ordinal"),
        refers("accountability", "case_id", "case.id"),
        refers("accountability", "organisation_id", "organisation.id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_accountability_now",
        "accountability",
        ["case_id"],
        unique=True,
        sqlite_where=sa.text("until_position IS NULL"),
    )


def _create_step() -> None:
    op.create_table(
        "step",
        *texts("case_id"),
        *numbers("ordinal"),
        *texts("id", "definition"),
        *numbers_or_none("routine"),
        *texts("kind"),
        *numbers("round", "occurrence"),
        *texts("owner_party", "owner_organisation_id"),
        *texts_or_none("confirmer_party", "confirmer_organisation_id"),
        *texts("status"),
        *numbers("passes_accountability"),
        *texts("opened_on", "base_on", "first_due_on", "first_due_at"),
        *numbers("opened_position"),
        *numbers_or_none("ended_position"),
        *texts_or_none("returned_on"),
        *numbers("returns"),
        *texts_or_none("offered_by", "ended_on", "cause"),
        *numbers("taken_over"),
        *texts_or_none("reopened_on", "successor_step_id"),
        key("step", "case_id", "ordinal"),
        refers("step", "case_id", "case.id"),
        refers("step", "owner_organisation_id", "organisation.id"),
        refers("step", "confirmer_organisation_id", "organisation.id"),
        refers_at_last("step", "successor_step_id", "step.id"),
        unique("step", "id"),
        one_of("step", "kind", "handover task meeting check finding watch"),
        one_of("step", "status", "open offered confirmed waived taken_over cancelled"),
        one_of(
            "step",
            "cause",
            "overtaken anchor_lost not_applicable accountability_moved annulled transferred closed",
        ),
        flag("step", "passes_accountability"),
        flag("step", "taken_over"),
        sa.CheckConstraint(
            "(status NOT IN ('open', 'offered')) = (ended_position IS NOT NULL)",
            name=op.f("ck_step_ended_position"),
        ),
        sqlite_with_rowid=False,
    )


def _create_deadline() -> None:
    op.create_table(
        "deadline",
        *texts("case_id"),
        *numbers("ordinal"),
        *texts(
            "id",
            "step_id",
            "kind",
            "rule",
            "anchor",
            "anchor_on",
            "due_on",
            "due_at",
            "clock",
            "source",
            "status",
        ),
        *numbers("created_position"),
        *numbers_or_none("ended_position"),
        *numbers("times"),
        *texts_or_none("floor_on"),
        key("deadline", "case_id", "ordinal"),
        refers("deadline", "case_id", "case.id"),
        refers("deadline", "step_id", "step.id"),
        unique("deadline", "id"),
        one_of("deadline", "kind", "do answer watch pause review law"),
        one_of("deadline", "clock", "legal working_days school_days"),
        one_of("deadline", "source", "law agreement model policy"),
        one_of("deadline", "status", "pending met missed cancelled"),
        sa.CheckConstraint(
            "(status <> 'pending') = (ended_position IS NOT NULL)", name=op.f("ck_deadline_ended_position")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_deadline_pending",
        "deadline",
        ["step_id"],
        unique=True,
        sqlite_where=sa.text("status = 'pending'"),
    )


def _create_alert() -> None:
    op.create_table(
        "alert",
        *texts("case_id"),
        *numbers("ordinal"),
        *texts("id", "cause"),
        *texts_or_none("step_id", "deadline_id"),
        *texts("ladder"),
        *numbers("rung", "round"),
        *texts("raised_at"),
        *texts_or_none(
            "next_at",
            "acknowledged_at",
            "acknowledged_by",
            "acknowledged_until",
            "cleared_at",
            "cleared_reason",
        ),
        key("alert", "case_id", "ordinal"),
        refers("alert", "case_id", "case.id"),
        refers("alert", "step_id", "step.id"),
        refers("alert", "deadline_id", "deadline.id"),
        unique("alert", "id"),
        one_of("alert", "cause", "overdue vacancy undeliverable technical"),
        one_of(
            "alert",
            "cleared_reason",
            "step_ended offered answered anchor_moved reassigned annulled case_closed",
        ),
        sa.CheckConstraint(
            "(cleared_at IS NOT NULL) = (cleared_reason IS NOT NULL)", name=op.f("ck_alert_cleared_reason")
        ),
        sa.CheckConstraint("(cleared_at IS NULL) = (next_at IS NOT NULL)", name=op.f("ck_alert_next_at")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_alert_overdue", "alert", ["deadline_id"], unique=True, sqlite_where=sa.text("cause = 'overdue'")
    )


def _create_command() -> None:
    op.create_table(
        "command",
        *texts("id", "case_id", "organisation_key", "idempotency_key"),
        key("command", "id"),
        refers("command", "case_id", "case.id"),
        unique("command", "organisation_key", "idempotency_key"),
        sqlite_with_rowid=False,
    )


def _create_event() -> None:
    op.create_table(
        "event",
        sa.Column("seq", sa.Integer(), nullable=False),
        *texts("case_id"),
        *numbers("position"),
        *texts("command_id", "recorded_at", "happened_at", "actor_id"),
        *texts_or_none("actor_organisation_id"),
        *texts("via", "type"),
        *texts_or_none("from_state", "to_state"),
        *texts("data"),
        *texts_or_none("words_hash"),
        *texts("previous_hash", "hash"),
        key("event", "seq"),
        refers("event", "case_id", "case.id"),
        refers("event", "command_id", "command.id"),
        refers("event", "actor_organisation_id", "organisation.id"),
        unique("event", "case_id", "position"),
        one_of(
            "event",
            "type",
            "case_opened state_changed anchor_set fact_set party_set step_opened step_offered "
            "step_returned offer_withdrawn step_confirmed step_waived step_cancelled "
            "step_taken_over step_reassigned step_restored deadline_set deadline_met "
            "deadline_missed deadline_cancelled alert_raised alert_climbed alert_acknowledged "
            "alert_cleared command_annulled case_closed",
        ),
    )


def _create_event_words() -> None:
    op.create_table(
        "event_words",
        *texts("case_id"),
        *numbers("position"),
        *octets("salt", "sealed"),
        key("event_words", "case_id", "position"),
        sa.ForeignKeyConstraint(
            ["case_id", "position"],
            ["event.case_id", "event.position"],
            name="fk_event_words_case_id_position",
        ),
    )


def _create_message() -> None:
    op.create_table(
        "message",
        *texts("id", "person_id", "channel", "language", "message_id", "created_at", "status"),
        *numbers("attempts"),
        *texts_or_none("next_at", "sent_at", "last_reply"),
        key("message", "id"),
        refers("message", "person_id", "person.id"),
        unique("message", "message_id"),
        one_of("message", "language", "sv en"),
        one_of("message", "status", "queued sending sent unreachable held"),
        sa.CheckConstraint(
            "status <> 'sent' OR (sent_at IS NOT NULL AND last_reply IS NOT NULL)",
            name=op.f("ck_message_sent_is_backed"),
        ),
    )
    op.create_index(
        "ix_message_waiting",
        "message",
        ["created_at", "id"],
        unique=False,
        sqlite_where=sa.text("status = 'queued'"),
    )


def _create_message_item() -> None:
    op.create_table(
        "message_item",
        *texts("message_id"),
        *numbers("ordinal"),
        *texts("kind", "template", "case_id"),
        *texts_or_none("step_id", "alert_id"),
        *numbers("rung", "round"),
        *texts("fields", "dedup_key"),
        key("message_item", "message_id", "ordinal"),
        refers("message_item", "message_id", "message.id"),
        refers("message_item", "case_id", "case.id"),
        refers("message_item", "step_id", "step.id"),
        refers("message_item", "alert_id", "alert.id"),
        unique("message_item", "dedup_key"),
        one_of(
            "message_item",
            "kind",
            "notice reminder overdue vacancy undeliverable technical summary statement",
        ),
        one_of(
            "message_item",
            "template",
            "step_opened step_offered step_returned third_return offer_withdrawn "
            "step_confirmed step_waived step_taken_over party_named forecast_postponed date_changed "
            "overdue overdue_answer overdue_other overdue_again",
        ),
        sqlite_with_rowid=False,
    )


def _create_read_log() -> None:
    op.create_table(
        "read_log",
        sa.Column("seq", sa.Integer(), nullable=False),
        *texts("at", "actor_id"),
        *texts_or_none("actor_organisation_id", "case_id"),
        *texts("what", "purpose"),
        *numbers("break_glass"),
        *texts("decision"),
        key("read_log", "seq"),
        refers("read_log", "actor_organisation_id", "organisation.id"),
        refers("read_log", "case_id", "case.id"),
        flag("read_log", "break_glass"),
        one_of("read_log", "decision", "allowed denied"),
    )
