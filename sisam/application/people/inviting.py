"""Inviting: letting somebody choose a password and a second factor, by a mail and a code."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from sisam.application.administering import require_administrator
from sisam.application.cases.acting import NoSeat, person_named
from sisam.application.people.people import OWNER, People
from sisam.application.people.telling_people import seat_of, tell_changed, tell_invited
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.domain.account import Account, Invitation, SessionEnd
from sisam.domain.actor import Actor
from sisam.domain.seat import Person
from sisam.engine.clocks import local_date
from sisam.errors import Conflict, NotPermitted

#: An invitation holds so long.
HOLDS: Final = timedelta(days=7)
#: Nobody guesses longer.
FAILURES_AT_MOST: Final = 10


@dataclass(eq=False)
class NotOneself(NotPermitted):
    """Nobody lets themselves in, out or back; ask another administrator, or the site's owner."""

    email: str


@dataclass(eq=False)
class HasAccount(Conflict):
    """The person can sign in already; if password or telephone are lost, use `sisam user recover`."""

    email: str


@dataclass(eq=False)
class AccountOff(Conflict):
    """The account is off; switch it on first with `sisam user enable`."""

    email: str


@dataclass(frozen=True, slots=True, repr=False)
class Invited:
    """An invitation that has just been written, with the code that is shown this once."""

    invitation: Invitation
    person: Person
    code: str

    def __repr__(self) -> str:
        """Return the name of the class alone, so that no log or traceback tells the code."""
        return "Invited(…)"


def invite(people: People, email: str, by: Actor | None, now: datetime) -> Invited:
    """Invite a person of the register, and return the code that the inviter gives them another way.

    Without an actor it is the site's owner who invites. An invitation from before is withdrawn.

    Raises:
        NotFound: nobody has that address.
        NotAnAdministrator, NotOneself: the one who invites may not.
        NoSeat: the person has no seat, and so nothing to sign in for.
        HasAccount: the person can sign in already.
        AccountOff: the account was switched off.
    """
    return _invited(people, email, by, now, _refuse_usable)


def recover(people: People, email: str, by: Actor | None, now: datetime) -> Invited:
    """Take from somebody all that they signed in with, and invite them anew.

    Raises:
        NotFound: nobody has that address.
        NotAnAdministrator, NotOneself: the one who does it may not.
        NoSeat: the person has no seat, and so nothing to sign in for.
        AccountOff: the account was switched off.
    """
    return _invited(people, email, by, now, partial(_take_credentials, people))


def require_other(work: UnitOfWork, email: str, by: Actor | None, now: datetime) -> Person:
    """Return the person with an address, who is somebody else than the administrator that asks.

    Raises:
        NotFound: nobody has that address.
        NotAnAdministrator, NotOneself: the one who asks may not.
    """
    roster = work.register.roster()
    if by is not None:
        require_administrator(roster, by, local_date(now))
    person = person_named(roster, email)
    if by is not None and by.person_id == person.id:
        raise NotOneself(email=person.email)
    return person


def code_as_hashed(code: str) -> str:
    """Return a code in the one form that is hashed, however it was typed."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def _refuse_usable(_: UnitOfWork, person: Person, account: Account, __: datetime) -> None:
    if account.usable:
        raise HasAccount(email=person.email)


def _take_credentials(
    people: People, work: UnitOfWork, person: Person, account: Account, now: datetime
) -> None:
    work.accounts.put(replace(account, password_hash=None, totp_sealed=None))
    work.accounts.put_recovery_codes(person.id, ())
    work.sessions.end_all(person.id, SessionEnd.CREDENTIALS_CHANGED, now)
    tell_changed(people, work, person.id, now)


def _invited(
    people: People,
    email: str,
    by: Actor | None,
    now: datetime,
    see_to: Callable[[UnitOfWork, Person, Account, datetime], None],
) -> Invited:
    """Invite somebody, once the account that they may have is seen to."""
    code = people.secrets.code()
    # It takes its time, and nobody else can write while this does.
    code_hash = people.passwords.hash(code_as_hashed(code))
    with people.site.store.write() as work:
        person = require_other(work, email, by, now)
        account = work.accounts.get(person.id)
        if account is not None:
            see_to(work, person, account, now)
        invitation = _written(people, work, person, by, code_hash, now)
        work.commit()
    return Invited(invitation, person, code)


def _written(
    people: People, work: UnitOfWork, person: Person, by: Actor | None, code_hash: str, now: datetime
) -> Invitation:
    if seat_of(work.register.roster(), person.id, now) is None:
        raise NoSeat(email=person.email)
    account = work.accounts.get(person.id)
    if account is not None and account.disabled_at is not None:
        raise AccountOff(email=person.email)
    work.accounts.withdraw_invitations(person.id, now)
    if account is None:
        work.accounts.put(Account(person.id, None, None, created_at=now))
    invitation = Invitation(
        id=people.site.ids.new(),
        person_id=person.id,
        code_hash=code_hash,
        created_at=now,
        created_by=by.person_id if by else OWNER,
        expires_at=now + HOLDS,
    )
    work.accounts.put_invitation(invitation)
    tell_invited(people, work, person.id, invitation.id, now)
    return invitation


def is_live(invitation: Invitation | None, now: datetime) -> bool:
    """Tell whether an invitation can still be taken up."""
    return (
        invitation is not None
        and invitation.used_at is None
        and invitation.withdrawn_at is None
        and now < invitation.expires_at
        and invitation.failures < FAILURES_AT_MOST
    )
