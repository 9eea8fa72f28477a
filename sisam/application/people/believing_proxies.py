"""Believing a proxy: somebody in front of the site said who it is that asks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sisam.application.people.keeping_sessions import FRESH, Begun, begin, rotate
from sisam.application.people.people import People
from sisam.domain.account import Session, SignInWay
from sisam.errors import NotPermitted


class NotKnownHere(NotPermitted):
    """Nobody of the register has the address that the proxy named, or the account is off."""


class NotProvenLately(NotPermitted):
    """The proxy does not say that the person proved lately who they are."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """What a proxy says of whoever asks."""

    email: str
    #: When they proved who they are; None where the proxy does not say.
    proved_at: datetime | None = None


def enter(people: People, vouched: Vouched, now: datetime, before: str | None = None) -> Begun:
    """Begin a session for whoever the proxy names.

    Raises:
        NotKnownHere: nobody may come in by that name.
    """
    with people.site.store.write() as work:
        person = work.register.roster().by_email.get(vouched.email.casefold())
        account = work.accounts.get(person.id) if person else None
        if person is None or people.way is not SignInWay.PROXY or (account and account.disabled_at):
            raise NotKnownHere
        proved_at = vouched.proved_at or now - FRESH - timedelta(seconds=1)
        begun = begin(people, work, person.id, SignInWay.PROXY, now, before, min(proved_at, now))
        work.commit()
    return begun


def prove_again(people: People, session: Session, vouched: Vouched, now: datetime) -> Begun:
    """Let a fresh session take the place of one whose person has just proved anew who they are.

    Raises:
        NotProvenLately: the proxy does not say so.
    """
    if vouched.proved_at is None or not timedelta(0) <= now - vouched.proved_at <= FRESH:
        raise NotProvenLately
    with people.site.store.write() as work:
        begun = rotate(people, work, session, now, vouched.proved_at)
        work.commit()
    return begun
