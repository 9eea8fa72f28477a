"""Free text in the chain of the journal: a keyed hash that outlives the words themselves."""

import hmac
import secrets

SALT_BYTES = 32


def new_salt() -> bytes:
    """Return a random salt; erasing it with the words leaves a hash that nobody can guess from."""
    return secrets.token_bytes(SALT_BYTES)


def words_hash(salt: bytes, words: str) -> str:
    """Return HMAC-SHA256(salt, words), as hexadecimal text."""
    return hmac.digest(salt, words.encode(), "sha256").hex()
