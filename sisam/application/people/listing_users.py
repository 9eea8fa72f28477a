"""Listing who can sign in, who is invited, and who cannot."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sisam.application.administering import require_administrator
from sisam.application.people.inviting import is_live
from sisam.application.people.people import People
from sisam.domain.account import Account, Invitation
from sisam.domain.actor import Actor
from sisam.domain.seat import Person
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


def list_users(people: People, by: Actor | None, now: datetime) -> tuple[User, ...]:
    """Return everybody who has a seat today or an account, by address.

    Raises:
        NotAnAdministrator: the one who asks is none.
    """
    with people.site.store.read() as work:
        roster = work.register.roster()
        if by is not None:
            require_administrator(roster, by, local_date(now))
        accounts = {each.person_id: each for each in work.accounts.listed()}
        invitations = work.accounts.invitations()
        listed = []
        for person in sorted(roster.persons.values(), key=lambda each: each.email.casefold()):
            account, invitation = accounts.get(person.id), invitations.get(person.id)
            if account is None and not roster.seats_of(person.id, local_date(now)):
                continue
            running = len(work.sessions.running(person.id)) if account else 0
            status = _status(account, invitation, now)
            until = invitation.expires_at if invitation and status is UserStatus.INVITED else None
            listed.append(User(person, status, running, until))
    return tuple(listed)


def _status(account: Account | None, invitation: Invitation | None, now: datetime) -> UserStatus:
    if account is None:
        return UserStatus.NONE
    if account.disabled_at is not None:
        return UserStatus.DISABLED
    if account.usable:
        return UserStatus.ACTIVE
    return UserStatus.INVITED if is_live(invitation, now) else UserStatus.LAPSED
