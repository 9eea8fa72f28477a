"""A life: what will happen to a pupil, whether or not anybody records it."""

from dataclasses import dataclass
from datetime import date

from sisam.domain.ids import OrganisationId


@dataclass(frozen=True, slots=True)
class Transfer:
    """A day on which the pupil moves to another home."""

    on: date
    home: OrganisationId


@dataclass(frozen=True, slots=True)
class Escape:
    """Days on which the pupil is away, and nobody knows where."""

    away_on: date
    #: The day on which the pupil is back.
    back_on: date


@dataclass(frozen=True, slots=True)
class Life:
    """The truth about a placement, which the people at the seats learn day by day."""

    #: None: the application comes to nothing.
    applies_on: date | None
    admitted_on: date | None
    #: Working days to the first lesson, from the admission or, where that lay before it, from the import.
    days_to_lesson: int
    seen_from: date
    discharged_on: date | None
    #: What social services believe about the discharge.
    believed_on: date | None
    home: OrganisationId
    #: Schools; None: there is none.
    home_school: OrganisationId | None
    receiving_school: OrganisationId | None
    #: School days from the planned start to the real one.
    days_late_at_start: int
    birth: date
    #: The first comes first.
    transfers: tuple[Transfer, ...] = ()
    escapes: tuple[Escape, ...] = ()
    #: The municipality that the pupil's home moves to, and when.
    moves_to: str | None = None
    moves_on: date | None = None
