"""Beats: the signs of life that daemons leave, so that whoever watches sees which of them is at work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Beat:
    """The last sign of life of one daemon."""

    #: The daemon; each start is another one.
    id: str
    #: The machine on which it runs.
    host: str
    #: Its process there.
    pid: int
    last_beat: datetime
    last_sweep_started: datetime | None = None
    last_sweep_completed: datetime | None = None


class Beats(Protocol):
    """The last sign of life of each daemon, at rest."""

    def put(self, beat: Beat) -> None:
        """Keep a daemon's sign of life in place of its last one."""
        ...

    def forget(self, earliest: datetime, latest: datetime) -> int:
        """Remove daemons whose last sign lies outside these instants and return how many there were."""
        ...

    def listed(self) -> Sequence[Beat]:
        """Return every daemon's last sign of life, the newest first."""
        ...
