"""An alert: it climbs a ladder until a named person acts, and ends only when its cause ends."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sisam.domain.ids import AlertId, DeadlineId, PersonId, StepId


class AlertCause(StrEnum):
    """Why an alert was raised."""

    OVERDUE = "overdue"
    VACANCY = "vacancy"
    UNDELIVERABLE = "undeliverable"
    TECHNICAL = "technical"
    NO_SCHOOL = "no_school"
    LOG_REVIEW = "log_review"


class Cleared(StrEnum):
    """Why an alert ended; a closed list, each an end of its cause."""

    STEP_ENDED = "step_ended"
    OFFERED = "offered"
    ANSWERED = "answered"
    ANCHOR_MOVED = "anchor_moved"
    REASSIGNED = "reassigned"
    ANNULLED = "annulled"
    CASE_CLOSED = "case_closed"
    SEAT_FILLED = "seat_filled"
    NO_DUTY = "no_duty"
    GOT_THROUGH = "got_through"
    ADDRESS_CHANGED = "address_changed"
    LEFT = "left"
    MENDED = "mended"
    IN_SCHOOL = "in_school"
    NOT_COMPULSORY = "not_compulsory"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert of a case."""

    id: AlertId
    cause: AlertCause
    step_id: StepId | None
    deadline_id: DeadlineId | None
    ladder: str
    #: Index of the rung that it stands on, from 0.
    rung: int
    #: How many times it has been sent from this rung.
    round: int
    raised_at: datetime
    #: When it goes on by itself; None when it is cleared.
    next_at: datetime | None
    acknowledged_at: datetime | None = None
    acknowledged_by: PersonId | None = None
    acknowledged_until: date | None = None
    cleared_at: datetime | None = None
    cleared_reason: Cleared | None = None
    #: The last day of a postponement; a rung can be postponed once.
    snoozed_until: date | None = None
    #: Who of the seat is told instead of all who sit there, up to the last day.
    assigned_to: PersonId | None = None
    assigned_until: date | None = None

    @property
    def live(self) -> bool:
        """Tell whether its cause is still there."""
        return self.cleared_at is None
