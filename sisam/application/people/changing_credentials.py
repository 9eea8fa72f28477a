"""Changing what one signs in with: the password, the second factor, the recovery codes."""

from dataclasses import replace
from datetime import datetime

from sisam.application.people.accepting import (
    Enrolment,
    InvitationRefused,
    enrol,
    enrolled_by,
    enrolment_of,
    number_of,
    store_factor,
    store_recovery_codes,
)
from sisam.application.people.choosing_passwords import chosen
from sisam.application.people.keeping_sessions import Begun, SignedIn, rotate
from sisam.application.people.people import People
from sisam.application.people.telling_people import tell_changed
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.domain.account import Account, SessionEnd, SignInWay
from sisam.domain.ids import PersonId
from sisam.errors import NotPermitted


class NotFresh(NotPermitted):
    """Whoever changes what they sign in with proves first who they are."""


class NoAccount(NotPermitted):
    """The person signs in by another road, and has nothing here to change."""


def change_password(people: People, who: SignedIn, password: str, now: datetime) -> Begun:
    """Take a new password; all other sessions end, and a new one takes the place of this one.

    Raises:
        NotFresh: the person did not prove lately who they are.
        PasswordRefused: it cannot be one.
    """
    _require_fresh(who, now)
    password_hash = people.passwords.hash(chosen(password, who.person).text)
    with people.site.store.write() as work:
        account = _account(work, who)
        work.accounts.put(replace(account, password_hash=password_hash))
        begun = _begun_anew(people, work, who, now)
        work.commit()
    return begun


def begin_new_factor(people: People, who: SignedIn, now: datetime) -> Enrolment:
    """Return a new second factor to confirm; the old one holds until then.

    Raises:
        NotFresh: the person did not prove lately who they are.
        NoAccount: they sign in by another road.
    """
    _require_fresh(who, now)
    if who.session.way is not SignInWay.LOCAL:
        raise NoAccount
    return enrol(people, who.person, now, _purpose(who))


def factor_again(people: People, who: SignedIn, sealed: str, now: datetime) -> Enrolment:
    """Return a second factor that a form brought back, to be shown once more.

    Raises:
        InvitationRefused: it was made for another session, or too long ago.
    """
    return enrolment_of(people, who.person, sealed, _purpose(who), now)


def confirm_new_factor(
    people: People, who: SignedIn, sealed: str, code: str, now: datetime
) -> tuple[Begun, tuple[str, ...]]:
    """Take a new second factor once its app shows the code; return the new recovery codes too, this once.

    All other sessions end, and a new one takes the place of this one.

    Raises:
        NotFresh: the person did not prove lately who they are.
        InvitationRefused: it was made for another session, or too long ago.
        CodeWrong: the code is not the one that the app shows.
    """
    _require_fresh(who, now)
    enrolled = enrolled_by(people, sealed, who.person.id, _purpose(who), now)
    number = number_of(people, enrolled, code, now)
    with people.site.store.write() as work:
        account = _account(work, who)
        if account.totp_sealed is None:
            raise InvitationRefused
        codes = store_factor(people, work, account, enrolled, number)
        begun = _begun_anew(people, work, who, now)
        work.commit()
    return begun, codes


def new_recovery_codes(people: People, who: SignedIn, now: datetime) -> tuple[str, ...]:
    """Return new recovery codes, this once; those before are worth nothing any more.

    Raises:
        NotFresh: the person did not prove lately who they are.
    """
    _require_fresh(who, now)
    with people.site.store.write() as work:
        codes = store_recovery_codes(people, work, _account(work, who).person_id)
        tell_changed(people, work, who.person.id, now)
        work.commit()
    return codes


def recovery_codes_left(people: People, person_id: PersonId) -> int:
    """Return how many of a person's recovery codes were not used yet."""
    with people.site.store.read() as work:
        return work.accounts.recovery_codes_left(person_id)


def _require_fresh(who: SignedIn, now: datetime) -> None:
    if not who.is_fresh(now):
        raise NotFresh


def _account(work: UnitOfWork, who: SignedIn) -> Account:
    account = work.accounts.get(who.person.id)
    if account is None or not account.usable or who.session.way is not SignInWay.LOCAL:
        raise NoAccount
    return account


def _begun_anew(people: People, work: UnitOfWork, who: SignedIn, now: datetime) -> Begun:
    """End the person's other sessions, and let a new one take the place of this one."""
    for each in work.sessions.running(who.person.id):
        if each.key != who.session.key:
            work.sessions.end(each.key, SessionEnd.CREDENTIALS_CHANGED, now)
    tell_changed(people, work, who.person.id, now)
    return rotate(people, work, who.session, now)


def _purpose(who: SignedIn) -> str:
    return f"factor {who.session.key}"
