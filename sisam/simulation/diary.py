"""A diary: what the people of the country did, and what they were refused."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from sisam.domain.ids import PersonId
from sisam.errors import SisamError
from sisam.simulation.deed import DeedKind


@dataclass(frozen=True, slots=True)
class Met:
    """A deadline that was met."""

    number: str
    step: str
    #: How long it would still have run.
    left: timedelta


@dataclass(slots=True)
class Diary:
    """Counts of deeds by kind, of refusals by their class, and of who did anything at all."""

    deeds: Counter[DeedKind] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    persons: set[PersonId] = field(default_factory=set)
    sweeps: int = 0
    #: How long after its raising each alert was acknowledged first.
    acknowledged_after: list[timedelta] = field(default_factory=list)
    met: list[Met] = field(default_factory=list)

    def note(self, kind: DeedKind, person_id: PersonId) -> None:
        """Note that somebody did something."""
        self.deeds[kind] += 1
        self.persons.add(person_id)

    def note_met(self, number: str, step: str, left: timedelta) -> None:
        """Note that a deadline was met, with so much time left."""
        self.met.append(Met(number, step, left))

    def note_refusal(self, refusal: SisamError) -> None:
        """Note that somebody tried what cannot be done."""
        self.refusals[type(refusal).__name__] += 1
