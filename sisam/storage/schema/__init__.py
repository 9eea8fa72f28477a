"""Every table of the store, as the newest migration leaves it."""

from sisam.storage.schema import (
    accounts,
    cases,
    joint_requests,
    journal,
    log_reviews,
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
REVISION = "0009"

__all__ = [
    "REVISION",
    "accounts",
    "cases",
    "joint_requests",
    "journal",
    "log_reviews",
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
