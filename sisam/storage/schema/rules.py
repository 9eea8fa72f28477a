"""The table of published parts of rules."""

from sqlalchemy import Table

from sisam.storage.schema.columns import metadata, one_of, words

rule_part = Table(
    "rule_part",
    metadata,
    words("kind", key=True),
    words("hash", key=True),
    words("name"),
    words("version"),
    words("body"),
    words("verdict"),
    words("published_at"),
    one_of("kind", ("workflow", "law", "calendar", "agreement")),
)
