"""Refusals of a review of the log; each class is a sentence in the message catalogue."""

from dataclasses import dataclass
from datetime import date

from sisam.domain.refusal import Unsuitable
from sisam.errors import Conflict, NotPermitted


@dataclass(eq=False)
class MonthGoesOn(Conflict):
    """The month has not ended."""

    #: Its last day.
    until: date


@dataclass(eq=False)
class OnlyOwnReading(NotPermitted):
    """All that was read in the month the reviewer has read themselves."""


@dataclass(eq=False)
class RegistryNumberWanted(Unsuitable):
    """What is followed up needs a registry number, in the signs of which such numbers are made."""

    #: How many signs it may have at most.
    most: int


@dataclass(eq=False)
class RegistryNumberInVain(Unsuitable):
    """Where there is nothing to remark there is nothing that a registry number could tell of."""
