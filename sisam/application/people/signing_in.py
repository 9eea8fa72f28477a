"""Signing in with a password and a second factor, and proving anew who one is."""

from dataclasses import dataclass, replace
from datetime import datetime

from sisam.application.people.keeping_sessions import Begun, begin, rotate
from sisam.application.people.people import People
from sisam.application.people.throttling import Counted, of_account, of_address, release, reserve
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.domain.account import Account, Session, SignInWay
from sisam.domain.ids import PersonId
from sisam.errors import NotPermitted

#: Longer than any password that can be chosen; nothing longer is hashed.
LONGEST_PASSWORD = 256


class SignInRefused(NotPermitted):
    """Address, password or code do not fit; which of them is told to nobody."""


@dataclass(frozen=True, slots=True, repr=False)
class Proof:
    """What somebody gives to show who they are."""

    email: str
    password: str
    #: A one-time code or a recovery code, as it was typed.
    code: str
    #: Where it comes from.
    address: str

    def __repr__(self) -> str:
        """Return the name of the class alone, so that no log or traceback tells a secret."""
        return "Proof(…)"


def sign_in(people: People, proof: Proof, now: datetime, before: str | None = None) -> Begun:
    """Begin a session for whoever proves who they are; the one that the browser had before ends.

    Whoever asks learns nothing of who has an account: unknown, wrong and disabled cost and answer the same.

    Raises:
        TooManyAttempts: it was tried too often.
        SignInRefused: something does not fit.
    """
    found = _proven(people, proof, now)
    with people.site.store.write() as work:
        _take(people, work, found, proof, now)
        begun = begin(people, work, found.account.person_id, SignInWay.LOCAL, now, before)
        work.commit()
    return begun


def step_up(people: People, session: Session, proof: Proof, now: datetime) -> Begun:
    """Let whoever is signed in prove anew who they are; a fresh session takes the place of theirs.

    Raises:
        TooManyAttempts: it was tried too often.
        SignInRefused: something does not fit.
    """
    found = _proven(people, proof, now)
    if found.account.person_id != session.person_id:
        raise SignInRefused
    with people.site.store.write() as work:
        _take(people, work, found, proof, now)
        begun = rotate(people, work, session, now)
        work.commit()
    return begun


def typed_code(code: str) -> str:
    """Return a code without what people put between its groups, in the letters that it was given in."""
    return "".join(sign for sign in code if sign not in " -\t\u00a0").upper()


@dataclass(frozen=True, slots=True, repr=False)
class _Proven:
    """An account whose password fits, and the number of the one-time code if that does."""

    account: Account
    number: int | None
    #: The password hashed as it would be today, where it was hashed otherwise.
    anew: str | None
    counted: tuple[Counted, Counted]


def _proven(people: People, proof: Proof, now: datetime) -> _Proven:
    """Return the account that the password belongs to, having done the same work whatever was given."""
    counted = of_account(people, proof.email), of_address(people, proof.address)
    with people.site.store.write() as work:
        reserve(work.attempts, counted, now)
        account = _account_of(work, proof.email)
        work.commit()
    # Hashing takes long, so that it is done while nobody waits for the database.
    password = proof.password[: LONGEST_PASSWORD + 1]
    fits = people.passwords.verify(account.password_hash if account else None, password)
    sealed = account.totp_sealed if account else None
    secret = people.secrets.unseal(sealed, totp_place(account.person_id)) if account and sealed else None
    number = people.one_time_codes.number_of(secret, typed_code(proof.code), now)
    if account is None or not fits or len(proof.password) > LONGEST_PASSWORD:
        raise SignInRefused
    outdated = people.passwords.outdated(str(account.password_hash))
    return _Proven(account, number, people.passwords.hash(password) if outdated else None, counted)


def _account_of(work: UnitOfWork, email: str) -> Account | None:
    person = work.register.roster().by_email.get(email.strip().casefold())
    account = work.accounts.get(person.id) if person else None
    return account if account and account.usable else None


def _take(people: People, work: UnitOfWork, found: _Proven, proof: Proof, now: datetime) -> None:
    """Take the code that was given, once, where the account is still what it was.

    Raises:
        SignInRefused: the code fits not, or was taken before, or the account has changed meanwhile.
    """
    account = found.account
    known = work.accounts.get(account.person_id)
    if known is None or not known.usable or known.password_hash != account.password_hash:
        raise SignInRefused
    if not _takes(people, work, found, proof.code, now):
        raise SignInRefused
    if found.anew is not None:
        work.accounts.put(replace(known, password_hash=found.anew, totp_last=found.number or known.totp_last))
    of_whom, from_where = found.counted
    work.attempts.forget(of_whom.key)
    release(work.attempts, from_where, now)


def _takes(people: People, work: UnitOfWork, found: _Proven, code: str, now: datetime) -> bool:
    person_id = found.account.person_id
    if found.number is not None:
        return work.accounts.take_code(person_id, found.number)
    hashes = people.secrets.hashes(typed_code(code), recovery_purpose(person_id))
    return any(work.accounts.take_recovery_code(person_id, each, now) for each in hashes)


def totp_place(person_id: PersonId) -> str:
    """Return for which place the secret of somebody's one-time codes is sealed."""
    return f"totp {person_id}"


def recovery_purpose(person_id: PersonId) -> str:
    """Return what the hashes of somebody's recovery codes are for."""
    return f"recovery {person_id}"
