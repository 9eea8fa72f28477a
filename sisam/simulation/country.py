"""The country: who sits where, and how the people of each organisation go about things."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sisam.domain.calendar import Calendar
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Role, Seat
from sisam.simulation.parameters import Parameters
from sisam.simulation.temper import Temper, temper_of

#: Who does an organisation's work when the one whose seat it is does not: in this order.
_ALSO = (Role.OFFICER, Role.HEAD_TEACHER, Role.EDUCATIONAL_LEAD, Role.CONTACT_TEACHER, Role.MANAGER)
_SELDOM = (*_ALSO, Role.COORDINATOR)


@dataclass(frozen=True, slots=True)
class Country:
    """Everybody who may act, with the temper of each organisation."""

    roster: Roster
    tempers: Mapping[OrganisationId, Temper]
    calendar: Calendar
    chance: random.Random

    @classmethod
    def of(cls, roster: Roster, calendar: Calendar, parameters: Parameters, seed: int) -> "Country":
        """Return the country with tempers drawn by the seed."""
        tempers = {each.id: temper_of(each.code, parameters, seed) for each in roster.organisations.values()}
        return cls(roster, tempers, calendar, random.Random(f"{seed}:country"))

    def code(self, organisation_id: OrganisationId) -> str:
        """Return an organisation's code."""
        return self.roster.organisations[organisation_id].code

    def somebody(
        self,
        organisation_id: OrganisationId,
        role: Role,
        day: date,
        chance: random.Random,
        *,
        but: PersonId | None = None,
    ) -> Person | None:
        """Return who does a seat's work that day, or None where the organisation has nobody left."""
        for each in dict.fromkeys((role, *_SELDOM)):
            sitting = self.roster.sitting(Seat(organisation_id, each), day)
            free = [person for person in sitting if person.id != but]
            if free:
                return chance.choice(free)
        return None

    def sitting(self, role: Role, day: date) -> list[Person]:
        """Return everybody who is there for a seat of a role, in a settled order."""
        seats = (seat for seat in self.roster.holdings if seat.role is role)
        found = {person.id: person for seat in seats for person in self.roster.sitting(seat, day)}
        return sorted(found.values(), key=lambda person: person.email)
