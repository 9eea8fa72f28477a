"""What files have told of a case before, so that a line that nobody has touched since changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sisam.domain.anchor import Anchor
from sisam.domain.event import Event, EventType
from sisam.domain.fact import Fact
from sisam.domain.ids import OrganisationId, PartyName


@dataclass(frozen=True, slots=True)
class ToldByFiles:
    """The last value that a file gave to each date, fact and party of a case, as the journal has it."""

    anchors: Mapping[Anchor, str]
    facts: Mapping[Fact, str]
    parties: Mapping[PartyName, OrganisationId | None]

    @classmethod
    def of(cls, journal: Iterable[Event]) -> "ToldByFiles":
        """Return what the imports among the events told."""
        anchors: dict[Anchor, str] = {}
        facts: dict[Fact, str] = {}
        parties: dict[PartyName, OrganisationId | None] = {}
        for event in journal:
            data = event.data
            if not event.actor.imports:
                continue
            if event.type is EventType.ANCHOR_SET and data["on"]:
                anchors[Anchor(str(data["anchor"]))] = str(data["on"])
            elif event.type is EventType.FACT_SET:
                facts[Fact(str(data["fact"]))] = str(data["value"])
            elif event.type is EventType.PARTY_SET:
                organisation = data["organisation"]
                party = PartyName(str(data["party"]))
                parties[party] = OrganisationId(str(organisation)) if organisation else None
        return cls(anchors, facts, parties)
