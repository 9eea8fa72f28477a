"""A site in memory whose people sign in with hashes that cost little and codes that are known."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import pyotp

from sisam.application.people.accepting import accept, confirm
from sisam.application.people.inviting import Invited, invite
from sisam.application.people.keeping_sessions import Begun
from sisam.application.people.people import People
from sisam.application.people.signing_in import Proof, sign_in
from sisam.domain.account import SignInWay
from sisam.domain.ids import PersonId
from sisam.domain.language import Language
from sisam.errors import Unavailable
from sisam.vault.one_time_codes import PyotpCodes
from tests.builders import NOW
from tests.sites import a_site

PASSWORD = "en lång mening om snö"
ADDRESS = "192.0.2.1"


@dataclass
class CountedPasswords:
    """Hashes nothing, and counts how often it was asked."""

    verified: list[bool] = field(default_factory=list)
    hashed: int = 0
    #: What stands before a password that is stored; another one makes the old ones outdated.
    mark: str = "1"

    def hash(self, password: str) -> str:
        self.hashed += 1
        return f"{self.mark}:{password}"

    def verify(self, stored: str | None, password: str) -> bool:
        fits = stored is not None and stored.partition(":")[2] == password
        self.verified.append(fits)
        return fits

    def outdated(self, stored: str) -> bool:
        return stored.partition(":")[0] != self.mark


@dataclass
class CountedSecrets:
    """Secrets in the order in which they were asked for, which anybody can read."""

    given: int = 0

    def token(self) -> str:
        self.given += 1
        return f"token-{self.given:04}"

    def code(self) -> str:
        self.given += 1
        return f"AAAA-BBBB-{self.given:04}"

    def seal(self, text: str, place: str) -> bytes:
        return f"{place}\0{text}".encode()

    def unseal(self, sealed: bytes, place: str) -> str:
        sealed_for, _, text = sealed.decode().partition("\0")
        if sealed_for != place:
            raise Unavailable("it was sealed for another place")
        return text

    def hashes(self, text: str, purpose: str) -> tuple[str, ...]:
        told = f"{purpose}|{text}".encode(errors="surrogatepass")
        return (hashlib.sha256(told).hexdigest(),)


@dataclass(frozen=True)
class Member:
    """Somebody who can sign in, with all that they need to."""

    person_id: PersonId
    email: str
    secret: str
    recovery_codes: tuple[str, ...]
    password: str = PASSWORD

    def code(self, now: datetime) -> str:
        """Return what their app shows."""
        return pyotp.TOTP(self.secret).at(now)

    def proof(self, now: datetime, **other: str) -> Proof:
        given = {"email": self.email, "password": self.password, "code": self.code(now), "address": ADDRESS}
        return Proof(**{**given, **other})


def a_people(**fields: Any) -> People:  # noqa: ANN401
    given = {
        "site": a_site(public_url="https://sisam.example"),
        "passwords": CountedPasswords(),
        "one_time_codes": PyotpCodes(),
        "secrets": CountedSecrets(),
        **fields,
    }
    return People(**given)


def sample_people(**fields: Any) -> People:  # noqa: ANN401
    """Where all is invented, so that one click is enough."""
    people = a_people(way=SignInWay.DEMO, **fields)
    with people.site.store.write() as work:
        work.site_states.put(replace(work.site_states.get(), sample=True))
        work.commit()
    return people


def an_invitation(people: People, person_id: str, now: datetime = NOW) -> Invited:
    """Invite a person of the site's, in its owner's name."""
    return invite(people, f"{person_id}@example.se", None, now)


def a_member(people: People, person_id: str, now: datetime = NOW) -> Member:
    """Let a person of the site's take up an invitation; their app's next code is that of a later moment."""
    return let_in(people, f"{person_id}@example.se", now)


def let_in(people: People, email: str, now: datetime) -> Member:
    """Let anybody of the register take up an invitation; their app's next code is half a minute later."""
    invited = invite(people, email, None, now)
    enrolment = accept(people, invited.invitation.id, invited.code, PASSWORD, ADDRESS, now)
    code = pyotp.TOTP(enrolment.secret).at(now)
    codes = confirm(people, invited.invitation.id, enrolment.sealed, code, now)
    return Member(invited.person.id, invited.person.email, enrolment.secret, codes)


def signed_in(people: People, member: Member, now: datetime) -> Begun:
    """Sign a member in."""
    return sign_in(people, member.proof(now), now)


def speaks(people: People, person_id: PersonId, language: Language) -> None:
    """Let a person read another language from now on."""
    with people.site.store.write() as work:
        person = work.register.roster().persons[person_id]
        work.register.put_persons([replace(person, language=language)])
        work.commit()
