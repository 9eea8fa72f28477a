"""Figures: how a site does, in counts and moments alone; no id and no name is among them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Figures:
    """How a site does at one moment."""

    silent_since: datetime | None = None
    open_cases: int = 0
    closed_cases: int = 0
    #: Open cases whose next moment has come, and the earliest such moment.
    due_cases: int = 0
    due_since: datetime | None = None
    live_steps: int = 0
    #: By status: pending, met, missed or cancelled.
    deadlines: Mapping[str, int] = field(default_factory=dict)
    #: Uncleared ones, by cause.
    alerts: Mapping[str, int] = field(default_factory=dict)
    #: Uncleared ones that nobody has acknowledged.
    unanswered_alerts: int = 0
    #: By status.
    messages: Mapping[str, int] = field(default_factory=dict)
    #: When the longest waiting of the messages that are due was written.
    waiting_since: datetime | None = None
    #: When the oldest message that is neither sent nor held fell due; one that was refused, when that began.
    unsent_since: datetime | None = None
    #: When it began that the longest refused of the messages that wait was tried and not taken.
    refused_since: datetime | None = None
    #: The channels that work for nobody, and since when.
    channels_down: Mapping[str, datetime] = field(default_factory=dict)
    #: When the first case was opened, the canary's included.
    first_case_opened: datetime | None = None
    daemons: int = 0
    last_beat: datetime | None = None
    last_sweep_completed: datetime | None = None


class Gauges(Protocol):
    """Where figures are read off."""

    def figures(self, now: datetime) -> Figures:
        """Return how the site does now.

        Raises:
            Unavailable: the database does not answer.
        """
        ...
