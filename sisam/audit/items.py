"""Whether nobody is told the same thing twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from sqlalchemy import RowMapping

from sisam.audit.mail import MailSnapshot
from sisam.audit.report import Violation

#: A key: what it is about, kind, text, rung, round, person and channel.
_PARTS_AFTER_ABOUT: Final = 6

# Joins, so that a unique index that is gone costs one sorting and not a search for each row.
_KEYS_TWICE: Final = """
SELECT DISTINCT one.message_id AS id, one.dedup_key
FROM message_item AS one
JOIN message_item AS other ON other.dedup_key = one.dedup_key
    AND (other.message_id <> one.message_id OR other.ordinal <> one.ordinal)
WHERE one.message_id IN :ids
"""
_MESSAGE_IDS_TWICE: Final = """
SELECT DISTINCT one.id FROM v_message AS one
JOIN v_message AS other ON other.message_id = one.message_id AND other.id <> one.id
WHERE one.id IN :ids
"""


def told_once(mail: MailSnapshot) -> Iterator[Violation]:
    """I11: one item per (alert or step, kind, rung, round, person, channel); one Message-ID per message.

    The key that makes an item unique says exactly these, and which text tells it: whoever sits on both
    sides of a step hears as the one who is late and as the one who waits.
    """
    for row in mail.items:
        told = _fault_of_key(row)
        if told:
            yield mail.violation("I11", row["message_id"], told)
    for row in mail.rows(_KEYS_TWICE):
        yield mail.violation("I11", row["id"], f"{row['dedup_key']} is told more than once.")
    for row in mail.rows(_MESSAGE_IDS_TWICE):
        yield mail.violation("I11", row["id"], "Another message has its Message-ID.")


def _fault_of_key(row: RowMapping) -> str | None:
    about, *parts = row["dedup_key"].rsplit("|", _PARTS_AFTER_ABOUT)
    truly = [row[name] for name in ("kind", "template", "rung", "round", "person_id", "channel")]
    told = json.loads(row["told"])
    # What tells of a refused message, or of something that is no case's, is about that.
    of_none = told.get("message") or told.get("about")
    subject = of_none or row["alert_id"] or row["step_id"] or row["case_id"]
    if (about, parts) == (subject, [str(each) for each in truly]):
        return None
    return f"The key {row['dedup_key']} is not what it tells."
