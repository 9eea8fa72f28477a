"""Keeping sessions: who is signed in at which browser, for how long, and until when."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sisam.application.people.people import People
from sisam.application.ports.site_state import SiteState
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.domain.account import Account, Session, SessionEnd, SignInWay
from sisam.domain.ids import PersonId
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Seat
from sisam.engine.clocks import local_date
from sisam.errors import NotPermitted

#: A session that was not used for so long is over.
IDLE: Final = timedelta(minutes=30)
#: No session lasts longer, however much it is used.
LONGEST: Final = timedelta(hours=10)
#: For so long nobody is asked again who they are.
FRESH: Final = timedelta(minutes=10)
#: A use is noted once in so long, so that reading pages writes little.
_NOTED_EVERY: Final = timedelta(minutes=1)
#: Which sessions count where people sign in so.
_WAYS_IN: Final = {
    SignInWay.LOCAL: frozenset({SignInWay.LOCAL}),
    SignInWay.PROXY: frozenset({SignInWay.PROXY}),
    SignInWay.DEMO: frozenset({SignInWay.LOCAL, SignInWay.DEMO}),
}


class SessionOver(NotPermitted):
    """The session has ended meanwhile."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody who is signed in, as they are in the register now."""

    person: Person
    session: Session
    #: The seats that they hold or deputise for today.
    seats: tuple[Seat, ...]
    roster: Roster

    @property
    def ends_at(self) -> datetime:
        """Return when the session ends unless it is used."""
        return min(self.session.seen_at + IDLE, self.session.expires_at)

    def is_fresh(self, now: datetime) -> bool:
        """Tell whether the person proved lately who they are."""
        return now - self.session.fresh_at <= FRESH


@dataclass(frozen=True, slots=True, repr=False)
class Begun:
    """A session that has just begun, with the id that only the browser keeps."""

    session_id: str
    session: Session

    def __repr__(self) -> str:
        """Return the name of the class alone, so that no log or traceback tells the id."""
        return "Begun(…)"


def key_of(session_id: str) -> str:
    """Return what a session is stored under."""
    return hashlib.sha256(session_id.encode("utf-8", errors="surrogatepass")).hexdigest()


def begin(
    people: People,
    work: UnitOfWork,
    person_id: PersonId,
    way: SignInWay,
    now: datetime,
    before: str | None = None,
    fresh_at: datetime | None = None,
) -> Begun:
    """Begin a session within a transaction, and end the one that the browser had `before`.

    Where it is said when the person proved who they are, that was at `fresh_at`, else now.
    """
    if before:
        work.sessions.end(key_of(before), SessionEnd.ROTATED, now)
    session_id = people.secrets.token()
    session = Session(
        key=key_of(session_id),
        person_id=person_id,
        way=way,
        created_at=now,
        seen_at=now,
        expires_at=now + LONGEST,
        fresh_at=fresh_at or now,
    )
    work.sessions.add(session)
    return Begun(session_id, session)


def rotate(
    people: People, work: UnitOfWork, session: Session, now: datetime, fresh_at: datetime | None = None
) -> Begun:
    """Let a new session take the place of one within a transaction; it lasts no longer than that would.

    Raises:
        SessionOver: it has ended meanwhile, and nothing takes its place.
    """
    if not work.sessions.end(session.key, SessionEnd.ROTATED, now):
        raise SessionOver
    session_id = people.secrets.token()
    anew = replace(session, key=key_of(session_id), seen_at=now, fresh_at=fresh_at or now)
    work.sessions.add(anew)
    return Begun(session_id, anew)


def load(people: People, session_id: str, now: datetime) -> SignedIn | None:
    """Return who is signed in by a session, and note that it was used; None: nobody, any more or ever."""
    with people.site.store.read() as work:
        found = signed_in(work, work.sessions.get(key_of(session_id)), now)
    if found is None or found.session.way not in _WAYS_IN[people.way]:
        return None
    if now - found.session.seen_at < _NOTED_EVERY:
        return found
    with people.site.store.write() as work:
        work.sessions.touch(found.session.key, now)
        work.commit()
    return replace(found, session=replace(found.session, seen_at=now))


def signed_in(work: UnitOfWork, session: Session | None, now: datetime) -> SignedIn | None:
    """Return who is signed in by a session that was found; None where it is over, whyever."""
    if session is None or not _runs(session, now) or not _fits(work.site_states.get(), session):
        return None
    roster = work.register.roster()
    person = roster.persons.get(session.person_id)
    if person is None or not _may_be_in(work.accounts.get(session.person_id), session.way):
        return None
    return SignedIn(person, session, roster.seats_of(person.id, local_date(now)), roster)


def end(people: People, session_id: str, now: datetime) -> PersonId | None:
    """End a session, and return whose it was; None where it had ended."""
    with people.site.store.write() as work:
        found = work.sessions.get(key_of(session_id))
        ended = work.sessions.end(key_of(session_id), SessionEnd.SIGNED_OUT, now)
        work.commit()
    return found.person_id if found and ended else None


def end_all(people: People, person_id: PersonId, now: datetime) -> int:
    """End all sessions of a person, and return how many there were."""
    with people.site.store.write() as work:
        count = work.sessions.end_all(person_id, SessionEnd.ENDED_ALL, now)
        work.commit()
    return count


def sessions_of(people: People, person_id: PersonId, now: datetime) -> tuple[Session, ...]:
    """Return where a person is signed in, the newest first."""
    with people.site.store.read() as work:
        return tuple(each for each in work.sessions.running(person_id) if _runs(each, now))


def _runs(session: Session, now: datetime) -> bool:
    return session.ended_at is None and now < session.expires_at and now - session.seen_at < IDLE


def _fits(state: SiteState, session: Session) -> bool:
    """Tell whether a session belongs to the site as it is.

    One that came back with a backup may have ended since that was made; and a click proves nothing but
    where all is invented.
    """
    came_back = state.restored_at is not None and session.created_at <= state.restored_at
    return not came_back and (session.way is not SignInWay.DEMO or state.sample)


def _may_be_in(account: Account | None, way: SignInWay) -> bool:
    if way is SignInWay.LOCAL:
        return account is not None and account.usable
    return account is None or account.disabled_at is None
