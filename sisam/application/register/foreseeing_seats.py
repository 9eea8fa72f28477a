"""Foreseeing: who would get what goes to a seat once somebody comes, leaves or is away."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sisam.domain.absence import Absence
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Person, Seat

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hearers:
    """Who gets what goes to a seat on a day."""

    persons: tuple[Person, ...]
    #: The coordinator's seat that gets it where nobody is there; None: somebody is, or nobody at all would.
    instead: Seat | None = None

    @property
    def vacant(self) -> bool:
        """Tell whether nobody is there for the seat itself."""
        return self.instead is not None or not self.persons


@dataclass(frozen=True, slots=True)
class SeatChange:
    """What becomes of the messages to a seat from a day on."""

    seat: Seat
    on: date
    #: None: it goes on.
    until: date | None
    before: Hearers
    after: Hearers


def hearers(roster: Roster, seat: Seat, day: date) -> Hearers:
    """Return who gets what goes to a seat on a day: who is there, else the coordinator that catches it."""
    there = roster.sitting(seat, day)
    if there:
        return Hearers(there)
    instead = roster.last_rung(seat.organisation_id, day)
    return Hearers(roster.sitting(instead, day) if instead else (), instead)


def after_coming(roster: Roster, person: Person, holding: Holding) -> SeatChange:
    """Return what changes when somebody comes to a seat."""
    sitting = (*roster.holdings.get(holding.seat, ()), holding)
    after = replace(
        roster,
        persons={**roster.persons, person.id: person},
        holdings={**roster.holdings, holding.seat: sitting},
    )
    return _change(holding.seat, holding.active_from, holding.active_until, roster, after)


def after_leaving(roster: Roster, holding: Holding, until: date) -> SeatChange:
    """Return what changes when somebody leaves a seat after a last day, or before their first one."""
    held = (
        replace(each, active_until=until) if each == holding else each
        for each in roster.holdings[holding.seat]
    )
    after = replace(roster, holdings={**roster.holdings, holding.seat: tuple(held)})
    # Somebody with a later last day would have been there still: that is how it is told without the end.
    return _change(holding.seat, max(until + _ONE_DAY, holding.active_from), None, roster, after)


def while_away(roster: Roster, absence: Absence) -> Iterator[SeatChange]:
    """Yield what changes in each of somebody's seats while they are away."""
    person_id, first = absence.person_id, absence.absent_from
    away = (*roster.absences.get(person_id, ()), absence)
    after = replace(roster, absences={**roster.absences, person_id: away})
    for seat in roster.seats_of(person_id, first):
        yield _change(seat, first, absence.absent_until, roster, after)


def _change(seat: Seat, on: date, until: date | None, before: Roster, after: Roster) -> SeatChange:
    return SeatChange(seat, on, until, hearers(before, seat, on), hearers(after, seat, on))
