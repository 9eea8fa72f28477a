"""Choosing an organisation out of the whole register, without scripts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sisam.domain.fact import Fact
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.web.pages.acts.question import Choice, Manner, Question
from sisam.web.pages.acts.subject import Subject
from sisam.wording.alphabet import sort_key

#: So many can be looked through in a list; where there are more, they are searched first.
FEW: Final = 12
MOST: Final = 60


def organisation_question(
    subject: Subject,
    name: str,
    label: str,
    kinds: Iterable[OrganisationKind],
    *,
    besides: tuple[Choice, ...] = (),
    required: bool = True,
) -> Question:
    """Ask for an organisation of some kinds: a list, with a search before it where it is long."""
    every = _of_kinds(subject, frozenset(kinds))
    found = [each for each in every if _fits(each, subject)] if subject.given("sok") else every
    chosen = subject.asker.roster.by_code.get(subject.given(name))
    shown = found[:MOST]
    if chosen is not None and chosen in every and chosen not in shown:
        shown.insert(0, chosen)
    choices = (*besides, *((each.code, _called(each, subject)) for each in shown))
    manner = Manner.LIST if len(every) <= FEW else Manner.SOUGHT
    return Question(manner, name, label, _hint(subject, len(found)), required, choices)


def _of_kinds(subject: Subject, kinds: frozenset[OrganisationKind]) -> list[Organisation]:
    """Return them by name, those of the pupil's home municipality first."""
    home = subject.view.viewer.facts(subject.view.case).get(Fact.HOME_MUNICIPALITY)
    every = (
        each for each in subject.asker.roster.organisations.values() if each.active and each.kind in kinds
    )
    return sorted(every, key=lambda each: (each.municipality_code != home, sort_key(each.name)))


def _fits(organisation: Organisation, subject: Subject) -> bool:
    words = subject.given("sok").casefold().split()
    told = _called(organisation, subject).casefold()
    return all(word in told for word in words)


def _called(organisation: Organisation, subject: Subject) -> str:
    code = organisation.municipality_code
    place = subject.asker.parts.municipalities.get(code or "", "")
    return f"{organisation.name}, {place}" if place and place not in organisation.name else organisation.name


def _hint(subject: Subject, found: int) -> str:
    _ = subject.texts
    if not found:
        return _("Ingen i registret heter så. Pröva med färre bokstäver.")
    if found > MOST:
        return _("Listan visar %(most)s av %(found)s. Sök för att hitta rätt.", most=MOST, found=found)
    return ""
