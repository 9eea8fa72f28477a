"""The roster: who sits in which seat, as one frozen picture that messages are addressed from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.seat import Holding, Person, Role, Seat


@dataclass(frozen=True, slots=True)
class Roster:
    """Organisations, persons and holdings at one moment; build it with `Roster.of`."""

    organisations: Mapping[OrganisationId, Organisation]
    persons: Mapping[PersonId, Person]
    holdings: Mapping[Seat, tuple[Holding, ...]]
    by_code: Mapping[str, Organisation] = field(default_factory=dict)
    by_email: Mapping[str, Person] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        organisations: Iterable[Organisation] = (),
        persons: Iterable[Person] = (),
        holdings: Iterable[Holding] = (),
    ) -> "Roster":
        """Build a roster with its look-ups; e-mail addresses are compared without regard to case."""
        listed = tuple(organisations)
        known = tuple(persons)
        by_seat: dict[Seat, tuple[Holding, ...]] = {}
        for holding in holdings:
            by_seat[holding.seat] = (*by_seat.get(holding.seat, ()), holding)
        return cls(
            organisations={organisation.id: organisation for organisation in listed},
            persons={person.id: person for person in known},
            holdings=by_seat,
            by_code={organisation.code: organisation for organisation in listed},
            by_email={person.email.casefold(): person for person in known},
        )

    def of_kind(self, kind: OrganisationKind, municipality_code: str | None) -> tuple[Organisation, ...]:
        """Return the active organisations of a kind, in one municipality or, for None, in the country."""
        return tuple(
            organisation
            for organisation in self.organisations.values()
            if organisation.active
            and organisation.kind is kind
            and municipality_code in (None, organisation.municipality_code)
        )

    def children(self, parent_id: OrganisationId, kind: OrganisationKind) -> tuple[Organisation, ...]:
        """Return the active organisations of a kind right below another one."""
        return tuple(
            organisation
            for organisation in self.organisations.values()
            if organisation.active and organisation.parent_id == parent_id and organisation.kind is kind
        )

    def sitting(self, seat: Seat, day: date) -> tuple[Person, ...]:
        """Return who sits in a seat that day: its holders, or its deputies where there is no holder."""
        active = [holding for holding in self.holdings.get(seat, ()) if holding.is_active(day)]
        holders = [holding for holding in active if not holding.deputy]
        return tuple(self.persons[holding.person_id] for holding in holders or active)

    def seats_of(self, person_id: PersonId, day: date) -> tuple[Seat, ...]:
        """Return the seats that a person holds or deputises for that day, in a settled order."""
        seats = {
            seat
            for seat, holdings in self.holdings.items()
            for holding in holdings
            if holding.person_id == person_id and holding.is_active(day)
        }
        return tuple(sorted(seats, key=lambda seat: (seat.organisation_id, seat.role)))

    def last_rung(self, organisation_id: OrganisationId, day: date) -> Seat | None:
        """Return the coordinator's seat that catches all: the organisation's, its parent's, the agency's.

        None means that nobody in the country sits there, which ``init`` and the seat rules prevent (I08).
        """
        current: Organisation | None = self.organisations.get(organisation_id)
        while current is not None:
            seat = Seat(current.id, Role.COORDINATOR)
            if self.sitting(seat, day):
                return seat
            current = self.organisations.get(current.parent_id) if current.parent_id else None
        for agency in self.of_kind(OrganisationKind.AGENCY, None):
            seat = Seat(agency.id, Role.COORDINATOR)
            if self.sitting(seat, day):
                return seat
        return None
