"""What comes of the rows of a register's file, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sisam.application.register.register_news import RegisterReport, Sitting, Standing, Thing
from sisam.domain.language import Language
from sisam.domain.roster import Roster
from sisam.web.language import Texts, marked
from sisam.wording.lists import capital
from sisam.wording.terms import term

_THINGS: Final[Mapping[Thing, str]] = {
    Thing.NAME: marked("namnet"),
    Thing.EMAIL: marked("e-postadressen"),
    Thing.TELEPHONE: marked("telefonnumret"),
    Thing.LANGUAGE: marked("språket"),
    Thing.LAST_DAY: marked("sista dagen med rollen"),
    Thing.TIME: marked("tiden med rollen"),
}


def subject_told(subject: str | Sitting, roster: Roster, language: Language) -> str:
    """Return which organisation it is, or who in which seat."""
    code = subject.code if isinstance(subject, Sitting) else subject
    organisation = roster.by_code[code].name if code in roster.by_code else ""
    if isinstance(subject, Sitting):
        return f"{subject.email}, {term(subject.role, language)}, {organisation or code}"
    return f"{organisation} ({code})" if organisation else code


def change_told(report: RegisterReport, texts: Texts) -> str:
    """Return what comes of a row about an organisation or a seat."""
    if report.standing is Standing.ADDED:
        return texts("Läggs till.")
    if report.standing is Standing.KEPT:
        ended = report.changes[0].was or ""
        return texts("Tiden med rollen slutade %(day)s. Skriv en senare första dag för en ny.", day=ended)
    return " ".join(
        texts(
            "%(what)s blir %(now)s (var %(was)s).",
            what=capital(texts(_THINGS[each.name])),
            now=each.told,
            was=each.was,
        )
        if each.was
        else texts("%(what)s blir %(now)s.", what=capital(texts(_THINGS[each.name])), now=each.told)
        for each in report.changes
    )
