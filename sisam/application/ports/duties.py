"""What waits on the organisations, over all cases."""

from dataclasses import dataclass
from typing import Protocol

from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.rules import RulesKey
from sisam.domain.site_fact import Duty


@dataclass(frozen=True, slots=True)
class PartyDuty:
    """What waits on an organisation as a party, in all cases that follow the same rules."""

    rules: RulesKey
    party: PartyName
    organisation_id: OrganisationId
    duty: Duty


class Duties(Protocol):
    """Duties over all cases, counted where they lie."""

    def all(self) -> list[PartyDuty]:
        """Return what waits on owners of open steps, and on the confirmers of open and offered ones."""
        ...
