"""Addressing: which persons a message to a seat goes to, at the moment when it is written."""

from dataclasses import dataclass
from datetime import date

from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Seat


@dataclass(frozen=True, slots=True)
class Address:
    """Who a message goes to."""

    persons: tuple[Person, ...]
    #: The seat that they sit in; another than was asked for where that one is vacant.
    seat: Seat
    #: Nobody sits in the seat that was asked for.
    vacant: bool = False


def address(seat: Seat, roster: Roster, day: date) -> Address:
    """Return who sits in a seat that day, or in the coordinator's that catches what a vacant one misses.

    The last look is at the agency; with nobody there either, no person is returned, which the seat rules
    of a site prevent (I08).
    """
    sitting = roster.sitting(seat, day)
    if sitting:
        return Address(sitting, seat)
    instead = roster.last_rung(seat.organisation_id, day)
    if instead is None:
        return Address((), seat, vacant=True)
    return Address(roster.sitting(instead, day), instead, vacant=True)
