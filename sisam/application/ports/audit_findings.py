"""What the auditor said last, wherever it left that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AuditFindings:
    """The outcome of the auditor's last look."""

    #: When it looked; None: nobody knows, since it cannot be read.
    at: datetime | None
    #: How often each invariant was found broken; empty where all held.
    counts: Mapping[str, int] = field(default_factory=dict)
    #: It left something that cannot be read: what it found stands, and it is as good as silent.
    unreadable: bool = False
