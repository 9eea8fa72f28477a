"""Listing who can sign in, who is invited, and who cannot."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sisam.application.administering import require_administrator
from sisam.application.people.inviting import is_live
from sisam.application.people.people import People
from sisam.domain.account import Account, Invitation
from sisam.domain.actor import Actor
from sisam.domain.canary import PERSON as CANARY
from sisam.domain.ids import PersonId
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Seat
from sisam.engine.clocks import local_date


class UserStatus(StrEnum):
    """How it stands with somebody's account."""

    ACTIVE = "active"
    INVITED = "invited"
    #: The invitation ran out, or was killed by wrong codes.
    LAPSED = "lapsed"
    DISABLED = "disabled"
    #: Nobody has invited them yet.
    NONE = "none"


@dataclass(frozen=True, slots=True)
class User:
    """Somebody of the register, and how it stands with their account."""

    person: Person
    status: UserStatus
    #: At how many browsers they are signed in.
    sessions: int
    #: When the invitation that waits ends.
    invited_until: datetime | None = None
    #: Their seats of today.
    seats: tuple[Seat, ...] = ()
    #: When they signed in last; None: never.
    last_at: datetime | None = None


def list_users(people: People, by: Actor | None, now: datetime) -> tuple[User, ...]:
    """Return everybody who has a seat today or an account, by address; the canary is nobody.

    Raises:
        NotAnAdministrator: the one who asks is none.
    """
    day = local_date(now)
    with people.site.store.read() as work:
        roster = work.register.roster()
        if by is not None:
            require_administrator(roster, by, day)
        accounts = {each.person_id: each for each in work.accounts.listed()}
        invitations, sessions = work.accounts.invitations(), work.sessions.summed()
    seats = _seats(roster, day)
    listed = []
    for person in sorted(roster.persons.values(), key=lambda each: each.email.casefold()):
        account, invitation = accounts.get(person.id), invitations.get(person.id)
        if person.id == CANARY or (account is None and person.id not in seats):
            continue
        summed, status = sessions.get(person.id), _status(account, invitation, now)
        until = invitation.expires_at if invitation and status is UserStatus.INVITED else None
        running, last_at = (summed.running, summed.last_at) if summed else (0, None)
        listed.append(User(person, status, running, until, tuple(seats.get(person.id, ())), last_at))
    return tuple(listed)


def _seats(roster: Roster, day: date) -> dict[PersonId, list[Seat]]:
    """Return by person the seats of a day, gathered in one go through the register."""
    found: dict[PersonId, list[Seat]] = {}
    for seat, holdings in roster.holdings.items():
        for person_id in dict.fromkeys(each.person_id for each in holdings if each.is_active(day)):
            found.setdefault(person_id, []).append(seat)
    return found


def _status(account: Account | None, invitation: Invitation | None, now: datetime) -> UserStatus:
    if account is None:
        return UserStatus.NONE
    if account.disabled_at is not None:
        return UserStatus.DISABLED
    if account.usable:
        return UserStatus.ACTIVE
    return UserStatus.INVITED if is_live(invitation, now) else UserStatus.LAPSED
