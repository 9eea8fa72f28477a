"""The outbox: messages to persons, written in the transaction of what they tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from sisam.domain.ids import AlertId, CaseId, PersonId, StepId
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Template


class MessageStatus(StrEnum):
    """Where a message to a person stands; sent only after a positive reply."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNREACHABLE = "unreachable"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """One thing that a message tells, with its placeholders filled in the person's language."""

    kind: ItemKind
    template: Template
    case_id: CaseId
    step_id: StepId | None
    alert_id: AlertId | None
    rung: int
    round: int
    #: Values of the closed list of placeholders.
    fields: Mapping[str, str]
    #: Unique: (alert or step, kind, rung, round, person, channel).
    dedup_key: str


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """A message to one person over one channel, with one or several items."""

    id: str
    person_id: PersonId
    channel: str
    language: Language
    items: tuple[OutboxItem, ...]
    #: Constant over all attempts.
    message_id: str
    created_at: datetime
    status: MessageStatus = MessageStatus.QUEUED
    attempts: int = 0
    next_at: datetime | None = None
    sent_at: datetime | None = None
    last_reply: str | None = None


class Outbox(Protocol):
    """Messages at rest."""

    def write(self, messages: Sequence[OutboxMessage]) -> None:
        """Add new messages."""
        ...

    def due(self, now: datetime, limit: int) -> list[OutboxMessage]:
        """Return queued messages whose moment has come, oldest first."""
        ...

    def mark(self, message: OutboxMessage) -> None:
        """Store a message's status, attempts, next moment and last reply."""
        ...

    def listed(self, status: MessageStatus | None, limit: int) -> list[OutboxMessage]:
        """Return messages of a status (None: of any), newest first."""
        ...
