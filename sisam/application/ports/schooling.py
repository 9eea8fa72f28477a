"""Which pupils go to no school, asked of all cases at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Fact
from sisam.domain.ids import CaseId, OrganisationId, PartyName
from sisam.domain.rules import RulesKey


@dataclass(frozen=True, slots=True)
class PupilWithoutSpell:
    """An open case whose pupil goes to no school on a day, as far as it must be known to judge that."""

    case_id: CaseId
    case_number: str
    restricted: bool
    rules: RulesKey
    anchors: Mapping[Anchor, date]
    facts: Mapping[Fact, str]
    parties: Mapping[PartyName, OrganisationId]
    #: Who must see to it.
    accountable_party: PartyName
    accountable: OrganisationId
    #: The last day on which the pupil went to a school; None: no spell came before that day.
    last_on: date | None = field(default=None)


class Schooling(Protocol):
    """The spells of all cases at rest."""

    def without(self, day: date) -> list[PupilWithoutSpell]:
        """Return the open cases of pupils, whatever their age, that no spell covers on a day."""
        ...

    def closed(self, case_ids: Collection[CaseId]) -> frozenset[CaseId]:
        """Return which of these cases are closed."""
        ...
