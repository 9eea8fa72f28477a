"""Accountability: the one party, with its organisation, that must see to the next school step."""

from dataclasses import dataclass

from sisam.domain.ids import OrganisationId, PartyName


@dataclass(frozen=True, slots=True)
class Accountability:
    """One interval of a case's life; positions count the case's own events, half-open."""

    party: PartyName
    organisation_id: OrganisationId
    round: int
    #: The place in the workflow's chain.
    place: int
    since_position: int
    until_position: int | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """An organisation's time as a party of a case; positions as in `Accountability`."""

    party: PartyName
    organisation_id: OrganisationId
    since_position: int
    until_position: int | None = None
