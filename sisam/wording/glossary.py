"""The glossary: every word that a newcomer would ask about, once, in Swedish and English."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from sisam.domain.language import Language
from sisam.wording.glossary_entry import Entry
from sisam.wording.placement_words import PLACEMENT_WORDS
from sisam.wording.work_words import WORK_WORDS

#: Every entry, in no order that a reader would notice; `in_order` gives one.
GLOSSARY: Final[tuple[Entry, ...]] = (*PLACEMENT_WORDS, *WORK_WORDS)

# They are the last letters in Swedish, and none of them is a sort of a or o; these three signs come after z.
_LAST_LETTERS: Final = str.maketrans("åäö", "{|}")


def in_order(language: Language) -> list[Entry]:
    """Return the entries as a reader of the language looks for them."""
    return sorted(GLOSSARY, key=lambda entry: sort_key(entry.word[language]))


def sort_key(word: str) -> str:
    """Return what words are sorted by, å, ä and ö at the end; accents beside them do not count."""
    return _without_accents(word.casefold().translate(_LAST_LETTERS))


@cache
def by_id() -> Mapping[str, Entry]:
    """Return the entries by their id, by which pages link to them."""
    return MappingProxyType({entry.id: entry for entry in GLOSSARY})


def _without_accents(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
