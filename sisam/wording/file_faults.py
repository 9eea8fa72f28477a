"""The faults of a file in the language of a page; the command line tells them in English."""

from __future__ import annotations

import re
from functools import cache

from sisam.domain.language import Language
from sisam.wording.swedish_file_faults import SWEDISH_FAULTS

#: No sentence about a cell is longer; a longer one is told as it is.
_LONGEST = 2_000
_PLACE = "{}"


def fault_in(sentence: str, language: Language) -> str:
    """Return a sentence about a file in a language; one that has no Swedish stays as it is."""
    if language is not Language.SV or len(sentence) > _LONGEST:
        return sentence
    if sentence in SWEDISH_FAULTS:
        return SWEDISH_FAULTS[sentence]
    for pattern, swedish in _patterns():
        found = pattern.fullmatch(sentence)
        if found is not None:
            return swedish.format(*found.groups())
    return sentence


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the sentences with places in them, those that say most themselves first."""
    told = sorted(
        (each for each in SWEDISH_FAULTS.items() if _PLACE in each[0]), key=lambda one: -_said(one[0])
    )
    return tuple(
        (re.compile("(.*?)".join(map(re.escape, each.split(_PLACE)))), swedish) for each, swedish in told
    )


def _said(sentence: str) -> int:
    """Return how much of a sentence stands in it whatever it is about."""
    return len(sentence.replace(_PLACE, ""))
