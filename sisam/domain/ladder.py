"""A ladder: whom an alert tells, rung by rung, and how long it waits between them."""

from dataclasses import dataclass
from enum import StrEnum

from sisam.domain.reckoning import Interval


class LadderSeat(StrEnum):
    """Whom a rung tells, seen from the step: *owner* is the side that is late, *other* the opposite side."""

    OWNER = "owner"
    OWNER_MANAGER = "owner_manager"
    OWNER_COORDINATOR = "owner_coordinator"
    OTHER = "other"
    OTHER_MANAGER = "other_manager"
    OTHER_COORDINATOR = "other_coordinator"


#: Seats that somebody must always hold, so that a last rung may rest on them (I08).
NEVER_EMPTY = frozenset({LadderSeat.OWNER_COORDINATOR, LadderSeat.OTHER_COORDINATOR})


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: who is told, and how long it waits before the climb goes on."""

    tells: tuple[LadderSeat, ...]
    wait: Interval
    #: The last rung repeats for ever.
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """What a ladder may begin with: who is reminded, and how long before the last day."""

    tells: tuple[LadderSeat, ...]
    before: Interval


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of an alert, from the first to the one that repeats; before them perhaps a reminder."""

    id: str
    rungs: tuple[Rung, ...]
    reminder: Reminder | None = None
