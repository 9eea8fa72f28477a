"""A blind index: equality search over values that are enciphered."""

import hmac
import unicodedata


def _normalised(value: str) -> str:
    """Return a value without case, hyphens and spaces, so that one number is found in all its forms."""
    folded = unicodedata.normalize("NFKC", value).casefold()
    return "".join(sign for sign in folded if sign.isalnum())


def name_key(name: str) -> str:
    """Return a name as it is hashed: its words in any order, and never the same as a number."""
    return f"name {' '.join(sorted(_normalised(word) for word in name.split()))}"


def blind_index(subkey: bytes, value: str) -> str:
    """Return the keyed hash of a normalised value (HMAC-SHA256), as hexadecimal text."""
    return hmac.digest(subkey, _normalised(value).encode(), "sha256").hex()
