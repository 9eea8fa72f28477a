"""Administering: who looks after the whole site, by a seat at the agency."""

from dataclasses import dataclass
from datetime import date

from sisam.application.cases.acting import person_named
from sisam.domain.actor import Actor
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.errors import NotPermitted


@dataclass(eq=False)
class NotAnAdministrator(NotPermitted):
    """Only an administrator at the agency may do this; give --as the address of one (`sisam seat list`)."""

    #: Who may: their e-mail addresses.
    may: tuple[str, ...]


def administrator(roster: Roster, email: str, via: str, day: date) -> Actor:
    """Return a person as acting for the agency that they administer.

    Raises:
        NotFound: nobody has that address.
        NotAnAdministrator: the person is none that day; naming those who are.
    """
    person_id, found = person_named(roster, email).id, administrators(roster, day)
    if person_id not in found:
        raise NotAnAdministrator(may=addresses(roster, day))
    return Actor(person_id, found[person_id], via)


def require_administrator(roster: Roster, actor: Actor, day: date) -> None:
    """Refuse what is done by somebody else than an administrator at the agency.

    Raises:
        NotAnAdministrator: naming those who may.
    """
    if actor.organisation_id is None or administrators(roster, day).get(actor.person_id) != (
        actor.organisation_id
    ):
        raise NotAnAdministrator(may=addresses(roster, day))


def administrators(roster: Roster, day: date) -> dict[PersonId, OrganisationId]:
    """Return who holds the seat that day, deputies too, with the agency where they sit."""
    agencies = (each.id for each in roster.of_kind(OrganisationKind.AGENCY, None))
    seats = [Seat(agency, Role.ADMINISTRATOR) for agency in agencies]
    return {
        holding.person_id: seat.organisation_id
        for seat in seats
        for holding in roster.holdings.get(seat, ())
        if holding.is_active(day)
    }


def addresses(roster: Roster, day: date) -> tuple[str, ...]:
    """Return the e-mail addresses of the administrators of a day."""
    return tuple(sorted(roster.persons[each].email for each in administrators(roster, day)))
