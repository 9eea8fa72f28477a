"""The glossary: every word that a newcomer would ask about, once, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from sisam.domain.language import Language
from sisam.wording.alphabet import sort_key
from sisam.wording.glossary_entry import Entry
from sisam.wording.placement_words import PLACEMENT_WORDS
from sisam.wording.work_words import WORK_WORDS

#: Every entry, in no order that a reader would notice; `in_order` gives one.
GLOSSARY: Final[tuple[Entry, ...]] = (*PLACEMENT_WORDS, *WORK_WORDS)


def in_order(language: Language) -> list[Entry]:
    """Return the entries as a reader of the language looks for them."""
    return sorted(GLOSSARY, key=lambda entry: sort_key(entry.word[language]))


@cache
def by_id() -> Mapping[str, Entry]:
    """Return the entries by their id, by which pages link to them."""
    return MappingProxyType({entry.id: entry for entry in GLOSSARY})
