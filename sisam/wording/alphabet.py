"""The order in which people look for words and names in Swedish."""

from __future__ import annotations

import unicodedata
from typing import Final

# They are the last letters in Swedish, and none of them is a sort of a or o; these three signs come after z.
_LAST_LETTERS: Final = str.maketrans("åäö", "{|}")


def sort_key(word: str) -> str:
    """Return what words are sorted by, å, ä and ö at the end; accents beside them do not count."""
    folded = word.casefold().translate(_LAST_LETTERS)
    # A list of all schools has thousands of names, of which few have accents.
    return folded if folded.isascii() else _without_accents(folded)


def _without_accents(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
