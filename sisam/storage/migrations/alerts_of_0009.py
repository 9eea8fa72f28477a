"""The tables of alerts and of reviews of the read log, as version 0009 makes them."""

import sqlalchemy as sa
from alembic import op

from sisam.storage.migrations.pieces import (
    key,
    make_anew,
    numbers,
    octets_or_none,
    one_of,
    refers,
    texts,
    texts_or_none,
    unique,
)

_ALERT = (
    "case_id, ordinal, id, cause, step_id, deadline_id, ladder, rung, round, raised_at, next_at, "
    "acknowledged_at, acknowledged_by, acknowledged_until, cleared_at, cleared_reason, snoozed_until, "
    "assigned_to, assigned_until"
)
_SITE_ALERT = (
    "id, cause, about, organisation_id, detail, rung, round, raised_at, next_at, acknowledged_at, "
    "acknowledged_by, acknowledged_until, cleared_at, cleared_reason, snoozed_until"
)

_SITE_ALERT_ACT = "alert_id, ordinal, at, kind, person_id, via, until, sealed"


def make_alerts_anew() -> None:
    """Make the alerts of cases and of the site anew, since the lists of causes and of ends have grown."""
    make_anew("alert", _ALERT, _create_alert, "ix_alert_overdue")
    make_anew("site_alert", _SITE_ALERT, _create_site_alert, "ix_site_alert_live")
    make_anew("site_alert_act", _SITE_ALERT_ACT, _create_site_alert_act)


def create_log_review() -> None:
    """Make the tables of the months that are to be looked through, and of who has done so."""
    op.create_table(
        "log_review",
        *texts("id", "controller_id", "first_on", "signed_by", "signed_at", "via", "outcome"),
        *texts("registry_number"),
        *numbers("lines", "own_lines"),
        key("log_review", "id"),
        refers("log_review", "controller_id", "organisation.id"),
        refers("log_review", "signed_by", "person.id"),
        one_of("log_review", "outcome", "nothing_to_remark followed_up"),
        sa.CheckConstraint(
            "(outcome = 'followed_up') = (registry_number <> '')",
            name=op.f("ck_log_review_registry_number"),
        ),
    )
    op.create_index("ix_log_review_controller", "log_review", ["controller_id", "first_on"])
    op.create_table(
        "log_month",
        *texts("organisation_id", "first_on"),
        *texts_or_none("review_id"),
        key("log_month", "organisation_id", "first_on"),
        refers("log_month", "organisation_id", "organisation.id"),
        refers("log_month", "review_id", "log_review.id"),
    )
    unsigned = sa.text("review_id IS NULL")
    op.create_index("ix_log_month_unsigned", "log_month", ["first_on"], sqlite_where=unsigned)


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
        *_constraints("alert"),
        sqlite_with_rowid=False,
    )
    overdue = sa.text("cause = 'overdue'")
    op.create_index("ix_alert_overdue", "alert", ["deadline_id"], unique=True, sqlite_where=overdue)


def _create_site_alert() -> None:
    op.create_table(
        "site_alert",
        *texts("id", "cause", "about"),
        *texts_or_none("organisation_id"),
        *texts("detail"),
        *numbers("rung", "round"),
        *texts("raised_at"),
        *texts_or_none("next_at", "acknowledged_at", "acknowledged_by", "acknowledged_until", "cleared_at"),
        *texts_or_none("cleared_reason", "snoozed_until"),
        key("site_alert", "id"),
        refers("site_alert", "organisation_id", "organisation.id"),
        *_constraints("site_alert"),
    )
    live = sa.text("cleared_at IS NULL")
    op.create_index("ix_site_alert_live", "site_alert", ["cause", "about"], unique=True, sqlite_where=live)


def _create_site_alert_act() -> None:
    op.create_table(
        "site_alert_act",
        *texts("alert_id"),
        *numbers("ordinal"),
        *texts("at", "kind"),
        *texts_or_none("person_id"),
        *texts("via"),
        *texts_or_none("until"),
        *octets_or_none("sealed"),
        *texts_or_none("key"),
        key("site_alert_act", "alert_id", "ordinal"),
        refers("site_alert_act", "alert_id", "site_alert.id"),
        refers("site_alert_act", "person_id", "person.id"),
        one_of("site_alert_act", "kind", "raised climbed acknowledged noted snoozed cleared"),
    )


def _constraints(table: str) -> list[sa.CheckConstraint]:
    return [
        one_of(table, "cause", "overdue vacancy undeliverable technical no_school log_review"),
        one_of(
            table,
            "cleared_reason",
            "step_ended offered answered anchor_moved reassigned annulled case_closed seat_filled no_duty "
            "got_through address_changed left mended in_school not_compulsory reviewed",
        ),
        sa.CheckConstraint(
            "(cleared_at IS NOT NULL) = (cleared_reason IS NOT NULL)",
            name=op.f(f"ck_{table}_cleared_reason"),
        ),
        sa.CheckConstraint("(cleared_at IS NULL) = (next_at IS NOT NULL)", name=op.f(f"ck_{table}_next_at")),
    ]
