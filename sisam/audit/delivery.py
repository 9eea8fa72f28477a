"""Whether messages go on until they have come through: waiting, held, refused or sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import RowMapping

from sisam.audit.mail import MailSnapshot
from sisam.audit.reckoning import local_day, midnight_after
from sisam.audit.report import Violation

#: So long may ten thousand messages take to go out after a standstill (L3), and so long one waits at most
#: between two attempts.
QUEUE_BOUND: Final = timedelta(minutes=15)
_GENEROSITY: Final = timedelta(minutes=1)
_WAITING: Final = frozenset({"queued", "sending"})
#: A reply that begins with a code, as mail and web servers give it.
_CODE: Final = re.compile(r"\s*([1-5])\d\d\b")

_WITHOUT_SUCCESSOR: Final = """
SELECT i.message_id AS id, i.successor_message_id, n.id AS successor_id,
    EXISTS (
        SELECT 1 FROM v_message_item AS t
        WHERE t.message_id = i.successor_message_id AND t.kind = i.kind
            AND t.rung = i.rung AND t.round = i.round
            AND t.alert_id IS NOT DISTINCT FROM i.alert_id
            AND t.step_id IS NOT DISTINCT FROM i.step_id
    ) AS tells_it
FROM v_message_item AS i
JOIN v_message AS m ON m.id = i.message_id
LEFT JOIN v_message AS n ON n.id = i.successor_message_id
WHERE m.status = 'unreachable' AND i.message_id IN :ids
"""
# UNION keeps each place once, so that a circle of refused messages comes to an end here too.
_IN_A_CIRCLE: Final = """
WITH RECURSIVE line (id, dedup_key, kind, rung, round, alert_id, step_id, place) AS (
    SELECT i.message_id, i.dedup_key, i.kind, i.rung, i.round, i.alert_id, i.step_id, i.successor_message_id
    FROM v_message_item AS i JOIN v_message AS m ON m.id = i.message_id
    WHERE m.status = 'unreachable' AND i.successor_message_id IS NOT NULL AND i.message_id IN :ids
    UNION
    SELECT l.id, l.dedup_key, l.kind, l.rung, l.round, l.alert_id, l.step_id, i.successor_message_id
    FROM line AS l
    JOIN v_message AS m ON m.id = l.place AND m.status = 'unreachable'
    JOIN v_message_item AS i ON i.message_id = m.id AND i.kind = l.kind
        AND i.rung = l.rung AND i.round = l.round
        AND i.alert_id IS NOT DISTINCT FROM l.alert_id AND i.step_id IS NOT DISTINCT FROM l.step_id
    WHERE i.successor_message_id IS NOT NULL
)
SELECT l.id, l.dedup_key
FROM line AS l LEFT JOIN v_message AS m ON m.id = l.place
GROUP BY l.id, l.dedup_key
HAVING sum(CASE WHEN m.status = 'unreachable' THEN 0 ELSE 1 END) = 0
"""


def messages_go_on(mail: MailSnapshot) -> Iterator[Violation]:
    """I09: a queued, sending or held message has a next moment within the bound.

    It is tried within 15 minutes, again and again; what is held for office hours is released on the next
    working day at the latest. An unreachable one has a successor for each thing that it tells, and
    the line of successors ends at one that is not unreachable.
    """
    for message_id, row in mail.messages.items():
        for told in _faults_of_next(mail, row):
            yield mail.violation("I09", message_id, told)
    for row in mail.rows(_WITHOUT_SUCCESSOR):
        for told in _faults_of_successor(row):
            yield mail.violation("I09", row["id"], told)
    for row in mail.rows(_IN_A_CIRCLE):
        yield mail.violation("I09", row["id"], "It is unreachable, and so are all that tell it instead.")


def _faults_of_next(mail: MailSnapshot, row: RowMapping) -> Iterator[str]:
    if row["status"] not in _WAITING and row["status"] != "held":
        return
    if row["next_at"] is None:
        yield f"It is {row['status']} and has no next moment."
        return
    next_at = datetime.fromisoformat(row["next_at"])
    if mail.now > next_at + QUEUE_BOUND:
        yield f"It should have been {_moved(row)} at {next_at:%Y-%m-%dT%H:%MZ}."
    if next_at > _latest(mail, row) + _GENEROSITY:
        yield f"It is not {_moved(row)} until {next_at:%Y-%m-%dT%H:%MZ}."


def _moved(row: RowMapping) -> str:
    return "released" if row["status"] == "held" else "tried"


def _latest(mail: MailSnapshot, row: RowMapping) -> datetime:
    """Return the latest next moment: for a held message, the end of the first working day after today.

    That is the calendar's own answer for every stretch of days off, Christmas included.
    """
    if row["status"] in _WAITING:
        return mail.now + QUEUE_BOUND
    return midnight_after(
        mail.walker.due_on(local_day(mail.now), 1, "working_days", back=False, maximum=True)
    )


def _faults_of_successor(row: RowMapping) -> Iterator[str]:
    if row["successor_message_id"] is None:
        yield "It is unreachable, and nothing tells what it told."
    elif row["successor_id"] is None or row["successor_message_id"] == row["id"] or not row["tells_it"]:
        yield f"It is unreachable, and {row['successor_message_id']} does not tell what it told."


def sent_is_backed(mail: MailSnapshot) -> Iterator[Violation]:
    """I10: `sent` is backed by a positive reply and a time, and nothing else has a time of sending."""
    for message_id, row in mail.messages.items():
        faults = _faults_of_sent(row) if row["status"] == "sent" else _faults_of_unsent(row)
        for told in faults:
            yield mail.violation("I10", message_id, told)


def _faults_of_sent(row: RowMapping) -> Iterator[str]:
    reply = row["last_reply"] or ""
    code = _CODE.match(reply)
    if not reply.strip():
        yield "It is sent and nobody said so."
    elif code is not None and code[1] != "2":
        yield "It is sent though the last reply was no yes."
    if row["attempts"] < 1:
        yield "It is sent and was never tried."
    if row["sent_at"] is None:
        yield "It is sent at no time."


def _faults_of_unsent(row: RowMapping) -> Iterator[str]:
    if row["sent_at"] is not None:
        yield f"It is {row['status']} and has a time of sending."
