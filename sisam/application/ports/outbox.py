"""The outbox: messages to persons, written in the transaction of what they tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from sisam.domain.ids import AlertId, CaseId, PersonId, StepId
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Template
from sisam.domain.seat import Seat


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
    #: None where it tells of no single case.
    case_id: CaseId | None
    step_id: StepId | None
    alert_id: AlertId | None
    rung: int
    round: int
    #: Values of the closed list of placeholders.
    fields: Mapping[str, str]
    #: Unique: (alert or step, kind, rung, round, person, channel).
    dedup_key: str
    #: The seat that it was told to, and the values it was told with, so that it can be told to the next
    #: person in their own language; None where an older version of the program wrote it.
    seat: Seat | None = None
    due_on: date | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    #: The message that tells it instead, where this one was refused for good.
    successor_id: str | None = None
    #: The alert of the site, of no case, that it tells of.
    site_alert_id: AlertId | None = None


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

    def gather(self, message: OutboxMessage) -> bool:
        """Add what a new message tells to one that waits; False, with nothing written, where none does.

        That is one to the same person, over the same channel and in the same language, which nobody has
        tried or claimed, and which is no day's statement. It goes out at the earlier of both moments, and
        is held no longer than that.
        """
        ...

    def due(self, now: datetime, limit: int, channels: Sequence[str] | None = None) -> list[OutboxMessage]:
        """Return messages whose moment has come, oldest first: queued, held, and left half sent.

        One that is more than a day ahead, or is held for more than a fortnight, was written while a clock
        ran ahead, and is due. Of certain channels only, where some are named.
        """
        ...

    def queued(self, channels: Sequence[str], until: datetime) -> list[tuple[str, PersonId]]:
        """Return the ids of the messages that wait for these channels, oldest first, and to whom.

        Those are the queued ones, and the held ones that are held no longer than until a moment.
        """
        ...

    def one(self, message_id: str) -> OutboxMessage:
        """Return a message by the outbox's own id.

        Raises:
            NotFound: there is none.
        """
        ...

    def by_message_id(self, message_id: str) -> OutboxMessage | None:
        """Return the message with a Message-ID, as ``<ID@DOMAIN>``; None where there is none."""
        ...

    def claim(self, message: OutboxMessage, until: datetime) -> OutboxMessage | None:
        """Take a due message for one attempt and return it so; None where somebody else was faster.

        It is `SENDING`, and one attempt older, with all that it tells now: something may have been added
        since it was looked at, and nothing is added any more. Whoever dies with it leaves it due again at
        `until`.
        """
        ...

    def overtaken(self, message_id: str) -> frozenset[str]:
        """Return the keys of what a message asks for and nobody need do any more.

        Its alert has ended, or its step is not where it was when that was asked for.
        """
        ...

    def settle(self, message: OutboxMessage) -> bool:
        """Store what became of a claimed message; False where that is decided already.

        What was accepted is sent, whoever claimed it meanwhile; any other end counts only for the claim
        that it was made under.
        """
        ...

    def mark(self, message: OutboxMessage) -> None:
        """Store a message's status, attempts, next moment and last reply."""
        ...

    def standing(self, dedup_keys: Sequence[str]) -> Mapping[str, tuple[str, MessageStatus]]:
        """Return by which message an item was told, and how that stands, for those keys that are there."""
        ...

    def succeed(self, message_id: str, successors: Mapping[str, str]) -> None:
        """Note which messages tell the items of a refused one instead, by the items' keys."""
        ...

    def postpone(self, now: datetime, until: datetime, channels: Sequence[str] | None = None) -> int:
        """Let every queued or held message whose moment has come wait, and return how many there were.

        Of certain channels only, where some are named; so does `hasten`.
        """
        ...

    def hasten(self, now: datetime, channels: Sequence[str] | None = None) -> int:
        """Let every queued message that was tried before be due now, and return how many there were."""
        ...

    def hurry(self, now: datetime) -> int:
        """Let every message that only waits for company be due now, and return how many there were."""
        ...

    def count(self, status: MessageStatus) -> int:
        """Return how many messages have a status."""
        ...

    def requeue(self, status: MessageStatus, now: datetime) -> int:
        """Put every message of a status back into the queue, due now, and return how many there were."""
        ...

    def about(self, alert_id: AlertId) -> list[OutboxMessage]:
        """Return the messages that tell of an alert, oldest first."""
        ...

    def listed(self, status: MessageStatus | None, limit: int) -> list[OutboxMessage]:
        """Return messages of a status (None: of any), newest first."""
        ...
