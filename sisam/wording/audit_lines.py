"""What the auditor says, in the language of a page; the command line tells it in English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.language import Language
from sisam.domain.seat import Role
from sisam.domain.step import StepStatus
from sisam.wording.dates import short_date, short_moment
from sisam.wording.phrasebook import Phrasebook
from sisam.wording.swedish_audit_lines import SWEDISH_AUDIT_LINES
from sisam.wording.terms import term

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?Z")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
#: Of these vocabularies single words stand in its sentences.
_VOCABULARIES: Final[tuple[Iterable[StrEnum], ...]] = (Role, StepStatus, AlertCause, Cleared)


def audit_line_in(sentence: str, language: Language) -> str:
    """Return what the auditor found in a language; a sentence that has no Swedish stays as it is."""
    return _BOOK.said(sentence) if language is Language.SV else sentence


def _told(thing: str) -> str:
    """Return what a sentence is about in Swedish: a moment, a day, a word or another sentence."""
    try:
        if _MOMENT.fullmatch(thing):
            return short_moment(datetime.fromisoformat(thing), Language.SV)
        if _DAY.fullmatch(thing):
            return short_date(date.fromisoformat(thing), Language.SV)
    except ValueError:
        return thing
    return _TERMS.get(thing) or _BOOK.said(thing)


_TERMS: Final = {
    each.value: term(each, Language.SV) for vocabulary in reversed(_VOCABULARIES) for each in vocabulary
}
_BOOK: Final = Phrasebook(SWEDISH_AUDIT_LINES, _told)
