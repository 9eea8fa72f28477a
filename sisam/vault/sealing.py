"""Sealing for the store: identities and free text, each as bytes that only the key's holder can read."""

from sisam.application.ports.unit_of_work import SealedSubject
from sisam.domain.identity import Identity
from sisam.domain.ids import SubjectId
from sisam.vault.blind_index import name_key
from sisam.vault.cipher import NONCE_BYTES, Sealed, Vault

_AFTER_KEY_ID = b"\0"


class SubjectSealer:
    """Seals pupils' identities, each for the row of its own subject."""

    def __init__(self, vault: Vault) -> None:
        """Take the vault that holds the keys."""
        self._vault = vault

    def seal(self, subject_id: SubjectId, identity: Identity) -> SealedSubject:
        """Return an identity as it may lie in the store."""
        sealed = self._vault.seal(identity, subject_id)
        index = self._vault.blind_index(identity.number) if identity.number else None
        named = self._vault.blind_index(name_key(identity.name)) if identity.name else None
        return SealedSubject(subject_id, sealed.key_id, sealed.nonce, sealed.ciphertext, index, named)

    def open(self, subject: SealedSubject) -> Identity:
        """Return the identity that was sealed.

        Raises:
            KeyUnknown, SealBroken: the key is not there, or the row was tampered with.
        """
        sealed = Sealed(subject.key_id, subject.nonce, subject.ciphertext)
        return self._vault.open_identity(sealed, subject.subject_id)

    def name_indexes(self, name: str) -> tuple[str, ...]:
        """Return the keyed hashes under which a whole name may be found, the newest key's first."""
        return self._vault.blind_indexes(name_key(name))

    def indexes(self, number: str) -> tuple[str, ...]:
        """Return the keyed hashes under which a number may be found, the newest key's first."""
        return self._vault.blind_indexes(number)


class WordsSealer:
    """Seals the free text of events, each for its own place in the journal."""

    def __init__(self, vault: Vault) -> None:
        """Take the vault that holds the keys."""
        self._vault = vault

    def seal(self, words: str, place: str) -> bytes:
        """Return words with the id of the key that opens them."""
        sealed = self._vault.seal(words.encode(), place)
        return sealed.key_id.encode() + _AFTER_KEY_ID + sealed.nonce + sealed.ciphertext

    def unseal(self, sealed: bytes, place: str) -> str:
        """Return the words again.

        Raises:
            KeyUnknown, SealBroken: the key is not there, or the words were tampered with or moved.
        """
        key_id, _, rest = sealed.partition(_AFTER_KEY_ID)
        content = Sealed(key_id.decode(), rest[:NONCE_BYTES], rest[NONCE_BYTES:])
        return self._vault.open(content, place).decode()
