"""Why an act cannot be done, in the words of whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sisam.application.cases.acting import NoSeat, WhichOrganisation
from sisam.application.cases.naming_homes import HomeSchoolUnclear
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
    field = _field_of(error, kind)
    asked = {each.name for each in kind.questions(subject)}
    if field in asked or (field == "som" and subject.own_organisations()):
        return Filled(filled.texts, {field: sentence}), ""
    return filled, sentence


def _field_of(error: SisamError, kind: ActKind) -> str:
    if isinstance(error, WhichOrganisation):
        return "som"
    return kind.mends.get(type(error).__name__, "")
