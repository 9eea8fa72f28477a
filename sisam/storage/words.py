"""How the free text of events is sealed before it lies in the store."""

from typing import Protocol


class WordsSeal(Protocol):
    """Seals words for one place in the store, so that they cannot be moved to another."""

    def seal(self, words: str, place: str) -> bytes:
        """Return words that only the holder of the key can read."""
        ...

    def unseal(self, sealed: bytes, place: str) -> str:
        """Return the words again."""
        ...


class OpenWords:
    """Leaves words as they are: for stores that live in memory."""

    def seal(self, words: str, place: str) -> bytes:  # noqa: ARG002
        """Return the words as bytes."""
        return words.encode()

    def unseal(self, sealed: bytes, place: str) -> str:  # noqa: ARG002
        """Return the words again."""
        return sealed.decode()
