"""Keeping: whoever looks after seats at a page, and of which organisations they may."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sisam.application.access.deciding import TheOrganisation, decide
from sisam.application.access.denying import denied
from sisam.application.access.permit import Denial, Permit, Why
from sisam.application.access.someone import Caller, Someone
from sisam.domain.access import Function, Right, is_of
from sisam.domain.canary import ORGANISATION as CANARY
from sisam.domain.ids import PersonId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.reading import Shown
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Role
from sisam.errors import NotFound, NotPermitted

#: Whoever watches over the service itself: only an administrator of the agency seats them, and only there.
WATCHING: Final = frozenset({Role.ADMINISTRATOR, Role.OPERATIONS, Role.LOG_REVIEWER})


class WatchingRole(NotPermitted):
    """Only an administrator seats whoever watches over the service, and only at the agency."""


class StrangeRole(NotPermitted):
    """The role is none of that kind of organisation; choose one that people have there."""


class OwnSeat(NotPermitted):
    """Nobody gives a seat to themselves; somebody else who looks after the organisation does it."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """Somebody who looks after seats, at the moment in which they ask."""

    caller: Caller
    now: datetime

    def known(self, roster: Roster) -> Someone:
        """Return them with the seats that they hold by a roster."""
        return self.caller.known(roster, self.now)

    def require_seating(
        self, roster: Roster, organisation: Organisation, role: Role, person: Person | None
    ) -> None:
        """Refuse whoever may not give a seat to a person, or end it; None: somebody who is not known yet.

        Raises:
            Denied: the organisation is none of theirs.
            WatchingRole: the role is none that they give.
            OwnSeat: it would be themselves.
        """
        someone = self.known(roster)
        require_kept(someone, organisation)
        if role in WATCHING and not gives_watching(someone, organisation):
            raise WatchingRole
        if person is not None and person.id == someone.person_id:
            raise OwnSeat

    def require_person(self, roster: Roster, person: Person) -> None:
        """Refuse whoever looks after no organisation at which a person sits, today or later.

        Raises:
            NotFound: they may not know of the person, or there is nothing to look after.
        """
        if not knows_person(self.known(roster), person.id):
            raise NotFound("person", person.email)


def require_fitting(organisation: Organisation, role: Role) -> None:
    """Refuse a role that is none of an organisation's kind.

    Raises:
        StrangeRole: it is none.
    """
    if not is_of(organisation.kind, role):
        raise StrangeRole


def roles_given(someone: Someone, organisation: Organisation) -> tuple[Role, ...]:
    """Return the roles of an organisation's kind to which somebody who looks after it seats people."""
    watching = gives_watching(someone, organisation)
    return tuple(
        each for each in Role if is_of(organisation.kind, each) and (watching or each not in WATCHING)
    )


def keeps(someone: Someone, organisation: Organisation) -> bool:
    """Tell whether somebody looks after the seats of an organisation."""
    return isinstance(_decided(someone, organisation), Permit)


def require_kept(someone: Someone, organisation: Organisation) -> None:
    """Refuse whoever does not look after an organisation; for them it does not exist.

    Raises:
        Denied: it is none of theirs.
    """
    decision = _decided(someone, organisation)
    if isinstance(decision, Denial):
        hidden = Denial(decision.right, Why.SCOPE)
        raise denied(someone, Shown.REGISTER, hidden, "organisation", organisation.code)


def _decided(someone: Someone, organisation: Organisation) -> Permit | Denial:
    """Return whether somebody looks after an organisation's seats; the program does so after the canary's."""
    if organisation.id == CANARY:
        return Denial(Right.SEATS, Why.SCOPE)
    return decide(someone, Right.SEATS, TheOrganisation(organisation.id))


def gives_watching(someone: Someone, organisation: Organisation) -> bool:
    """Tell whether somebody seats those who watch over the service, at that organisation."""
    at_agency = organisation.kind is OrganisationKind.AGENCY
    own = {someone.function_of(seat) for seat in someone.seats if seat.organisation_id == organisation.id}
    return at_agency and Function.ADMINISTRATOR in own


def knows_person(someone: Someone, person_id: PersonId) -> bool:
    """Tell whether a person sits, today or later, at an organisation that somebody looks after."""
    roster, day = someone.roster, someone.day
    theirs = {
        seat.organisation_id
        for seat, holdings in roster.holdings.items()
        for holding in holdings
        if holding.person_id == person_id and (holding.active_until is None or holding.active_until >= day)
    }
    return any(keeps(someone, roster.organisations[each]) for each in theirs)
