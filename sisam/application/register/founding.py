"""Founding: a new site has an agency, and there a coordinator and first administrator (I08)."""

from dataclasses import dataclass
from datetime import date

from sisam.application.site import Site
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.seat import Holding, Person, Role, Seat

#: The agency's code in the register.
AGENCY_CODE = "agency"


@dataclass(frozen=True, slots=True)
class Coordinator:
    """Who is to sit on everybody's last rung."""

    name: str
    email: str
    phone: str = ""


def found_agency(site: Site, agency_name: str, coordinator: Coordinator, day: date) -> Organisation:
    """Add the agency to an empty register, with its coordinator, who is its first administrator too."""
    agency = Organisation(OrganisationId(site.ids.new()), AGENCY_CODE, OrganisationKind.AGENCY, agency_name)
    person = Person(PersonId(site.ids.new()), coordinator.name, coordinator.email, coordinator.phone)
    with site.store.write() as work:
        work.register.put_organisations([agency])
        work.register.put_persons([person])
        # Whoever begins must be able to bring in the rest of the country, and to let others do it.
        seats = [Seat(agency.id, role) for role in (Role.COORDINATOR, Role.ADMINISTRATOR)]
        work.register.add_holdings([Holding(seat, person.id, False, day) for seat in seats])
        work.commit()
    return agency
