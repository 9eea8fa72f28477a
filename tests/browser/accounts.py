"""How the town's people prove who they are."""

import base64
import hashlib
from datetime import datetime
from pathlib import Path

import pyotp

from sisam.application.people.accepting import Enrolled, store_factor
from sisam.application.people.keeping_sessions import begin
from sisam.bootstrap import Program, open_program
from sisam.domain.account import Account, SignInWay
from sisam.domain.ids import PersonId

#: Everybody's.
PASSWORD = "sju lugna björkar vid älven"


def give_accounts(folder: Path, now: datetime) -> None:
    """Give everybody of a site's register the one password, and a second factor of their own."""
    program = open_program(folder)
    people = program.people()
    # Hashed once for all of them, since each hash is made to take long.
    password_hash = people.passwords.hash(PASSWORD)
    with program.store.write() as work:
        for person in work.register.roster().persons.values():
            account = Account(person.id, password_hash, None, now)
            store_factor(
                people, work, account, Enrolled(person.id, secret_of(person.email), password_hash), 0
            )
        work.commit()
    program.store.close()


def code_of(email: str, now: datetime) -> str:
    """Return what somebody's app shows."""
    return pyotp.TOTP(secret_of(email)).at(now)


def secret_of(email: str) -> str:
    """Return the secret of somebody's one-time codes, made of their address so that none need be kept."""
    return base64.b32encode(hashlib.sha256(email.encode()).digest()[:20]).decode()


def begun_session(program: Program, email: str, now: datetime) -> str:
    """Begin a session for somebody without the page for it, and return its id."""
    people = program.people()
    with program.store.write() as work:
        person_id: PersonId = work.register.roster().by_email[email].id
        begun = begin(people, work, person_id, SignInWay.LOCAL, now, None)
        work.commit()
    return begun.session_id
