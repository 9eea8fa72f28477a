"""The table that says whether a site may speak."""

import sqlalchemy as sa
from alembic import op

from sisam.storage.migrations.pieces import key, numbers, refers, texts_or_none

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create it; a site that was never restored has no row there."""
    op.create_table(
        "site_state",
        *numbers("id"),
        *texts_or_none(
            "silent_since", "restored_at", "restored_from", "adopted_at", "adopted_by", "adopted_via"
        ),
        key("site_state", "id"),
        refers("site_state", "adopted_by", "person.id"),
        sa.CheckConstraint("id = 1", name=op.f("ck_site_state_one_row")),
    )
