"""The right to publish: only the agency's administrators change what cases follow."""

from dataclasses import dataclass
from datetime import date

from sisam.application.cases.acting import person_named
from sisam.domain.actor import Actor
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Role
from sisam.errors import NotPermitted


@dataclass(eq=False)
class NoRightToPublish(NotPermitted):
    """The person is no administrator of the agency today; one of those must do it (`sisam seat list`)."""

    email: str


def publisher(roster: Roster, email: str, via: str, day: date) -> Actor:
    """Return a person as acting for the agency whose rules they may change.

    Raises:
        NotFound: nobody has that address.
        NoRightToPublish: the person is no administrator of the agency on that day.
    """
    person = person_named(roster, email)
    for seat in roster.seats_of(person.id, day):
        organisation = roster.organisations[seat.organisation_id]
        if seat.role is Role.ADMINISTRATOR and organisation.kind is OrganisationKind.AGENCY:
            return Actor(person.id, organisation.id, via)
    raise NoRightToPublish(email=person.email)
