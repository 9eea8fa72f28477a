"""Reaching: a person to whom something gets through again is not unreachable any more."""

from datetime import datetime

from sisam.application.ports.outbox import OutboxMessage
from sisam.application.ports.unit_of_work import UnitOfWork


def note_reached(work: UnitOfWork, message: OutboxMessage, now: datetime) -> None:
    """Forget that the person of a message that was taken could not be reached over its channel."""
    refused = work.unreachables.find(message.person_id, message.channel)
    if refused is not None and refused.is_refuted(now):
        work.unreachables.reached(message.person_id, message.channel)
