"""Sums over many cases, from which every table of an overview is made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sisam.domain.anchor import Anchor
from sisam.domain.deadline import DeadlineKind
from sisam.domain.fact import Fact
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.schooling import Spell
from sisam.domain.workflow import Phase


@dataclass(frozen=True, slots=True)
class Reach:
    """Of which cases the sums are told, and of which days."""

    #: Cases in which one of these is a party, or was when they closed; None: all.
    organisations: frozenset[OrganisationId] | None
    workflow: str
    #: What ended, or happened, from the first to the last day, both included.
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a case stands: its phase, and the home municipality of its pupil."""

    phase: Phase
    #: By the municipality of the social services; None where it is not known, or the case is restricted.
    municipality: str | None


@dataclass(frozen=True, slots=True)
class OpenCases:
    """How many open cases stand at a spot."""

    spot: Spot
    count: int


@dataclass(frozen=True, slots=True)
class Debts:
    """How many live steps wait for a party, and how many of them are late."""

    spot: Spot
    #: None: beside the routines.
    routine: int | None
    party: PartyName
    count: int
    late: int
    #: How many pupils are behind those that are late, and behind the others.
    pupils: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Promises:
    """How many deadlines ended by being met or missed, by whose they were."""

    spot: Spot
    routine: int | None
    party: PartyName
    kind: DeadlineKind
    met: int
    #: Of those that were met: with less than a day left.
    near: int
    missed: int
    #: How many pupils are behind those that were met with a day or more left, with less, and missed.
    pupils: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Handovers:
    """How many handovers were opened, and how many of them were sent back at least once."""

    spot: Spot
    routine: int | None
    count: int
    returned: int
    #: How many pupils are behind those that were sent back, and behind the others.
    pupils: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Starts:
    """How many pupils were admitted or discharged, and what stood ready by then."""

    spot: Spot
    admitted: int
    #: The home school was contacted by the day of admission.
    contacted: int
    discharged: int
    #: A school place was confirmed by the day of discharge.
    placed: int


@dataclass(frozen=True, slots=True)
class Schoolgoing:
    """How many pupils were discharged on a day and began in school on another."""

    spot: Spot
    discharged_on: date
    started_on: date | None
    count: int


@dataclass(frozen=True, slots=True)
class Followed:
    """When one pupil went to school, as far as it must be known to count the days without."""

    spot: Spot
    anchors: Mapping[Anchor, date]
    facts: Mapping[Fact, str]
    #: None: the case is open.
    closed_at: datetime | None
    #: Those that were lived; nothing planned.
    spells: Sequence[Spell]


@dataclass(frozen=True, slots=True)
class GapDays:
    """How many pupils were without school, and on how many school days together."""

    spot: Spot
    #: In which phase of the placement; None: in whichever, each pupil counted once.
    phase: Phase | None
    pupils: int
    days: int


@dataclass(frozen=True, slots=True)
class Sums:
    """All of it, out of one snapshot."""

    at: datetime
    cases: Sequence[OpenCases]
    debts: Sequence[Debts]
    promises: Sequence[Promises]
    handovers: Sequence[Handovers]
    starts: Sequence[Starts]
    schoolgoing: Sequence[Schoolgoing]
    #: Counted by the calendar, which no database knows.
    gaps: Sequence[GapDays] = ()


class Overviews(Protocol):
    """Sums over many cases, added up where they lie."""

    def head(self) -> int:
        """Return the number of the last event of all; while it is the same, no case has changed."""
        ...

    def sums(self, reach: Reach, now: datetime) -> Sums:
        """Return all sums over some cases but the days without school."""
        ...

    def followed(self, reach: Reach) -> Iterator[Followed]:
        """Yield of each case that was open on one of the days when its pupil went to school."""
        ...
