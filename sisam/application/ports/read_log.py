"""The read log: who was shown what, written before it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sisam.domain.ids import CaseId, OrganisationId, PersonId
from sisam.domain.reading import Purpose, Reading, Ruling


@dataclass(frozen=True, slots=True)
class Logged:
    """A line of the read log as it lies there."""

    seq: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Which lines are asked for: of a case or of a person, in a time, a page at once."""

    case_id: CaseId | None = None
    person_id: PersonId | None = None
    ruling: Ruling | None = None
    purpose: Purpose | None = None
    #: From this moment on …
    since: datetime | None = None
    #: … and before this one.
    until: datetime | None = None
    #: Only lines before this one, which ended the page before; None: the newest.
    before: int | None = None
    limit: int = 100
    #: Only what people of these organisations were shown or denied; None: everybody.
    organisations: tuple[OrganisationId, ...] | None = None
    #: Of those who asked for no organisation too.
    nowhere_too: bool = True


@dataclass(frozen=True, slots=True)
class HourOfLog:
    """How many lines an hour of the log has."""

    #: When the hour begins.
    at: datetime
    lines: int
    denied: int
    with_reason: int
    #: Lines that make somebody look through the month …
    wanting: int
    #: … and those of them that tell of one person's reading.
    own: int


class ReadLog(Protocol):
    """Readings at rest; nothing changes or removes one."""

    def write(self, readings: Sequence[Reading]) -> None:
        """Add readings, and note of which months that makes a review a duty."""
        ...

    def hours(self, wanted: Reviewed, person_id: PersonId) -> list[HourOfLog]:
        """Return how many lines each hour has of those asked for, and how many are a person's own."""
        ...

    def page(self, wanted: Reviewed) -> list[Logged]:
        """Return the lines that are asked for, the newest first."""
        ...
