"""Transfers, pauses, spells of schooling, changes of home and of rules; alerts of a pupil without school."""

import sqlalchemy as sa
from alembic import op

from sisam.storage.migrations.pieces import (
    flag,
    key,
    make_anew,
    numbers,
    numbers_or_none,
    one_of,
    refers,
    refers_at_last,
    texts,
    texts_or_none,
    unique,
)

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ITEM = (
    "message_id, ordinal, kind, template, case_id, step_id, alert_id, site_alert_id, rung, round, fields, "
    "dedup_key, seat_organisation_id, seat_role, due_on, told, successor_id"
)
_DEADLINE = (
    "case_id, ordinal, id, step_id, kind, rule, anchor, anchor_on, due_on, due_at, clock, source, status, "
    "created_position, ended_position, times, floor_on, reminded_for"
)
_ALERT = (
    "case_id, ordinal, id, cause, step_id, deadline_id, ladder, rung, round, raised_at, next_at, "
    "acknowledged_at, acknowledged_by, acknowledged_until, cleared_at, cleared_reason, snoozed_until, "
    "assigned_to, assigned_until"
)
_EVENT = (
    "seq, case_id, position, command_id, recorded_at, happened_at, actor_id, actor_organisation_id, via, "
    "type, from_state, to_state, data, words_hash, previous_hash, hash"
)
_SITE_ALERT = (
    "id, cause, about, organisation_id, detail, rung, round, raised_at, next_at, acknowledged_at, "
    "acknowledged_by, acknowledged_until, cleared_at, cleared_reason, snoozed_until"
)
_SITE_ALERT_ACT = "alert_id, ordinal, at, kind, person_id, via, until, sealed"
_CASE = (
    "id, number, subject_id, workflow_name, workflow_version, workflow_hash, law_version, law_hash, "
    "calendar_version, calendar_hash, agreement_version, agreement_hash, state, phase, round, outcome, "
    "previous_case_id, restricted, opened_at, last_act_on, closed_at, closed_position, next_at, anchors, "
    "facts, parties, absent, deadline_count, alert_count, length, head_hash"
)


def upgrade() -> None:
    """Make the tables anew, each with its rows, and the table of spells."""
    # Without this a table that is renamed takes the references to it along.
    op.execute("PRAGMA legacy_alter_table = ON")
    empty = dict.fromkeys(("pauses", "spells", "earlier_dates"), "'[]'")
    make_anew("case", _CASE, _create_case, "ix_case_due", **empty)
    make_anew("deadline", _DEADLINE, _create_deadline, "ix_deadline_pending", paused_days="0")
    make_anew("alert", _ALERT, _create_alert, "ix_alert_overdue")
    make_anew("event", _EVENT, _create_event)
    make_anew("message_item", _ITEM, _create_message_item)
    make_anew("site_alert", _SITE_ALERT, _create_site_alert, "ix_site_alert_live")
    make_anew("site_alert_act", _SITE_ALERT_ACT, _create_site_alert_act)
    op.execute("PRAGMA legacy_alter_table = OFF")
    _create_schooling()


def _create_case() -> None:
    op.create_table(
        "case",
        *texts("id", "number", "subject_id", "workflow_name", "workflow_version", "workflow_hash"),
        *texts("law_version", "law_hash", "calendar_version", "calendar_hash"),
        *texts_or_none("agreement_version", "agreement_hash"),
        *texts("state", "phase"),
        *numbers("round"),
        *texts_or_none("outcome", "previous_case_id"),
        *numbers("restricted"),
        *texts("opened_at", "last_act_on"),
        *texts_or_none("closed_at"),
        *numbers_or_none("closed_position"),
        *texts_or_none("next_at"),
        *texts("anchors", "facts", "parties", "absent", "pauses", "spells"),
        *texts_or_none("home_move"),
        *texts("earlier_dates"),
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
    op.create_index(
        "ix_case_subject", "case", ["subject_id"], unique=False, sqlite_where=sa.text("closed_at IS NULL")
    )
    op.create_index(
        "ix_case_previous",
        "case",
        ["previous_case_id"],
        unique=False,
        sqlite_where=sa.text("previous_case_id IS NOT NULL"),
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
        *numbers("paused_days"),
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
        one_of("alert", "cause", "overdue vacancy undeliverable technical no_school"),
        one_of(
            "alert",
            "cleared_reason",
            "step_ended offered answered anchor_moved reassigned annulled case_closed "
            "seat_filled no_duty got_through address_changed left mended "
            "in_school not_compulsory",
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
            "case_transferred pause_started pause_changed pause_ended step_carried debt_accepted "
            "home_move_set spell_recorded rules_changed command_annulled case_closed",
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
            "notice reminder overdue vacancy undeliverable technical summary statement no_school",
        ),
        one_of(
            "message_item",
            "template",
            "step_opened step_offered step_returned third_return offer_withdrawn "
            "step_confirmed step_waived step_taken_over party_named forecast_postponed date_changed "
            "overdue overdue_answer overdue_other overdue_again undeliverable reminder alert_assigned "
            "vacancy vacancy_ahead case_fails channel_down audit_red auditor_silent storm "
            "storm_operations imported statement transferred paused resumed new_placement debt_carried "
            "home_moves reconsidered agreement_adopted no_school case_closed",
        ),
        one_of(
            "message_item",
            "seat_role",
            "officer manager head_teacher contact_teacher educational_lead coordinator "
            "administrator operations log_reviewer",
        ),
        sqlite_with_rowid=False,
    )


def _create_site_alert() -> None:
    op.create_table(
        "site_alert",
        *texts("id", "cause", "about"),
        *texts_or_none("organisation_id"),
        *texts("detail"),
        *numbers("rung", "round"),
        *texts("raised_at"),
        *texts_or_none(
            "next_at",
            "acknowledged_at",
            "acknowledged_by",
            "acknowledged_until",
            "cleared_at",
            "cleared_reason",
            "snoozed_until",
        ),
        key("site_alert", "id"),
        refers("site_alert", "organisation_id", "organisation.id"),
        one_of("site_alert", "cause", "overdue vacancy undeliverable technical no_school"),
        one_of(
            "site_alert",
            "cleared_reason",
            "step_ended offered answered anchor_moved reassigned annulled case_closed "
            "seat_filled no_duty got_through address_changed left mended "
            "in_school not_compulsory",
        ),
        sa.CheckConstraint(
            "(cleared_at IS NOT NULL) = (cleared_reason IS NOT NULL)",
            name=op.f("ck_site_alert_cleared_reason"),
        ),
        sa.CheckConstraint(
            "(cleared_at IS NULL) = (next_at IS NOT NULL)", name=op.f("ck_site_alert_next_at")
        ),
    )
    op.create_index(
        "ix_site_alert_live",
        "site_alert",
        ["cause", "about"],
        unique=True,
        sqlite_where=sa.text("cleared_at IS NULL"),
    )


def _create_site_alert_act() -> None:
    op.create_table(
        "site_alert_act",
        *texts("alert_id"),
        *numbers("ordinal"),
        *texts("at", "kind"),
        *texts_or_none("person_id"),
        *texts("via"),
        *texts_or_none("until"),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        key("site_alert_act", "alert_id", "ordinal"),
        refers("site_alert_act", "alert_id", "site_alert.id"),
        refers("site_alert_act", "person_id", "person.id"),
        one_of("site_alert_act", "kind", "raised climbed acknowledged noted snoozed cleared"),
    )


def _create_schooling() -> None:
    op.create_table(
        "schooling",
        *texts("case_id"),
        *numbers("ordinal"),
        *texts("school_id", "from_on"),
        *texts_or_none("until_on"),
        *texts("mode"),
        *numbers("planned"),
        key("schooling", "case_id", "ordinal"),
        refers("schooling", "case_id", "case.id"),
        refers("schooling", "school_id", "organisation.id"),
        one_of("schooling", "mode", "on_site part_time remote home_tuition"),
        flag("schooling", "planned"),
        sqlite_with_rowid=False,
    )
