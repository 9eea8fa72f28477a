"""Secrets of accounts: made by chance, sealed for one place each, and found by keyed hashes."""

import base64
import secrets
from typing import Final

from sisam.vault.cipher import Vault
from sisam.vault.sealing import WordsSealer

_TOKEN_BYTES: Final = 32
#: Letters and digits that nobody mistakes for each other (RFC 4648, base32).
_SIGNS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_GROUPS: Final = 3
_GROUP: Final = 4


class AccountSecrets:
    """Makes secrets, and keeps them so that the store cannot read them."""

    def __init__(self, vault: Vault) -> None:
        """Take the vault that holds the keys."""
        self._vault = vault
        self._sealer = WordsSealer(vault)

    def token(self) -> str:
        """Return a new secret of 256 bits, as text for a cookie."""
        return secrets.token_urlsafe(_TOKEN_BYTES)

    def code(self) -> str:
        """Return a new code of 60 bits that a person can read aloud, in three groups."""
        return "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))

    def seal(self, text: str, place: str) -> bytes:
        """Return a text as it may be stored, to be read for the same place alone."""
        return self._sealer.seal(text, f"account {place}")

    def unseal(self, sealed: bytes, place: str) -> str:
        """Return a text that was sealed for a place.

        Raises:
            KeyUnknown, SealBroken: its key is not here, or it was changed or sealed for another place.
        """
        return self._sealer.unseal(sealed, f"account {place}")

    def hashes(self, text: str, purpose: str) -> tuple[str, ...]:
        """Return the keyed hashes of a text, to be found by and never read; the newest key's first."""
        # A blind index leaves some signs out; of these it leaves none, and no 0 is among them.
        return self._vault.blind_indexes(f"0{_spelt('account')}0{_spelt(purpose)}0{_spelt(text)}")


def _spelt(text: str) -> str:
    return base64.b32encode(text.encode("utf-8", errors="surrogatepass")).decode().rstrip("=")
