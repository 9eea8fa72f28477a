"""What the site watches beside its cases: its own alerts, absences, ways to persons, daily statements."""

import sqlalchemy as sa
from alembic import op

from sisam.storage.migrations.pieces import key, numbers, one_of, refers, texts, texts_or_none, unique

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _create_site_alert()
    _create_site_alert_act()
    _create_ways_to_persons()
    op.create_table(
        "case_failure",
        *texts("case_id", "since", "last_at", "error"),
        key("case_failure", "case_id"),
        refers("case_failure", "case_id", "case.id"),
    )
    op.create_table(
        "statement",
        *texts("organisation_id", "day", "body", "signature", "key_id", "created_at"),
        key("statement", "organisation_id", "day"),
        refers("statement", "organisation_id", "organisation.id"),
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
            "assigned_to",
            "assigned_until",
        ),
        key("site_alert", "id"),
        refers("site_alert", "organisation_id", "organisation.id"),
        one_of("site_alert", "cause", "overdue vacancy undeliverable technical"),
        one_of(
            "site_alert",
            "cleared_reason",
            "step_ended offered answered anchor_moved reassigned annulled case_closed "
            "seat_filled no_duty got_through address_changed left mended",
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
        one_of("site_alert_act", "kind", "raised climbed acknowledged noted snoozed assigned cleared"),
    )


def _create_ways_to_persons() -> None:
    op.create_table(
        "contact",
        *texts("person_id"),
        *numbers("ordinal"),
        *texts("channel", "address"),
        key("contact", "person_id", "ordinal"),
        refers("contact", "person_id", "person.id"),
        unique("contact", "person_id", "channel"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "absence",
        *texts("person_id", "absent_from", "absent_until"),
        key("absence", "person_id", "absent_from"),
        refers("absence", "person_id", "person.id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unreachable",
        *texts("person_id", "channel", "address", "since", "reply"),
        key("unreachable", "person_id", "channel"),
        refers("unreachable", "person_id", "person.id"),
        sqlite_with_rowid=False,
    )
