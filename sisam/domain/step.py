"""A step: one card of a routine at work in a case, which is a debt until it has ended."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sisam.domain.ids import OrganisationId, PartyName, PersonId, StepId


class StepStatus(StrEnum):
    """Where a step stands; the last four are ends."""

    OPEN = "open"
    OFFERED = "offered"
    CONFIRMED = "confirmed"
    WAIVED = "waived"
    TAKEN_OVER = "taken_over"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Tell whether nothing more is owed."""
        return self not in (StepStatus.OPEN, StepStatus.OFFERED)


class Cause(StrEnum):
    """Why a step was cancelled; a closed list."""

    OVERTAKEN = "overtaken"
    ANCHOR_LOST = "anchor_lost"
    NOT_APPLICABLE = "not_applicable"
    ACCOUNTABILITY_MOVED = "accountability_moved"
    ANNULLED = "annulled"
    TRANSFERRED = "transferred"
    CLOSED = "closed"


#: After these a step may open again; overtaken and transferred ones never do.
REVERSIBLE = frozenset({Cause.ANCHOR_LOST, Cause.NOT_APPLICABLE, Cause.ANNULLED, Cause.ACCOUNTABILITY_MOVED})


@dataclass(frozen=True, slots=True)
class Side:
    """A party together with the organisation that it is in this case."""

    party: PartyName
    organisation_id: OrganisationId


@dataclass(frozen=True, slots=True)
class Step:
    """One occurrence of a step definition in a case."""

    id: StepId
    definition: str
    routine: int | None
    kind: str
    round: int
    occurrence: int
    owner: Side
    confirmer: Side | None
    status: StepStatus
    passes_accountability: bool
    #: The local day when it was recorded as open.
    opened_on: date
    #: The day that repeats and term ends are sought after.
    base_on: date
    #: The day that lateness counts from.
    first_due_on: date
    opened_position: int
    ended_position: int | None = None
    #: The day of the last return or withdrawal, while the new time runs.
    returned_on: date | None = None
    returns: int = 0
    offered_by: PersonId | None = None
    #: When it ended, as told by whoever ended it.
    ended_on: date | None = None
    cause: Cause | None = None
    #: Somebody took it over: the owner no longer follows from the definition.
    taken_over: bool = False
    #: It was reopened when an anchor was lost: never due before two working days after this.
    reopened_on: date | None = None
    successor_step_id: StepId | None = None

    @property
    def live(self) -> bool:
        """Tell whether it is still a debt."""
        return not self.status.ended
