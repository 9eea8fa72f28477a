"""One line of a journal as it lies in the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """An event's columns, untouched: what they mean is for whoever checks them."""

    seq: int
    case_id: str
    position: int
    command_id: str
    recorded_at: str
    happened_at: str
    actor_id: str
    actor_organisation_id: str | None
    via: str
    type: str
    from_state: str | None
    to_state: str | None
    #: Canonical JSON, as text.
    data: str
    words_hash: str | None
    previous_hash: str
    hash: str

    @property
    def recorded(self) -> datetime:
        """Return when it was recorded, as an instant."""
        return datetime.fromisoformat(self.recorded_at)

    @property
    def imported(self) -> bool:
        """Tell whether it came from a file."""
        return self.via.startswith("import:")

    @property
    def by_itself(self) -> bool:
        """Tell whether the program did it, and nobody else."""
        return self.via == "daemon"
