"""What a file of organisations or seats means for the register: one report a row."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sisam.domain.seat import Role


class Standing(StrEnum):
    """What comes of a row."""

    #: The register did not have it.
    ADDED = "added"
    #: The row says something else of what is there.
    CHANGED = "changed"
    #: The register stands as the row says.
    UNCHANGED = "unchanged"
    #: The row tells of a time in a seat that has ended meanwhile; a list does not open it again.
    KEPT = "kept"


class Thing(StrEnum):
    """What a row can say otherwise than the register, as the command line calls it."""

    NAME = "the name"
    EMAIL = "the e-mail address"
    TELEPHONE = "the telephone"
    LANGUAGE = "the language"
    LAST_DAY = "the last day in the seat"
    TIME = "the time in the seat"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a row says otherwise than the register."""

    name: Thing
    #: As it was; None: not known.
    was: str | None
    told: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """Somebody in a seat, as a file names them."""

    email: str
    role: Role
    #: Of the organisation.
    code: str

    def __str__(self) -> str:
        """Return it as the command line says it."""
        return f"{self.email} as {self.role} at {self.code}"


@dataclass(frozen=True, slots=True)
class RegisterReport:
    """What one row changed, or with a dry run would have changed."""

    row: int
    #: Which organisation by its code, or who in which seat.
    subject: str | Sitting
    standing: Standing
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterNews:
    """What came of all rows of a file."""

    reports: tuple[RegisterReport, ...]
    #: What the register has and a list that has come before tells of no more; it stays.
    missing: tuple[str | Sitting, ...] = ()

    @property
    def counts(self) -> Mapping[Standing, int]:
        """Return how many rows came to what."""
        return Counter(each.standing for each in self.reports)


def comes_again(reports: tuple[RegisterReport, ...]) -> bool:
    """Tell whether a file is a list that comes again; one that only adds something misses nothing."""
    return any(each.standing is not Standing.ADDED for each in reports)
