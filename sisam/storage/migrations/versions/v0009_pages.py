"""What pages need: accounts, sessions, a read log and its reviews, disclosures, and what takes two people."""

import sqlalchemy as sa
from alembic import op

from sisam.storage.migrations.alerts_of_0009 import create_log_review, make_alerts_anew
from sisam.storage.migrations.pieces import (
    flag,
    key,
    make_anew,
    numbers,
    numbers_or_none,
    octets,
    octets_or_none,
    one_of,
    refers,
    refers_at_last,
    texts,
    texts_or_none,
    unique,
)

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ITEM = (
    "message_id, ordinal, kind, template, case_id, step_id, alert_id, site_alert_id, rung, round, fields, "
    "dedup_key, seat_organisation_id, seat_role, due_on, told, successor_id"
)
_EVENT = (
    "seq, case_id, position, command_id, recorded_at, happened_at, actor_id, actor_organisation_id, via, "
    "type, from_state, to_state, data, words_hash, previous_hash, hash"
)
_CASE = (
    "id, number, subject_id, workflow_name, workflow_version, workflow_hash, law_version, law_hash, "
    "calendar_version, calendar_hash, agreement_version, agreement_hash, state, phase, round, outcome, "
    "previous_case_id, restricted, opened_at, last_act_on, closed_at, closed_position, next_at, anchors, "
    "facts, parties, absent, pauses, spells, home_move, earlier_dates, deadline_count, alert_count, length, "
    "head_hash"
)
_SITE_STATE = "id, silent_since, restored_at, restored_from, adopted_at, adopted_by, adopted_via"


def upgrade() -> None:
    """Make the tables of pages, and those anew whose closed lists have grown."""
    # Without this a table that is renamed takes the references to it along.
    op.execute("PRAGMA legacy_alter_table = ON")
    make_anew(
        "case", _CASE, _create_case, "ix_case_due", "ix_case_subject", "ix_case_previous", disclosures="'[]'"
    )
    make_anew("event", _EVENT, _create_event)
    make_anew("message_item", _ITEM, _create_message_item)
    make_alerts_anew()
    make_anew("site_state", _SITE_STATE, _create_site_state, sample="0")
    make_anew("subject", "id, key_id, nonce, ciphertext, number_index", _create_subject)
    # Nothing has been written to it before there were pages.
    op.drop_table("read_log")
    op.execute("PRAGMA legacy_alter_table = OFF")
    _create_read_log()
    _create_accounts()
    _create_sessions()
    _create_joint_request()
    create_log_review()
    _add_indexes()


def _add_indexes() -> None:
    named = sa.text("name_index IS NOT NULL")
    op.create_index("ix_subject_name_index", "subject", ["name_index"], sqlite_where=named)
    op.create_index("ix_case_opened", "case", ["opened_at", "id", "closed_at", "phase"])
    op.create_index("ix_membership_organisation_id", "membership", ["organisation_id", "case_id"])
    op.create_index(
        "ix_accountability_organisation",
        "accountability",
        ["organisation_id"],
        sqlite_where=sa.text("until_position IS NULL"),
    )
    live = sa.text("status IN ('open', 'offered')")
    op.create_index("ix_step_owner", "step", ["owner_organisation_id", "id"], sqlite_where=live)
    op.create_index("ix_step_confirmer", "step", ["confirmer_organisation_id", "id"], sqlite_where=live)
    op.create_index("ix_step_live", "step", ["case_id", "routine", "id"], sqlite_where=live)
    op.create_index("ix_alert_live", "alert", ["step_id"], sqlite_where=sa.text("cleared_at IS NULL"))


def _create_read_log() -> None:
    op.create_table(
        "read_log",
        sa.Column("seq", sa.Integer(), nullable=False),
        *texts("at", "actor_id"),
        *texts_or_none("actor_organisation_id", "case_id"),
        *texts("what", "purpose"),
        *numbers("break_glass"),
        *texts("decision", "via"),
        *octets_or_none("reason"),
        key("read_log", "seq"),
        refers("read_log", "actor_organisation_id", "organisation.id"),
        refers("read_log", "case_id", "case.id"),
        flag("read_log", "break_glass"),
        one_of(
            "read_log",
            "what",
            "work_list case_list search case step preview print identity whereabouts alerts gaps statistics "
            "export read_log import register oversight act",
        ),
        one_of("read_log", "purpose", "work reason review oversight"),
        one_of("read_log", "decision", "allowed denied"),
    )
    op.create_index("ix_read_log_case_id", "read_log", ["case_id", "seq"])
    op.create_index("ix_read_log_actor_id", "read_log", ["actor_id", "seq"])
    op.create_index("ix_read_log_organisation", "read_log", ["actor_organisation_id", "at"])


def _create_subject() -> None:
    op.create_table(
        "subject",
        *texts("id", "key_id"),
        *octets("nonce", "ciphertext"),
        *texts_or_none("number_index", "name_index"),
        key("subject", "id"),
        unique("subject", "number_index"),
    )


def _create_site_state() -> None:
    op.create_table(
        "site_state",
        *numbers("id"),
        *texts_or_none("silent_since", "restored_at", "restored_from", "adopted_at", "adopted_by"),
        *texts_or_none("adopted_via"),
        *numbers("sample"),
        key("site_state", "id"),
        refers("site_state", "adopted_by", "person.id"),
        sa.CheckConstraint("id = 1", name=op.f("ck_site_state_one_row")),
        flag("site_state", "sample"),
    )


def _create_accounts() -> None:
    op.create_table(
        "account",
        *texts("person_id"),
        *texts_or_none("password_hash"),
        *octets_or_none("totp_sealed"),
        *texts("created_at"),
        *numbers("totp_last"),
        *texts_or_none("disabled_at"),
        key("account", "person_id"),
        refers("account", "person_id", "person.id"),
    )
    op.create_table(
        "recovery_code",
        *texts("person_id"),
        *numbers("ordinal"),
        *texts("code_hash"),
        *texts_or_none("used_at"),
        key("recovery_code", "person_id", "ordinal"),
        refers("recovery_code", "person_id", "account.person_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "invitation",
        *texts("id", "person_id", "code_hash", "created_at", "created_by", "expires_at"),
        *texts_or_none("used_at", "withdrawn_at"),
        *numbers("failures"),
        key("invitation", "id"),
        refers("invitation", "person_id", "person.id"),
    )
    op.create_index("ix_invitation_person_id", "invitation", ["person_id"])


def _create_sessions() -> None:
    op.create_table(
        "session",
        *texts("key", "person_id", "way", "created_at", "seen_at", "expires_at", "fresh_at"),
        *texts_or_none("ended_at", "ended_reason"),
        key("session", "key"),
        refers("session", "person_id", "person.id"),
        one_of("session", "way", "local proxy demo"),
        one_of("session", "ended_reason", "signed_out ended_all rotated account_off credentials_changed"),
        sa.CheckConstraint(
            "(ended_at IS NOT NULL) = (ended_reason IS NOT NULL)", name=op.f("ck_session_ended_reason")
        ),
    )
    running = sa.text("ended_at IS NULL")
    op.create_index("ix_session_person_id", "session", ["person_id"], sqlite_where=running)
    op.create_table(
        "attempt",
        *texts("key", "since"),
        *numbers("failures"),
        *texts("not_before"),
        key("attempt", "key"),
    )


def _create_joint_request() -> None:
    table = "joint_request"
    op.create_table(
        table,
        *texts("id", "kind", "asked_by", "asked_for", "asked_at", "expires_at", "via"),
        *texts_or_none("answered_by_organisation", "case_id", "step_id"),
        *texts("digest"),
        *octets_or_none("content"),
        *texts("subject", "outcome"),
        *texts_or_none("answered_by", "answered_at", "answer"),
        key(table, "id"),
        refers(table, "asked_by", "person.id"),
        refers(table, "asked_for", "organisation.id"),
        refers(table, "answered_by_organisation", "organisation.id"),
        refers(table, "case_id", "case.id"),
        refers(table, "step_id", "step.id"),
        refers(table, "answered_by", "person.id"),
        one_of(table, "kind", "forced_handover import"),
        one_of(table, "answer", "agreed refused withdrawn lapsed"),
        sa.CheckConstraint(
            "(answered_at IS NOT NULL) = (answer IS NOT NULL)", name=op.f("ck_joint_request_answer")
        ),
    )
    op.create_index("ix_joint_request_waiting", table, ["kind"], sqlite_where=sa.text("answer IS NULL"))


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
        *texts("disclosures", "earlier_dates"),
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
    op.create_index("ix_case_subject", "case", ["subject_id"], unique=False)
    op.create_index(
        "ix_case_previous",
        "case",
        ["previous_case_id"],
        unique=False,
        sqlite_where=sa.text("previous_case_id IS NOT NULL"),
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
            "alert_cleared alert_noted alert_snoozed alert_assigned deadline_reminded "
            "case_transferred pause_started pause_changed pause_ended step_carried debt_accepted "
            "home_move_set spell_recorded rules_changed disclosed "
            "disclosure_ended handover_forced command_annulled case_closed",
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
            "notice reminder overdue vacancy undeliverable technical summary statement no_school log_review",
        ),
        one_of(
            "message_item",
            "template",
            "step_opened step_offered step_returned third_return offer_withdrawn "
            "step_confirmed step_waived step_taken_over party_named forecast_postponed date_changed "
            "overdue overdue_answer overdue_other overdue_again undeliverable reminder alert_assigned "
            "vacancy vacancy_ahead case_fails channel_down audit_red auditor_silent storm "
            "storm_operations imported statement transferred paused resumed new_placement debt_carried "
            "home_moves reconsidered agreement_adopted no_school case_closed "
            "invited account_changed disclosed disclosure_ended second_wanted import_wanted handover_forced "
            "log_review log_review_late",
        ),
        one_of(
            "message_item",
            "seat_role",
            "officer manager head_teacher contact_teacher educational_lead coordinator "
            "administrator operations log_reviewer",
        ),
        sqlite_with_rowid=False,
    )
