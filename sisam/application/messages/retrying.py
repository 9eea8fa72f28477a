"""Retrying: putting messages back into the queue, once somebody has mended what was in their way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.application.site import Site
from sisam.errors import Conflict

_MAY_GO_BACK = frozenset({MessageStatus.QUEUED, MessageStatus.UNREACHABLE})


@dataclass(eq=False)
class NotToBeRetried(Conflict):
    """Only a message that waits or that was refused can be tried again."""

    message: str
    status: str


def retry(
    site: Site, ids: Sequence[str], now: datetime, *, unreachable: bool = False, only_try: bool = False
) -> int:
    """Make messages due now and return how many: the named ones, else all that wait.

    `unreachable` adds all that were refused; whoever was told instead has been told all the same.

    Raises:
        NotFound: one of them does not exist.
        NotToBeRetried: one of them was sent, is being sent, or is held.
    """
    with site.store.write() as work:
        messages = [_retriable(work.outbox.one(each)) for each in dict.fromkeys(ids)]
        for message in messages:
            work.outbox.mark(replace(message, status=MessageStatus.QUEUED, next_at=now))
        count = len(messages) if ids else work.outbox.requeue(MessageStatus.QUEUED, now)
        if unreachable:
            count += work.outbox.requeue(MessageStatus.UNREACHABLE, now)
        if not only_try:
            work.commit()
    return count


def _retriable(message: OutboxMessage) -> OutboxMessage:
    if message.status not in _MAY_GO_BACK:
        raise NotToBeRetried(message.id, message.status)
    return message
