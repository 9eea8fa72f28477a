"""A phrasebook: what a part of the program says in its own English, and how people are told it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final

#: Nothing that is told is longer; a longer text is told as it is.
_LONGEST: Final = 2_000
_PLACE: Final = "{}"


class Phrasebook:
    """Sentences by those that they stand for; `{}` stands in both for whatever they are about."""

    def __init__(self, sentences: Mapping[str, str], told: Callable[[str], str] = str) -> None:
        """Take the sentences, and what tells the things that they are about; else they stay as they are."""
        self._sentences = sentences
        self._told = told

    def said(self, sentence: str) -> str:
        """Return how a sentence is told; one that is not known stays as it is."""
        if len(sentence) > _LONGEST:
            return sentence
        if sentence in self._sentences:
            return self._sentences[sentence]
        for pattern, known in self._patterns:
            found = pattern.fullmatch(sentence)
            if found is not None:
                return known.format(*map(self._told, found.groups()))
        return sentence

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Return the sentences with places in them, those that say most themselves first."""
        told = sorted(
            (each for each in self._sentences.items() if _PLACE in each[0]), key=lambda one: -_said(one[0])
        )
        return tuple(
            (re.compile("(.*?)".join(map(re.escape, each.split(_PLACE)))), known) for each, known in told
        )


def _said(sentence: str) -> int:
    """Return how much of a sentence stands in it whatever it is about."""
    return len(sentence.replace(_PLACE, ""))
