"""Someone: whoever asks for something, with the seats that they hold at that moment."""

from dataclasses import dataclass
from datetime import date, datetime

from sisam.domain.access import Function, Grant, Right, function_of, grant
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import Organisation
from sisam.domain.reading import OWNER
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Seat
from sisam.engine.clocks import local_date


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody who asks, known by the roster of the transaction in which they ask."""

    #: `OWNER` is whoever owns the site's files, in nobody's name.
    person_id: PersonId
    now: datetime
    roster: Roster
    seats: tuple[Seat, ...]
    #: ``web:SESSION`` or ``cli:USER``.
    via: str
    #: They have signed in again just now.
    fresh: bool = False
    #: Why, in their own words.
    reason: str | None = None

    @property
    def is_owner(self) -> bool:
        """Tell whether it is the site's owner in nobody's name, to whom structure alone is shown."""
        return self.person_id == OWNER

    @property
    def day(self) -> date:
        """Return the local day."""
        return local_date(self.now)

    @property
    def person(self) -> Person | None:
        """Return the person; None for the site's owner."""
        return None if self.is_owner else self.roster.persons[self.person_id]

    @property
    def organisations(self) -> frozenset[OrganisationId]:
        """Return where they sit."""
        return frozenset(seat.organisation_id for seat in self.seats)

    def organisation_of(self, seat: Seat) -> Organisation:
        """Return the organisation of a seat."""
        return self.roster.organisations[seat.organisation_id]

    def function_of(self, seat: Seat) -> Function | None:
        """Return what a seat makes of them; None where it gives no rights."""
        return function_of(self.organisation_of(seat).kind, seat.role)

    def seats_with(self, right: Right) -> tuple[Seat, ...]:
        """Return those of their seats that give a right, however far it goes."""
        functions = ((seat, self.function_of(seat)) for seat in self.seats)
        return tuple(seat for seat, each in functions if each and grant(right, each) is not Grant.NO)


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who asks, before it is looked up where they sit: a right lost counts at the next request."""

    via: str
    #: `OWNER` at the command line, where nobody is named.
    person_id: PersonId = OWNER
    #: The code of the organisation that they ask for, where they name one of theirs.
    code: str | None = None
    #: They have signed in again just now.
    fresh: bool = False
    #: Why, in their own words.
    reason: str | None = None

    def known(self, roster: Roster, now: datetime) -> Someone:
        """Return them with the seats that they hold by a roster; whoever left the register has none."""
        seats = roster.seats_of(self.person_id, local_date(now)) if self.person_id != OWNER else ()
        meant = tuple(
            seat
            for seat in seats
            if self.code in (None, roster.organisations[seat.organisation_id].code)
            and roster.organisations[seat.organisation_id].active
        )
        return Someone(self.person_id, now, roster, meant, self.via, self.fresh, self.reason)
