"""The register of organisations, persons and seats."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from sisam.domain.absence import Absence
from sisam.domain.contact import Contact
from sisam.domain.ids import PersonId
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Person


class Register(Protocol):
    """Organisations, persons and seats at rest."""

    def roster(self) -> Roster:
        """Return all of it as one frozen picture."""
        ...

    def put_organisations(self, organisations: Sequence[Organisation]) -> None:
        """Add organisations, or change those that have the same id."""
        ...

    def put_persons(self, persons: Sequence[Person]) -> None:
        """Add persons, or change those that have the same id."""
        ...

    def add_holdings(self, holdings: Sequence[Holding]) -> None:
        """Add times in seats."""
        ...

    def end_holding(self, holding: Holding, until: date) -> None:
        """Set the last day of somebody's time in a seat."""
        ...

    def drop_holding(self, holding: Holding) -> None:
        """Remove a time in a seat that has not begun."""
        ...

    def put_absence(self, absence: Absence) -> None:
        """Add days on which a person is away, or change those that begin on the same day."""
        ...

    def drop_absence(self, absence: Absence) -> None:
        """Remove days on which a person would have been away."""
        ...

    def put_contacts(self, person_id: PersonId, contacts: Sequence[Contact]) -> None:
        """Keep these as the ways to a person, in this order, instead of those before."""
        ...
