"""Habits: who reads one digest a morning, and who is away for weeks in July."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from sisam.application.register.choosing_hours import choose_digest
from sisam.application.register.founding import AGENCY_CODE
from sisam.application.register.taking_leave import take_leave
from sisam.application.site import Site
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Role
from sisam.simulation.parameters import Parameters

_HOLIDAY_MONTH = 7
_BEGINS_WITHIN_DAYS = 12
_HOLIDAY = timedelta(days=20)


def settle_in(site: Site, parameters: Parameters, seed: int, first: date, until: date) -> None:
    """Let people choose how they are told, and note when they will be away; the same for the same seed.

    Whoever catches what all others miss reads everything at once, and is never away; so is whoever looks
    after a log alone.
    """
    chance = random.Random(f"{seed}:habits")
    for person in _persons(site, first):
        if parameters.happens(chance, "seats", "digest_share"):
            choose_digest(site, person.email, on=True)
        for year in range(first.year, until.year + 1):
            if parameters.happens(chance, "seats", "holiday_share"):
                since = date(year, _HOLIDAY_MONTH, 1) + timedelta(days=chance.randint(0, _BEGINS_WITHIN_DAYS))
                if first < since and since + _HOLIDAY < until:
                    take_leave(site, person.email, since, since + _HOLIDAY)


def _persons(site: Site, day: date) -> list[Person]:
    with site.store.read() as work:
        roster = work.register.roster()
    spared = {*_last_rung(roster, day), *_reviewers(roster)}
    found = (person for person in roster.persons.values() if person.id not in spared)
    return sorted(found, key=lambda person: person.email)


def _reviewers(roster: Roster) -> Iterator[str]:
    seats = (seat for seat in roster.holdings if seat.role is Role.LOG_REVIEWER)
    return (holding.person_id for seat in seats for holding in roster.holdings[seat])


def _last_rung(roster: Roster, day: date) -> Iterator[str]:
    seat = roster.last_rung(roster.by_code[AGENCY_CODE].id, day)
    return (person.id for person in (roster.sitting(seat, day) if seat else ()))
