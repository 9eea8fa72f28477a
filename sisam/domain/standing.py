"""How all cases stand at one moment, as far as the daily statements tell it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sisam.domain.ids import CaseId, OrganisationId, PartyName
from sisam.domain.rules import RulesKey
from sisam.domain.step import Side


@dataclass(frozen=True, slots=True)
class StandingCase:
    """An open case, or one that closed lately."""

    number: str
    rules: RulesKey
    restricted: bool
    open: bool
    #: How many events its journal holds, and the hash of the last.
    position: int
    head: str
    #: Who is a party of it; of a closed one who was when it closed.
    parties: tuple[Side, ...] = ()
    accountable: PartyName | None = None
    #: Alerts that go on in it.
    alerts: int = 0


@dataclass(frozen=True, slots=True)
class StandingStep:
    """A step of an open case that somebody still has to do something about."""

    case_id: CaseId
    definition: str
    owner: Side
    confirmer: Side | None
    offered: bool
    #: The day of its one clock; None where it has none.
    due_on: date | None
    late: bool

    @property
    def waits_for(self) -> Side:
        """Return whose move it is."""
        return self.confirmer if self.offered and self.confirmer else self.owner


@dataclass(frozen=True, slots=True)
class Standing:
    """All of it, out of one snapshot."""

    cases: Mapping[CaseId, StandingCase]
    steps: tuple[StandingStep, ...] = ()
    #: Alerts that go on and belong to no case, by the organisation that they are about.
    site_alerts: Mapping[OrganisationId, int] = field(default_factory=dict)
