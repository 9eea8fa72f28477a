"""Switching accounts off and on again, and ending what somebody is signed in with."""

from dataclasses import replace
from datetime import datetime

from sisam.application.people.inviting import require_other
from sisam.application.people.people import People
from sisam.application.people.telling_people import tell_changed
from sisam.domain.account import Account, SessionEnd
from sisam.domain.actor import Actor
from sisam.domain.seat import Person


def disable(people: People, email: str, by: Actor | None, now: datetime) -> Person:
    """Let somebody sign in no more, by whatever road; their sessions end, their invitations are withdrawn.

    Raises:
        NotFound: nobody has that address.
        NotAnAdministrator, NotOneself: the one who does it may not.
    """
    with people.site.store.write() as work:
        person = require_other(work, email, by, now)
        account = work.accounts.get(person.id) or Account(person.id, None, None, created_at=now)
        if account.disabled_at is None:
            work.accounts.put(replace(account, disabled_at=now))
            work.accounts.withdraw_invitations(person.id, now)
            work.sessions.end_all(person.id, SessionEnd.ACCOUNT_OFF, now)
            tell_changed(people, work, person.id, now)
        work.commit()
    return person


def enable(people: People, email: str, by: Actor | None, now: datetime) -> Person:
    """Let somebody sign in again, with what they signed in with before.

    Raises:
        NotFound: nobody has that address.
        NotAnAdministrator, NotOneself: the one who does it may not.
    """
    with people.site.store.write() as work:
        person = require_other(work, email, by, now)
        account = work.accounts.get(person.id)
        if account is not None and account.disabled_at is not None:
            work.accounts.put(replace(account, disabled_at=None))
        work.commit()
    return person


def end_sessions(people: People, email: str, by: Actor | None, now: datetime) -> int:
    """End all sessions of somebody, and return how many there were.

    Raises:
        NotFound: nobody has that address.
        NotAnAdministrator, NotOneself: the one who does it may not.
    """
    with people.site.store.write() as work:
        person = require_other(work, email, by, now)
        count = work.sessions.end_all(person.id, SessionEnd.ENDED_ALL, now)
        work.commit()
    return count
