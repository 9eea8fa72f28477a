"""What proves who somebody is: passwords, one-time codes, and secrets that only the program can read."""

from datetime import datetime
from typing import Protocol


class Passwords(Protocol):
    """Hashes passwords slowly, so that guessing costs much."""

    def hash(self, password: str) -> str:
        """Return a password as it may be stored."""
        ...

    def verify(self, stored: str | None, password: str) -> bool:
        """Tell whether a password is the one that was stored; None takes as long, and none fits it."""
        ...

    def outdated(self, stored: str) -> bool:
        """Tell whether a password would be hashed in another way today."""
        ...


class OneTimeCodes(Protocol):
    """Codes that an app on somebody's telephone shows for half a minute each."""

    def new_secret(self) -> str:
        """Return a secret for an app, as it can be typed."""
        ...

    def number_of(self, secret: str | None, code: str, now: datetime) -> int | None:
        """Return the number of the code that was given, if it is of now or the half minute before or after.

        None as a secret takes as long, and no code fits it.
        """
        ...

    def address(self, secret: str, account: str, issuer: str) -> str:
        """Return what an app reads from a picture."""
        ...


class Secrets(Protocol):
    """Makes secrets, and keeps them so that the store cannot read them."""

    def token(self) -> str:
        """Return a new secret of 256 bits, as text for a cookie."""
        ...

    def code(self) -> str:
        """Return a new code of 60 bits that a person can read aloud, in three groups."""
        ...

    def seal(self, text: str, place: str) -> bytes:
        """Return a text as it may be stored, to be read for the same place alone."""
        ...

    def unseal(self, sealed: bytes, place: str) -> str:
        """Return a text that was sealed for a place.

        Raises:
            Unavailable: it was sealed for another one, or with a key that is not here.
        """
        ...

    def hashes(self, text: str, purpose: str) -> tuple[str, ...]:
        """Return the keyed hashes of a text, to be found by and never read; the newest key's first."""
        ...
