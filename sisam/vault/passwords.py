"""Passwords as Argon2id hashes."""

import unicodedata
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

#: What RFC 9106 recommends where 64 MiB can be spared, but in one lane: a server has few cores.
_TIME_COST: Final = 3
_MEMORY_KIB: Final = 65_536
_LANES: Final = 1
#: No more at once, so that nobody takes all memory by trying to sign in often.
_AT_ONCE: Final = 2


class ArgonPasswords:
    """Hashes passwords with Argon2id, each with a salt of its own, once they are in one form (NFC)."""

    def __init__(self, time_cost: int = _TIME_COST, memory_kib: int = _MEMORY_KIB) -> None:
        """Take how much a hash costs, and make the one that is verified where there is none."""
        self._hasher = PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=_LANES)
        self._turns = BoundedSemaphore(_AT_ONCE)
        self._nobodys = self._hasher.hash("the password of nobody")

    def hash(self, password: str) -> str:
        """Return a password as it may be stored, with its parameters and its salt."""
        with self._turns:
            return self._hasher.hash(_bytes(password))

    def verify(self, stored: str | None, password: str) -> bool:
        """Tell whether a password is the one that was stored; None takes as long, and none fits it."""
        try:
            with self._turns:
                self._hasher.verify(stored or self._nobodys, _bytes(password))
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None

    def outdated(self, stored: str) -> bool:
        """Tell whether a password would be hashed in another way today."""
        return self._hasher.check_needs_rehash(stored)


def _bytes(password: str) -> bytes:
    # What no text can hold, such as half a sign, comes in through a form all the same.
    return unicodedata.normalize("NFC", password).encode("utf-8", errors="surrogatepass")
