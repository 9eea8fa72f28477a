"""Addresses that take nothing, and since when; for whom alone a channel fails, and what it took last."""

from alembic import op

from sisam.storage.migrations.pieces import (
    key,
    numbers,
    refers,
    texts,
    texts_or_none,
)

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_BEFORE = "channel, failures, failing_since, last_failure"


def upgrade() -> None:
    """Make the table, and that of the channels anew with its rows."""
    op.create_table(
        "failing_address",
        *texts("person_id", "channel", "address", "since"),
        key("failing_address", "person_id", "channel"),
        refers("failing_address", "person_id", "person.id"),
        sqlite_with_rowid=False,
    )
    op.rename_table("channel_state", "channel_state_before")
    op.create_table(
        "channel_state",
        *texts("channel"),
        *numbers("failures"),
        *texts_or_none("failing_since", "last_failure", "failing_for", "accepted_at"),
        key("channel_state", "channel"),
        refers("channel_state", "failing_for", "person.id"),
    )
    op.execute(
        f"INSERT INTO channel_state ({_BEFORE}) SELECT {_BEFORE} FROM channel_state_before"  # noqa: S608 — above
    )
    op.drop_table("channel_state_before")
