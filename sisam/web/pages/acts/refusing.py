"""Why an act cannot be done, in the words of whoever asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sisam.application.cases.acting import NoSeat, WhichOrganisation
from sisam.application.cases.naming_homes import HomeSchoolUnclear
from sisam.domain.event import EventType
from sisam.domain.refusal import BeforeTheCase, DateAhead
from sisam.domain.refusal_of_access import RightMissing
from sisam.errors import NotFound, SisamError, Unavailable
from sisam.web.filled import Filled
from sisam.web.language import marked
from sisam.web.pages.acts.kind import ActKind
from sisam.web.pages.acts.subject import Subject
from sisam.wording.refusals import is_told, refusal

#: What the catalogue of the engine's refusals does not know, since the command line says it otherwise.
_SENTENCES: Final[Mapping[type[SisamError], str]] = {
    WhichOrganisation: marked("Du har uppdrag i flera organisationer. Välj för vilken du gör det."),
    NoSeat: marked("Du har inget uppdrag i dag som räcker för det. Fråga er samordnare."),
    HomeSchoolUnclear: marked(
        "Ungdomshemmet måste ha precis en skola i registret. Be den som sköter registret att rätta det."
    ),
}


def is_about_access(error: SisamError) -> bool:
    """Tell whether no form could mend an error: the case is none of theirs, or the site does not answer."""
    hidden = isinstance(error, NotFound) and error.kind == "case"
    return hidden or isinstance(error, (Unavailable, RightMissing))


def sentence_of(error: SisamError, subject: Subject) -> str:
    """Return why not, and what to do instead."""
    for kind, sentence in _SENTENCES.items():
        if isinstance(error, kind) and not is_told(error):
            return subject.texts(sentence)
    return refusal(error, subject.language, subject.titles)


def refused(error: SisamError, kind: ActKind, subject: Subject, filled: Filled) -> tuple[Filled, str]:
    """Return the form as it goes back, with the sentence beside the field that mends it; else above all."""
    sentence = sentence_of(error, subject)
    asked = {each.name for each in kind.questions(subject)}
    if subject.own_organisations():
        asked.add("som")
    field = next((each for each in _fields_of(error, kind) if each in asked), None)
    return (filled, sentence) if field is None else (Filled(filled.texts, {field: sentence}), "")


def _fields_of(error: SisamError, kind: ActKind) -> Iterator[str]:
    """Yield the fields that would mend an error, the nearest first; an act does not ask all of them."""
    if isinstance(error, WhichOrganisation):
        yield "som"
    if _is_of_the_day(error):
        yield "nar"
    yield kind.mends.get(type(error), "")


def _is_of_the_day(error: SisamError) -> bool:
    """Tell whether an error is about the day of the act, and not about a date that it records."""
    return isinstance(error, BeforeTheCase) or (
        isinstance(error, DateAhead) and isinstance(error.what, EventType)
    )
