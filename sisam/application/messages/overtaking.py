"""Overtaking: what a message asks for that was done, or is not asked any more, since it was written."""

from sisam.application.ports.outbox import OutboxItem, OutboxMessage
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.domain.message import Template

#: What asks for the answer of a second person.
_WANTED = frozenset({Template.SECOND_WANTED, Template.IMPORT_WANTED})


def overtaken(work: UnitOfWork, message: OutboxMessage) -> frozenset[str]:
    """Return the keys of what a message asks for and nobody need do any more."""
    answered = frozenset(item.dedup_key for item in message.items if _is_answered(work, item))
    return work.outbox.overtaken(message.id) | answered


def _is_answered(work: UnitOfWork, item: OutboxItem) -> bool:
    if item.template not in _WANTED:
        return False
    request = work.joint_requests.find(item.values["about"])
    return request is None or not request.waits
