"""What an import brings: rows that were read, checked and resolved, before they become records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from sisam.domain.anchor import MAY_LIE_AHEAD, Anchor
from sisam.domain.fact import LegalBasis, PlacementType
from sisam.domain.identity import Identity
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.language import Language
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Holding, Role


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation; other organisations stand by code, since they may come in the same file."""

    #: As a spreadsheet numbers it: the header is 1.
    row: int
    code: str
    kind: OrganisationKind
    name: str
    parent_code: str | None = None
    #: None: it is its own controller.
    controller_code: str | None = None
    #: Four digits; None for an organisation of the whole country.
    municipality_code: str | None = None
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A person's time in a seat; persons are told apart by their e-mail address."""

    row: int
    organisation_id: OrganisationId
    role: Role
    name: str
    email: str
    phone: str = ""
    #: None: the file does not say.
    language: Language | None = None
    deputy: bool = False
    #: None: from the day of the import.
    active_from: date | None = None
    #: The last day, inclusive; None: no end is known.
    active_until: date | None = None
    #: The time in the register that the row tells of; None: it is a new one.
    known: Holding | None = None


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """A placement to open a case for, with all its parties resolved and its dates named."""

    row: int
    case_number: str
    identity: Identity
    home_municipality: str
    placement_type: PlacementType
    legal_basis: LegalBasis
    school_form: str | None = None
    #: The organisations that are known, by party.
    parties: Mapping[PartyName, OrganisationId] = field(default_factory=dict)
    #: Parties of which the file says that there is none.
    absent: frozenset[PartyName] = frozenset()
    #: The dates that are known, those derived from the birth date among them.
    anchors: Mapping[Anchor, date] = field(default_factory=dict)
    #: True where the birth date is not known: no anchor is derived, and a finding step asks.
    number_unknown: bool = False
    previous_case_number: str | None = None
    #: What no cell says, by name: dates and parties that follow from others, a protection left empty.
    #: It helps to open a case, and changes nothing in one that is there.
    untold: frozenset[str] = frozenset()

    @property
    def earliest_on(self) -> date | None:
        """Return the first day on which something happened; None when no such date is known."""
        return min(
            (day for anchor, day in self.anchors.items() if anchor not in MAY_LIE_AHEAD),
            default=None,
        )


class Placements(Protocol):
    """Placements to bring in, whose number is known, be they read already or on the way."""

    def __len__(self) -> int:
        """Return how many there are."""
        ...

    def __iter__(self) -> Iterator[PlacementRow]:
        """Yield them in the order of the file."""
        ...
