"""A deed: something that somebody at a seat sets out to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sisam.domain.command import Act
from sisam.domain.ids import OrganisationId
from sisam.domain.seat import Person


class DeedKind(StrEnum):
    """What people do, as the report counts it."""

    OFFERED = "offered"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    DONE = "done"
    WAIVED = "waived"
    TAKEN_OVER = "taken over"
    DATED = "dates recorded"
    NAMED = "parties named"
    MOVED = "moves made"
    TRANSFERRED = "transfers"
    PAUSED = "pauses"
    RESUMED = "returns of the absent"
    HOME_MOVED = "changes of municipality"
    RECONSIDERED = "forecasts changed"
    SETTLED = "settlements"
    CLOSED = "cases closed"
    ACKNOWLEDGED = "alerts acknowledged"
    REVIEWED = "reviews of the log"


@dataclass(frozen=True, slots=True)
class Deed:
    """Acts of one person in one case, which stand or fall together."""

    kind: DeedKind
    organisation_id: OrganisationId
    person: Person
    acts: Sequence[Act]
    words: str | None = None
    happened_on: date | None = None
