"""What comes of the rows of a register's file, in sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sisam.application.register.register_news import RegisterReport, Standing
from sisam.domain.language import Language
from sisam.domain.roster import Roster
from sisam.domain.seat import Role
from sisam.web.language import Texts, marked
from sisam.wording.lists import capital
from sisam.wording.terms import term

#: Longer than an address, a role and a code.
_LONGEST: Final = 1_000
_SITTING: Final = re.compile(r"(?P<who>[^ ]+) as (?P<role>[a-z_]+) at (?P<code>.+)")
#: What the register's news calls a thing, and how pages do.
_THINGS: Final[Mapping[str, str]] = {
    "the name": marked("namnet"),
    "the e-mail address": marked("e-postadressen"),
    "the telephone": marked("telefonnumret"),
    "the language": marked("språket"),
    "the last day in the seat": marked("sista dagen med rollen"),
    "the time in the seat": marked("tiden med rollen"),
}


def subject_told(told: str, roster: Roster, language: Language) -> str:
    """Return which organisation it is, or who in which seat; the register's news says it in English."""
    found = _SITTING.fullmatch(told) if len(told) <= _LONGEST else None
    if found is None or found["role"] not in set(Role):
        return f"{roster.by_code[told].name} ({told})" if told in roster.by_code else told
    code = found["code"]
    organisation = roster.by_code[code].name if code in roster.by_code else code
    return f"{found['who']}, {term(Role(found['role']), language)}, {organisation}"


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
            what=capital(_thing(each.name, texts)),
            now=each.told,
            was=each.was,
        )
        if each.was
        else texts("%(what)s blir %(now)s.", what=capital(_thing(each.name, texts)), now=each.told)
        for each in report.changes
    )


def _thing(name: str, texts: Texts) -> str:
    return texts(_THINGS[name]) if name in _THINGS else name
