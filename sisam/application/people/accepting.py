"""Accepting an invitation: a password first, then a second factor, and the account can be used."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sisam.application.people.choosing_passwords import chosen
from sisam.application.people.inviting import code_as_hashed, is_live
from sisam.application.people.people import People
from sisam.application.people.signing_in import recovery_purpose, totp_place, typed_code
from sisam.application.people.telling_people import tell_changed
from sisam.application.people.throttling import of_address, release, reserve
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.domain.account import Account, Invitation, SessionEnd
from sisam.domain.ids import PersonId
from sisam.domain.seat import Person
from sisam.errors import Invalid, NotPermitted, Unavailable

RECOVERY_CODES: Final = 10
#: The second factor must be there before this has passed since the password.
_SOON: Final = timedelta(minutes=30)
#: As many signs as a code of ours has.
_CODE_LENGTH: Final = 12
_ISSUER: Final = "sisam"


class InvitationRefused(NotPermitted):
    """The code does not fit, or the invitation holds no longer; which of them is told to nobody."""


class CodeWrong(Invalid):
    """The one-time code is not the one that the app shows now."""


@dataclass(frozen=True, slots=True, repr=False)
class Enrolment:
    """A second factor that is not confirmed yet, with what a form brings back to confirm it."""

    #: For the app, as it can be typed.
    secret: str
    #: The same for the app's camera.
    address: str
    #: All that is needed to go on, which only the program can read.
    sealed: str

    def __repr__(self) -> str:
        """Return the name of the class alone, so that no log or traceback tells the secret."""
        return "Enrolment(…)"


def accept(
    people: People, invitation_id: str, code: str, password: str, address: str, now: datetime
) -> Enrolment:
    """Return a second factor to confirm, for whoever has the code of an invitation and chose a password.

    Nothing is stored but a wrong code's count; whatever is no code at all is not even counted, for a
    program may have sent it.

    Raises:
        TooManyAttempts: too many codes came from that address.
        InvitationRefused: the code does not fit, or the invitation holds no longer.
        PasswordRefused: the password cannot be one.
    """
    invitation, person = _taken_up(people, invitation_id, code, address, now)
    password_hash = people.passwords.hash(chosen(password, person).text)
    return enrol(people, person, now, invitation.id, password_hash)


def confirm(people: People, invitation_id: str, sealed: str, code: str, now: datetime) -> tuple[str, ...]:
    """Store the password and the second factor once the app shows its code; return the recovery codes.

    Raises:
        InvitationRefused: the invitation was taken up or withdrawn meanwhile, or it took too long.
        CodeWrong: the code is not the one that the app shows.
    """
    with people.site.store.read() as work:
        invitation = work.accounts.invitation(invitation_id)
    if invitation is None:
        raise InvitationRefused
    enrolled = enrolled_by(people, sealed, invitation.person_id, invitation_id, now)
    number = number_of(people, enrolled, code, now)
    with people.site.store.write() as work:
        invitation = work.accounts.invitation(invitation_id)
        account = work.accounts.get(enrolled.person_id)
        if invitation is None or not is_live(invitation, now) or account is None or account.disabled_at:
            raise InvitationRefused
        work.accounts.put_invitation(replace(invitation, used_at=now))
        changed = replace(account, password_hash=enrolled.password_hash)
        codes = store_factor(people, work, changed, enrolled, number)
        work.sessions.end_all(account.person_id, SessionEnd.CREDENTIALS_CHANGED, now)
        tell_changed(people, work, account.person_id, now)
        work.commit()
    return codes


@dataclass(frozen=True, slots=True, repr=False)
class Enrolled:
    """What a form brought back."""

    person_id: PersonId
    secret: str
    password_hash: str | None


def enrol(
    people: People, person: Person, now: datetime, purpose: str, password_hash: str | None = None
) -> Enrolment:
    """Return a new second factor for a person, to be confirmed for the same purpose."""
    secret = people.one_time_codes.new_secret()
    content = json.dumps([secret, password_hash, now.isoformat()])
    sealed = people.secrets.seal(content, _place(person.id, purpose)).hex()
    return Enrolment(secret, people.one_time_codes.address(secret, person.email, _ISSUER), sealed)


def enrolment_again(people: People, invitation_id: str, sealed: str, now: datetime) -> Enrolment:
    """Return the second factor that a form of an invitation brought back, to be shown once more.

    Raises:
        InvitationRefused: it was made for something else, or too long ago.
    """
    with people.site.store.read() as work:
        invitation = work.accounts.invitation(invitation_id)
        person = work.register.roster().persons.get(invitation.person_id) if invitation else None
    if person is None:
        raise InvitationRefused
    return enrolment_of(people, person, sealed, invitation_id, now)


def enrolment_of(people: People, person: Person, sealed: str, purpose: str, now: datetime) -> Enrolment:
    """Return the second factor that a form brought back, to be shown once more.

    Raises:
        InvitationRefused: it was made for something else, or too long ago.
    """
    enrolled = enrolled_by(people, sealed, person.id, purpose, now)
    address = people.one_time_codes.address(enrolled.secret, person.email, _ISSUER)
    return Enrolment(enrolled.secret, address, sealed)


def enrolled_by(people: People, sealed: str, person_id: PersonId, purpose: str, now: datetime) -> Enrolled:
    """Return what a form brought back, if it was made for that person and purpose, and not long ago.

    Raises:
        InvitationRefused: it was not.
    """
    try:
        content = people.secrets.unseal(bytes.fromhex(sealed), _place(person_id, purpose))
    except (Unavailable, ValueError):
        raise InvitationRefused from None
    secret, password_hash, since = json.loads(content)
    if now - datetime.fromisoformat(since) > _SOON:
        raise InvitationRefused
    return Enrolled(person_id, secret, password_hash)


def number_of(people: People, enrolled: Enrolled, code: str, now: datetime) -> int:
    """Return the number of the code that the app shows.

    Raises:
        CodeWrong: it is another code.
    """
    number = people.one_time_codes.number_of(enrolled.secret, typed_code(code), now)
    if number is None:
        raise CodeWrong
    return number


def store_factor(
    people: People, work: UnitOfWork, account: Account, enrolled: Enrolled, number: int
) -> tuple[str, ...]:
    """Store a confirmed second factor within a transaction, and return its recovery codes."""
    sealed = people.secrets.seal(enrolled.secret, totp_place(account.person_id))
    work.accounts.put(replace(account, totp_sealed=sealed, totp_last=number))
    return store_recovery_codes(people, work, account.person_id)


def store_recovery_codes(people: People, work: UnitOfWork, person_id: PersonId) -> tuple[str, ...]:
    """Store the hashes of new recovery codes within a transaction, and return the codes, this once."""
    codes = tuple(people.secrets.code() for _ in range(RECOVERY_CODES))
    work.accounts.put_recovery_codes(person_id, _hashes(people, person_id, codes))
    return codes


def _hashes(people: People, person_id: PersonId, codes: Sequence[str]) -> list[str]:
    return [people.secrets.hashes(typed_code(each), recovery_purpose(person_id))[0] for each in codes]


def _place(person_id: PersonId, purpose: str) -> str:
    return f"enrolment {person_id} {purpose}"


def _taken_up(
    people: People, invitation_id: str, code: str, address: str, now: datetime
) -> tuple[Invitation, Person]:
    """Return the invitation whose code was given, having done the same work whether there is one or not."""
    given = code_as_hashed(code)
    if len(given) != _CODE_LENGTH:
        raise InvitationRefused
    counted = of_address(people, address)
    with people.site.store.write() as work:
        reserve(work.attempts, (counted,), now)
        found = work.accounts.invitation(invitation_id)
        live = found if is_live(found, now) else None
        person = work.register.roster().persons.get(live.person_id) if live else None
        if live is not None:
            # Counted before it is looked at, so that many at once are counted too.
            work.accounts.put_invitation(replace(live, failures=live.failures + 1))
        work.commit()
    fits = people.passwords.verify(live.code_hash if live else None, given)
    if live is None or person is None or not fits:
        raise InvitationRefused
    with people.site.store.write() as work:
        release(work.attempts, counted, now)
        known = work.accounts.invitation(invitation_id)
        if known is not None and known.failures > 0:
            work.accounts.put_invitation(replace(known, failures=known.failures - 1))
        work.commit()
    return live, person
