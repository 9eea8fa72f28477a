"""What comes of the rows of a file of placements, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sisam.application.cases.row_news import About, Difference, RowReport, Standing
from sisam.domain.fact import Fact
from sisam.web.language import Texts, marked
from sisam.wording.anchors import ANCHOR_PHRASES, anchor_phrase
from sisam.wording.lists import capital, quoted
from sisam.wording.terms import VOCABULARIES, term
from sisam.wording.titles import Titles

_IDENTITY: Final[Mapping[str, str]] = {
    "name": marked("elevens namn"),
    "number": marked("personnumret"),
    "protection": marked("skyddet av personuppgifterna"),
}


def case_told(report: RowReport, titles: Titles, texts: Texts) -> str:
    """Return what comes of a row about a pupil."""
    return " ".join([*_changes(report, titles, texts), *_kept(report, titles, texts)])


def _changes(report: RowReport, titles: Titles, texts: Texts) -> Iterator[str]:
    if report.standing is Standing.OPENED:
        state = quoted(titles.state(report.state), titles.language)
        owed = texts.ngettext("%(num)s steg att göra", "%(num)s steg att göra", report.steps)
        yield texts("Ett ärende öppnas i läget %(state)s, med %(owed)s.", state=state, owed=owed)
    elif report.standing is Standing.CLOSED:
        yield texts("Ärendet är avslutat. Inget av raden antecknas.")
    else:
        yield from (_changed(each, titles, texts) for each in report.changes)
    if report.moved_deadlines:
        yield texts.ngettext(
            "%(num)s tidsgräns flyttas.", "%(num)s tidsgränser flyttas.", report.moved_deadlines
        )


def _changed(difference: Difference, titles: Titles, texts: Texts) -> str:
    if difference.name == "restricted":
        return texts("Eleven får skyddade personuppgifter.")
    what = capital(_named(difference, titles, texts))
    if difference.told is None or difference.about is About.IDENTITY:
        return texts("%(what)s ändras.", what=what)
    if difference.was:
        return texts(
            "%(what)s blir %(now)s (var %(was)s).", what=what, now=difference.told, was=difference.was
        )
    return texts("%(what)s blir %(now)s.", what=what, now=difference.told)


def _kept(report: RowReport, titles: Titles, texts: Texts) -> Iterator[str]:
    for each in report.kept:
        yield texts(
            "%(what)s står kvar, för någon har skrivit det sedan filen sa något.",
            what=capital(_named(each, titles, texts)),
        )


def _named(difference: Difference, titles: Titles, texts: Texts) -> str:
    name = difference.name
    if difference.about is About.DATE and name in ANCHOR_PHRASES:
        return texts("datum för %(what)s", what=anchor_phrase(name, titles.language))
    if difference.about is About.PARTY:
        return titles.party(name)
    if difference.about is About.FACT and name in set(Fact):
        fact = Fact(name)
        return term(fact, titles.language) if fact in VOCABULARIES[Fact] else name
    return texts(_IDENTITY[name]) if name in _IDENTITY else name
