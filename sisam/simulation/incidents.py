"""Incidents: the mail server is closed for some hours, and an address bounces."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sisam.domain.seat import Role
from sisam.simulation.country import Country
from sisam.simulation.post_office import Orders, PostOffice

_BOUNCES = timedelta(days=25)


@dataclass(frozen=True, slots=True)
class Incidents:
    """On which days what goes wrong, and with whom."""

    office: PostOffice
    #: A working day on which the mail server takes nothing until the afternoon.
    closed_on: date
    #: Between these days one person's address bounces.
    bounces_from: date
    bounces_until: date
    address: str

    @classmethod
    def drawn(cls, country: Country, office: PostOffice, seed: int, first: date, until: date) -> "Incidents":
        """Return the incidents of the time between two days; the same for the same seed."""
        chance = random.Random(f"{seed}:incidents")
        days = (until - first).days
        closed_on = country.calendar.working_day_after(first + timedelta(days=chance.randrange(days)), 0)
        bounces_from = first + timedelta(days=chance.randrange(days))
        leads = country.sitting(Role.EDUCATIONAL_LEAD, bounces_from)
        return cls(
            office,
            closed_on,
            bounces_from,
            bounces_from + _BOUNCES,
            chance.choice(leads).email,
        )

    def morning(self, day: date) -> None:
        """Let go wrong what goes wrong on a day."""
        bouncing = self.bounces_from <= day < self.bounces_until
        unknown = frozenset({self.address} if bouncing else ())
        self.office.order(Orders(closed=day == self.closed_on, unknown=unknown))

    def evening(self, _day: date) -> None:
        """Let the mail server work again."""
        self.office.order(replace(self.office.orders, closed=False))
