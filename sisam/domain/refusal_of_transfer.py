"""Refusals of a transfer or a new plan: why the pupil does not come to that home, or leave another day."""

from dataclasses import dataclass
from datetime import date

from sisam.domain.refusal import Unsuitable
from sisam.errors import Conflict


@dataclass(eq=False)
class TransferInstead(Unsuitable):
    """Only the act that names the new home lets the pupil come there."""

    what: str


@dataclass(eq=False)
class SameHome(Conflict):
    """The pupil is at that home, or is taught by that school, already."""

    party: str


@dataclass(eq=False)
class BeforeTheAdmission(Unsuitable):
    """The pupil cannot leave a home before the day on which it came there."""

    on: date
    admitted_on: date


@dataclass(eq=False)
class PlannedTooEarly(Unsuitable):
    """A discharge cannot be planned for a day that has been."""

    on: date
    earliest: date


@dataclass(eq=False)
class NothingToReconsider(Conflict):
    """No discharge is planned."""
