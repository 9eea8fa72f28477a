"""The table of the daily statements that were given to organisations."""

from sqlalchemy import Table

from sisam.storage.schema.columns import metadata, refers, words

statement = Table(
    "statement",
    metadata,
    words("organisation_id", refers("organisation.id"), key=True),
    words("day", key=True),
    # Canonical JSON, exactly as it was signed.
    words("body"),
    words("signature"),
    words("key_id"),
    words("created_at"),
)
