"""The roster: who sits in which seat, as one frozen picture that messages are addressed from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sisam.domain.absence import Absence
from sisam.domain.contact import Contact, Way
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.seat import Holding, Person, Role, Seat

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Roster:
    """Organisations, persons, holdings and absences at one moment; build it with `Roster.of`."""

    organisations: Mapping[OrganisationId, Organisation]
    persons: Mapping[PersonId, Person]
    holdings: Mapping[Seat, tuple[Holding, ...]]
    by_code: Mapping[str, Organisation] = field(default_factory=dict)
    by_email: Mapping[str, Person] = field(default_factory=dict)
    absences: Mapping[PersonId, tuple[Absence, ...]] = field(default_factory=dict)
    contacts: Mapping[PersonId, tuple[Contact, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        organisations: Iterable[Organisation] = (),
        persons: Iterable[Person] = (),
        holdings: Iterable[Holding] = (),
        absences: Iterable[Absence] = (),
        contacts: Mapping[PersonId, tuple[Contact, ...]] | None = None,
    ) -> "Roster":
        """Build a roster with its look-ups; e-mail addresses are compared without regard to case."""
        listed = tuple(organisations)
        known = tuple(persons)
        by_seat: dict[Seat, tuple[Holding, ...]] = {}
        for holding in holdings:
            by_seat[holding.seat] = (*by_seat.get(holding.seat, ()), holding)
        away: dict[PersonId, tuple[Absence, ...]] = {}
        for absence in absences:
            away[absence.person_id] = (*away.get(absence.person_id, ()), absence)
        return cls(
            organisations={organisation.id: organisation for organisation in listed},
            persons={person.id: person for person in known},
            holdings=by_seat,
            by_code={organisation.code: organisation for organisation in listed},
            by_email={person.email.casefold(): person for person in known},
            absences=away,
            contacts=contacts or {},
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

    def under(self, controller_id: OrganisationId) -> tuple[OrganisationId, ...]:
        """Return the organisations for whose data a controller answers, in a settled order."""
        return tuple(
            sorted(each.id for each in self.organisations.values() if each.controller == controller_id)
        )

    def children(self, parent_id: OrganisationId, kind: OrganisationKind) -> tuple[Organisation, ...]:
        """Return the active organisations of a kind right below another one."""
        return tuple(
            organisation
            for organisation in self.organisations.values()
            if organisation.active and organisation.parent_id == parent_id and organisation.kind is kind
        )

    def ways_to(self, person_id: PersonId) -> tuple[Contact, ...]:
        """Return the ways to a person in their order; e-mail where they have named none."""
        return self.contacts.get(person_id) or (Contact(Way.EMAIL),)

    def is_away(self, person_id: PersonId, day: date) -> bool:
        """Tell whether a person is away from every seat that day."""
        return any(absence.covers(day) for absence in self.absences.get(person_id, ()))

    def sitting(self, seat: Seat, day: date) -> tuple[Person, ...]:
        """Return who is there for a seat that day: its holders, or its deputies where no holder is."""
        there = [
            holding
            for holding in self.holdings.get(seat, ())
            if holding.is_active(day) and not self.is_away(holding.person_id, day)
        ]
        holders = [holding for holding in there if not holding.deputy]
        return tuple(self.persons[holding.person_id] for holding in holders or there)

    def first_empty_day(self, seat: Seat, since: date, until: date | None = None) -> date | None:
        """Return the first day on which nobody is there for a seat, up to a last day or for ever.

        None means that somebody always is.
        """
        holdings = self.holdings.get(seat, ())
        # Only after a last day in the seat, or on the first day of an absence, does it begin to be empty.
        ends = {each.active_until + _ONE_DAY for each in holdings if each.active_until is not None}
        begins = {
            absence.absent_from for each in holdings for absence in self.absences.get(each.person_id, ())
        }
        days = sorted({since, *(day for day in ends | begins if day > since)})
        return next(
            (day for day in days if (until is None or day <= until) and not self.sitting(seat, day)), None
        )

    def seats_of(self, person_id: PersonId, day: date) -> tuple[Seat, ...]:
        """Return the seats that a person holds or deputises for that day, in a settled order."""
        seats = {
            seat
            for seat, holdings in self.holdings.items()
            for holding in holdings
            if holding.person_id == person_id and holding.is_active(day)
        }
        return tuple(sorted(seats, key=lambda seat: (seat.organisation_id, seat.role)))

    def places_of(self, person_id: PersonId) -> frozenset[OrganisationId]:
        """Return where a person has a seat, has had one or will have one."""
        return frozenset(
            seat.organisation_id
            for seat, holdings in self.holdings.items()
            if any(holding.person_id == person_id for holding in holdings)
        )

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
