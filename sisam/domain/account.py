"""An account: how a person of the register signs in, and what comes of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sisam.domain.ids import PersonId


class SignInWay(StrEnum):
    """How a session was begun."""

    #: With a password and a second factor of this site.
    LOCAL = "local"
    #: Somebody in front of the site said who it is.
    PROXY = "proxy"
    #: With one click, where nothing is real.
    DEMO = "demo"


class SessionEnd(StrEnum):
    """The closed list of why a session ended before its time."""

    SIGNED_OUT = "signed_out"
    #: The person ended all of theirs.
    ENDED_ALL = "ended_all"
    #: Another one took its place: a fresh sign-in.
    ROTATED = "rotated"
    ACCOUNT_OFF = "account_off"
    CREDENTIALS_CHANGED = "credentials_changed"


@dataclass(frozen=True, slots=True, repr=False)
class Account:
    """What a person signs in with; a person without one cannot, save by a proxy or in a demo."""

    person_id: PersonId
    #: Argon2id, with its parameters; None until the invitation was taken up.
    password_hash: str | None
    #: The secret of the one-time codes, enciphered; None until then.
    totp_sealed: bytes | None
    created_at: datetime
    #: The number of the last one-time code that was taken, so that none is taken twice.
    totp_last: int = 0
    disabled_at: datetime | None = None

    @property
    def usable(self) -> bool:
        """Tell whether one can sign in with it."""
        return self.disabled_at is None and self.password_hash is not None and self.totp_sealed is not None

    def __repr__(self) -> str:
        """Return the name of the class alone, so that no log or traceback tells a secret."""
        return "Account(…)"


@dataclass(frozen=True, slots=True, repr=False)
class Invitation:
    """That somebody may choose a password and a second factor, once, until a moment.

    Its id stands in the mail's link and is worth nothing without the code, which goes another way.
    """

    id: str
    person_id: PersonId
    #: Argon2id of the code that the inviter was shown.
    code_hash: str
    created_at: datetime
    created_by: PersonId
    expires_at: datetime
    used_at: datetime | None = None
    withdrawn_at: datetime | None = None
    #: How often a wrong code was given.
    failures: int = 0

    def __repr__(self) -> str:
        """Return the name of the class alone."""
        return "Invitation(…)"


@dataclass(frozen=True, slots=True, repr=False)
class Session:
    """A signed-in person at one browser."""

    #: SHA-256 of the id that the browser holds, as hexadecimal text; the id itself is kept nowhere.
    key: str
    person_id: PersonId
    way: SignInWay
    created_at: datetime
    #: When it was last used, to a minute.
    seen_at: datetime
    #: The end of its longest life.
    expires_at: datetime
    #: When the person last proved who they are.
    fresh_at: datetime
    ended_at: datetime | None = None
    ended_reason: SessionEnd | None = None

    def __repr__(self) -> str:
        """Return the name of the class alone."""
        return "Session(…)"
