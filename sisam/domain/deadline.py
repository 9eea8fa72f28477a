"""A deadline: an instant with its derivation, which is met, missed for ever, or cancelled."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from sisam.domain.ids import DeadlineId, StepId
from sisam.domain.source import Source


class DeadlineKind(StrEnum):
    """What a deadline asks for: doing, answering an offer, a sign of life, a review, an end by law."""

    DO = "do"
    ANSWER = "answer"
    WATCH = "watch"
    PAUSE = "pause"
    REVIEW = "review"
    LAW = "law"


class DeadlineStatus(StrEnum):
    """Where a deadline stands; missed is for ever."""

    PENDING = "pending"
    MET = "met"
    MISSED = "missed"
    CANCELLED = "cancelled"


class Counted(Protocol):
    """What is needed to compute a deadline again, and to say how it was counted."""

    @property
    def rule(self) -> str:
        """Return the due rule's id, or what else gave the deadline."""
        ...

    @property
    def anchor(self) -> str:
        """Return what it is counted from."""
        ...

    @property
    def anchor_on(self) -> date:
        """Return the day of that."""
        ...

    @property
    def source(self) -> Source:
        """Return who says so."""
        ...

    @property
    def times(self) -> int:
        """Return which multiple of the period it is."""
        ...

    @property
    def floor_on(self) -> date | None:
        """Return the day that it was moved to because counting back gave too little time."""
        ...

    @property
    def paused_days(self) -> int:
        """Return by how many days pauses have moved it."""
        ...


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline of a step, with what is needed to compute it again."""

    id: DeadlineId
    step_id: StepId
    kind: DeadlineKind
    #: The due rule's id, ``STEP.answer``, ``STEP.returned`` or ``STEP.reopened``.
    rule: str
    anchor: str
    anchor_on: date
    due_on: date
    #: The end of the day `due_on`, as an instant in UTC.
    due_at: datetime
    #: The family of its clock: legal, working_days or school_days.
    clock: str
    source: Source
    status: DeadlineStatus
    created_position: int
    ended_position: int | None = None
    #: Which multiple of the period it is, counted from the anchor.
    times: int = 1
    #: The day that it was moved to because counting back gave too little time.
    floor_on: date | None = None
    #: By how many days pauses have moved it.
    paused_days: int = 0
    #: The due day of which its owner was reminded last.
    reminded_for: date | None = None
