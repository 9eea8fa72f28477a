"""The cipher of the vault: what it seals, only the holder of the key can open."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sisam.domain.identity import Identity
from sisam.errors import Unavailable
from sisam.vault.blind_index import blind_index
from sisam.vault.identity_bytes import from_bytes, to_bytes
from sisam.vault.keys import KEY_BYTES, Key

NONCE_BYTES = 12


class CipherUnavailable(Unavailable):
    """The OpenSSL behind `cryptography` is older than 3.2 and has no AES-GCM-SIV; install its wheel."""


class KeyUnknown(Unavailable):
    """Something in the vault was sealed with a key that is not here; restore the key file that holds it."""

    def __init__(self, key_id: str) -> None:
        super().__init__(key_id)
        #: The id of the key that lacks.
        self.key_id = key_id


class SealBroken(Unavailable):
    """Something in the vault cannot be opened: it was changed, cut or moved to another row."""

    def __init__(self, row_id: str) -> None:
        super().__init__(row_id)
        #: The row in which it stands.
        self.row_id = row_id


@dataclass(frozen=True, slots=True)
class Sealed:
    """What may lie in a database: a ciphertext, and what is needed, beside the key, to open it."""

    key_id: str
    nonce: bytes
    ciphertext: bytes


@dataclass(frozen=True, slots=True)
class Purposes:
    """One subkey for each purpose, so that no key is used in two ways."""

    cipher: AESGCMSIV = field(repr=False)
    index: bytes = field(repr=False)

    @classmethod
    def of(cls, key: Key) -> "Purposes":
        """Derive the subkeys of a key.

        Raises:
            CipherUnavailable: the linked OpenSSL does not know the cipher.
        """
        try:
            return cls(
                AESGCMSIV(_subkey(key, b"sisam vault seal 1")),
                _subkey(key, b"sisam vault blind index 1"),
            )
        except UnsupportedAlgorithm as error:
            raise CipherUnavailable from error


class Vault:
    """Seals and opens with AES-GCM-SIV; the newest key seals, every key opens."""

    def __init__(self, keys: Iterable[Key]) -> None:
        """Derive what each key is used for; the newest key is the last.

        Raises:
            CipherUnavailable: the linked OpenSSL does not know the cipher.
        """
        self._purposes: Mapping[str, Purposes] = {key.id: Purposes.of(key) for key in keys}
        self._newest = list(self._purposes)[-1]

    def require(self, key_id: str) -> None:
        """Refuse to work where a key that was used is not among those given.

        Raises:
            KeyUnknown: it is not; whatever were sealed now could not be read beside the rest.
        """
        if key_id not in self._purposes:
            raise KeyUnknown(key_id)

    def seal(self, plaintext: bytes | Identity, row_id: str) -> Sealed:
        """Seal something for one row: in any other row it does not open."""
        content = to_bytes(plaintext) if isinstance(plaintext, Identity) else plaintext
        nonce = secrets.token_bytes(NONCE_BYTES)
        cipher = self._purposes[self._newest].cipher
        return Sealed(self._newest, nonce, cipher.encrypt(nonce, content, row_id.encode()))

    def open(self, sealed: Sealed, row_id: str) -> bytes:
        """Open what was sealed for a row.

        Raises:
            KeyUnknown: its key is not among those given.
            SealBroken: it was changed, or sealed for another row.
        """
        purposes = self._purposes.get(sealed.key_id)
        if purposes is None:
            raise KeyUnknown(sealed.key_id)
        try:
            return purposes.cipher.decrypt(sealed.nonce, sealed.ciphertext, row_id.encode())
        except (InvalidTag, ValueError) as error:
            raise SealBroken(row_id) from error

    def open_identity(self, sealed: Sealed, row_id: str) -> Identity:
        """Open an identity that was sealed for a row.

        Raises:
            KeyUnknown: its key is not among those given.
            SealBroken: it was changed, sealed for another row, or is no identity.
        """
        content = self.open(sealed, row_id)
        try:
            return from_bytes(content)
        except ValueError:
            # Without its cause: that would carry the plaintext into a traceback.
            raise SealBroken(row_id) from None

    def blind_index(self, value: str) -> str:
        """Return what a value is found by: equal values give equal indexes, and nothing leads back."""
        return blind_index(self._purposes[self._newest].index, value)

    def blind_indexes(self, value: str) -> tuple[str, ...]:
        """Return a value's indexes under every key, the newest first, to search while keys rotate."""
        newest_first = reversed(list(self._purposes.values()))
        return tuple(blind_index(purposes.index, value) for purposes in newest_first)


def _subkey(key: Key, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(key.secret)
