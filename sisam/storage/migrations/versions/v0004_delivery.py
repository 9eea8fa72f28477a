"""Delivery that never ends in silence: half-sent messages, successors, and the state of channels."""

import sqlalchemy as sa
from alembic import op

from sisam.storage.migrations.pieces import (
    key,
    numbers,
    one_of,
    refers,
    texts,
    texts_or_none,
    unique,
)

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the items of messages anew with who they were told to, and the rest beside them."""
    op.drop_index("ix_message_waiting", "message")
    op.create_index(
        "ix_message_waiting",
        "message",
        ["created_at", "id"],
        unique=False,
        sqlite_where=sa.text("status IN ('queued', 'sending')"),
    )
    op.create_table(
        "channel_state",
        *texts("channel"),
        *numbers("failures"),
        *texts_or_none("failing_since", "last_failure"),
        key("channel_state", "channel"),
    )
    op.rename_table("message_item", "message_item_before")
    _create_message_item()
    _copy_items()
    op.drop_table("message_item_before")


def _create_message_item() -> None:
    op.create_table(
        "message_item",
        *texts("message_id"),
        *numbers("ordinal"),
        *texts("kind", "template", "case_id"),
        *texts_or_none("step_id", "alert_id"),
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
            "overdue overdue_answer overdue_other overdue_again undeliverable",
        ),
        one_of(
            "message_item",
            "seat_role",
            "officer manager head_teacher contact_teacher educational_lead coordinator "
            "administrator operations log_reviewer",
        ),
        sqlite_with_rowid=False,
    )


def _copy_items() -> None:
    columns = (
        "message_id, ordinal, kind, template, case_id, step_id, alert_id, rung, round, fields, dedup_key"
    )
    op.execute(
        f"INSERT INTO message_item ({columns}, told) "  # noqa: S608 — names written out above
        f"SELECT {columns}, '{{}}' FROM message_item_before"
    )
