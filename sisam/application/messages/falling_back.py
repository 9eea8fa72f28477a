"""Falling back: who is next in line when a person cannot be reached."""

from collections.abc import Iterator
from datetime import date

from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Role, Seat

#: A person, and the seat for which they are told.
Place = tuple[Seat, Person]


def line_behind(seat: Seat, roster: Roster, day: date) -> Iterator[Place]:
    """Yield each person once to whom something for a seat can go, in the order in which they are asked.

    Whoever sits in it, then its deputies, then the coordinators of the organisation, of those above it
    and of the agency; nobody who is away.
    """
    seen = set()
    for place in _places(seat, roster, day):
        if place[1].id not in seen:
            seen.add(place[1].id)
            yield place


def _places(seat: Seat, roster: Roster, day: date) -> Iterator[Place]:
    yield from ((seat, person) for person in roster.sitting(seat, day))
    for holding in roster.holdings.get(seat, ()):
        if holding.is_active(day) and not roster.is_away(holding.person_id, day):
            yield seat, roster.persons[holding.person_id]
    for above in _coordinators(seat, roster):
        yield from ((above, person) for person in roster.sitting(above, day))


def _coordinators(seat: Seat, roster: Roster) -> Iterator[Seat]:
    current = roster.organisations.get(seat.organisation_id)
    while current is not None:
        yield Seat(current.id, Role.COORDINATOR)
        current = roster.organisations.get(current.parent_id) if current.parent_id else None
    for agency in roster.of_kind(OrganisationKind.AGENCY, None):
        yield Seat(agency.id, Role.COORDINATOR)
