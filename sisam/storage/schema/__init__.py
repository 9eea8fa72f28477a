"""Every table of the store, as the newest migration leaves it."""

from sisam.storage.schema import (
    cases,
    journal,
    outbox,
    oversight,
    register,
    rules,
    site_alerts,
    statements,
    steps,
    subjects,
)
from sisam.storage.schema.columns import metadata

#: The newest migration; a test holds it equal to the newest file.
REVISION = "0008"

__all__ = [
    "REVISION",
    "cases",
    "journal",
    "metadata",
    "outbox",
    "oversight",
    "register",
    "rules",
    "site_alerts",
    "statements",
    "steps",
    "subjects",
]
