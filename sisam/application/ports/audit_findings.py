"""What the auditor said last, wherever it left that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class AuditFindings:
    """The outcome of the auditor's last look."""

    at: datetime
    #: How often each invariant was found broken; empty where all held.
    counts: Mapping[str, int] = field(default_factory=dict)


class Auditing(Protocol):
    """Where the auditor leaves what it found."""

    def last(self) -> AuditFindings | None:
        """Return what it found last; None where no auditor has ever looked."""
        ...


class NoAuditor:
    """No auditor looks at this site."""

    def last(self) -> None:
        """Return that none has ever looked."""
        return
