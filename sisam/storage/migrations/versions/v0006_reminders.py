"""Reminders, postponed and assigned alerts, a person's hours, and messages that are about no case."""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

from sisam.storage.migrations.pieces import (
    flag,
    key,
    numbers,
    numbers_or_none,
    one_of,
    refers,
    texts,
    texts_or_none,
    unique,
)

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ITEM = (
    "message_id, ordinal, kind, template, case_id, step_id, alert_id, rung, round, fields, dedup_key, "
    "seat_organisation_id, seat_role, due_on, told, successor_id"
)
_DEADLINE = (
    "case_id, ordinal, id, step_id, kind, rule, anchor, anchor_on, due_on, due_at, clock, source, status, "
    "created_position, ended_position, times, floor_on"
)
_ALERT = (
    "case_id, ordinal, id, cause, step_id, deadline_id, ladder, rung, round, raised_at, next_at, "
    "acknowledged_at, acknowledged_by, acknowledged_until, cleared_at, cleared_reason"
)
_EVENT = (
    "seq, case_id, position, command_id, recorded_at, happened_at, actor_id, actor_organisation_id, via, "
    "type, from_state, to_state, data, words_hash, previous_hash, hash"
)


def upgrade() -> None:
    """Make the tables anew, each with its rows."""
    # Without this a table that is renamed takes the references to it along.
    op.execute("PRAGMA legacy_alter_table = ON")
    _make_anew("person", "id, name, email, email_key, phone, language", _create_person, digest="0")
    _make_anew("deadline", _DEADLINE, _create_deadline, "ix_deadline_pending")
    _make_anew("alert", _ALERT, _create_alert, "ix_alert_overdue")
    _make_anew("event", _EVENT, _create_event)
    _make_anew("message_item", _ITEM, _create_message_item)
    op.execute("PRAGMA legacy_alter_table = OFF")
    _index_messages()


def _make_anew(table: str, columns: str, create: Callable[[], None], *indexes: str, **added: str) -> None:
    """Make a table anew and copy its rows; a column that it did not have is empty, or has the value given."""
    for index in indexes:
        op.drop_index(index, table)
    op.rename_table(table, f"{table}_before")
    create()
    names = ", ".join([columns, *added])
    values = ", ".join([columns, *added.values()])
    op.execute(f"INSERT INTO {table} ({names}) SELECT {values} FROM {table}_before")  # noqa: S608 — names above
    op.drop_table(f"{table}_before")


def _create_person() -> None:
    op.create_table(
        "person",
        *texts("id", "name", "email", "email_key", "phone", "language"),
        *texts_or_none("office_hours"),
        *numbers("digest"),
        key("person", "id"),
        unique("person", "email_key"),
        one_of("person", "language", "sv en"),
        flag("person", "digest"),
    )


def _create_deadline() -> None:
    op.create_table(
        "deadline",
        *texts("case_id"),
        *numbers("ordinal"),
        *texts("id", "step_id", "kind", "rule", "anchor", "anchor_on", "due_on", "due_at"),
        *texts("clock", "source", "status"),
        *numbers("created_position"),
        *numbers_or_none("ended_position"),
        *numbers("times"),
        *texts_or_none("floor_on", "reminded_for"),
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
    pending = sa.text("status = 'pending'")
    op.create_index("ix_deadline_pending", "deadline", ["step_id"], unique=True, sqlite_where=pending)


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
        *texts_or_none("next_at", "acknowledged_at", "acknowledged_by", "acknowledged_until"),
        *texts_or_none("cleared_at", "cleared_reason", "snoozed_until", "assigned_to", "assigned_until"),
        key("alert", "case_id", "ordinal"),
        refers("alert", "case_id", "case.id"),
        refers("alert", "step_id", "step.id"),
        refers("alert", "deadline_id", "deadline.id"),
        unique("alert", "id"),
        one_of("alert", "cause", "overdue vacancy undeliverable technical"),
        one_of(
            "alert",
            "cleared_reason",
            "step_ended offered answered anchor_moved reassigned annulled case_closed "
            "seat_filled no_duty got_through address_changed left mended",
        ),
        sa.CheckConstraint(
            "(cleared_at IS NOT NULL) = (cleared_reason IS NOT NULL)", name=op.f("ck_alert_cleared_reason")
        ),
        sa.CheckConstraint("(cleared_at IS NULL) = (next_at IS NOT NULL)", name=op.f("ck_alert_next_at")),
        sqlite_with_rowid=False,
    )
    overdue = sa.text("cause = 'overdue'")
    op.create_index("ix_alert_overdue", "alert", ["deadline_id"], unique=True, sqlite_where=overdue)


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
            "alert_cleared alert_noted alert_snoozed alert_assigned deadline_reminded "
            "command_annulled case_closed",
        ),
    )


def _create_message_item() -> None:
    op.create_table(
        "message_item",
        *texts("message_id"),
        *numbers("ordinal"),
        *texts("kind", "template"),
        *texts_or_none("case_id", "step_id", "alert_id", "site_alert_id"),
        *numbers("rung", "round"),
        *texts("fields", "dedup_key"),
        *texts_or_none("seat_organisation_id", "seat_role", "due_on"),
        *texts("told"),
        *texts_or_none("successor_id"),
        key("message_item", "message_id", "ordinal"),
        refers("message_item", "message_id", "message.id"),
        refers("message_item", "case_id", "case.id"),
        refers("message_item", "step_id", "step.id"),
        refers("message_item", "alert_id", "alert.id"),
        refers("message_item", "site_alert_id", "site_alert.id"),
        refers("message_item", "successor_id", "message.id"),
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
            "overdue overdue_answer overdue_other overdue_again undeliverable reminder alert_assigned "
            "vacancy vacancy_ahead case_fails channel_down audit_red auditor_silent storm "
            "storm_operations imported statement",
        ),
        one_of(
            "message_item",
            "seat_role",
            "officer manager head_teacher contact_teacher educational_lead coordinator "
            "administrator operations log_reviewer",
        ),
        sqlite_with_rowid=False,
    )


def _index_messages() -> None:
    waiting = sa.text("status IN ('queued', 'sending', 'held')")
    gathering = sa.text("status IN ('queued', 'held') AND attempts = 0")
    op.drop_index("ix_message_waiting", "message")
    op.create_index("ix_message_waiting", "message", ["created_at", "id"], unique=False, sqlite_where=waiting)
    op.create_index(
        "ix_message_gathering", "message", ["person_id", "channel"], unique=False, sqlite_where=gathering
    )
