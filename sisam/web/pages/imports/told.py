"""What a file would change, and what it changed, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sisam.application.cases.importing import Imported
from sisam.application.cases.importing_steps import BackFilled
from sisam.application.cases.paper import Deed, PaperAct
from sisam.application.cases.row_news import About, Difference, RowReport
from sisam.application.cases.row_news import Standing as CaseStanding
from sisam.application.joint.bringing_in import Outcome
from sisam.application.register.register_news import RegisterNews, RegisterReport, Standing
from sisam.domain.fact import Fact
from sisam.domain.joint_request import ImportKind
from sisam.domain.language import Language
from sisam.domain.roster import Roster
from sisam.domain.seat import Role
from sisam.web.language import Texts, marked
from sisam.wording.anchors import ANCHOR_PHRASES, anchor_phrase
from sisam.wording.dates import short_date
from sisam.wording.lists import capital, quoted
from sisam.wording.terms import VOCABULARIES, term
from sisam.wording.titles import Titles

#: So many rows are told one by one.
ROWS_TOLD: Final = 200
#: So many of what is missing are named.
MISSING_TOLD: Final = 50
#: Longer than an address, a role and a code.
_LONGEST: Final = 1_000
_SITTING: Final = re.compile(r"(?P<who>[^ ]+) as (?P<role>[a-z_]+) at (?P<code>.+)")
_NEW, _CHANGED, _SAME = marked("nya"), marked("ändras"), marked("oförändrade")
_COUNTED: Final[Mapping[str, str]] = {
    Standing.ADDED: _NEW,
    Standing.CHANGED: _CHANGED,
    Standing.UNCHANGED: _SAME,
    Standing.KEPT: marked("redan avslutade"),
}
_CASES_COUNTED: Final[Mapping[str, str]] = {
    CaseStanding.OPENED: marked("nya ärenden"),
    CaseStanding.CHANGED: _CHANGED,
    CaseStanding.UNCHANGED: _SAME,
    CaseStanding.KEPT: marked("behåller det som människor har skrivit"),
    CaseStanding.CLOSED: marked("gäller avslutade ärenden"),
}
#: What the register's news calls a thing, and how pages do.
_THINGS: Final[Mapping[str, str]] = {
    "the name": marked("namnet"),
    "the e-mail address": marked("e-postadressen"),
    "the telephone": marked("telefonnumret"),
    "the language": marked("språket"),
    "the last day in the seat": marked("sista dagen med rollen"),
    "the time in the seat": marked("tiden med rollen"),
}
_WAS_CHANGED: Final = marked("ändrade")
_REGISTER_BECAME: Final = {**_COUNTED, Standing.CHANGED: _WAS_CHANGED}
#: What rows came to that were brought in, by the kind of the file.
_BECAME: Final[Mapping[ImportKind, Mapping[str, str]]] = {
    ImportKind.ORGANISATIONS: _REGISTER_BECAME,
    ImportKind.SEATS: _REGISTER_BECAME,
    ImportKind.PLACEMENTS: {
        **_CASES_COUNTED,
        CaseStanding.CHANGED: _WAS_CHANGED,
        CaseStanding.KEPT: marked("behöll det som människor hade skrivit"),
        CaseStanding.CLOSED: marked("gällde avslutade ärenden"),
    },
    ImportKind.STEPS: {"done": _NEW, "unchanged": _SAME},
}
_IDENTITY: Final[Mapping[str, str]] = {
    "name": marked("elevens namn"),
    "number": marked("personnumret"),
    "protection": marked("skyddet av personuppgifterna"),
}
_DONE: Final[Mapping[PaperAct, str]] = {
    PaperAct.OFFERED: marked("överlämnat %(day)s av %(who)s"),
    PaperAct.RETURNED: marked("skickat tillbaka %(day)s av %(who)s"),
    PaperAct.CONFIRMED: marked("bekräftat %(day)s av %(who)s"),
    PaperAct.DONE: marked("gjort %(day)s av %(who)s"),
}


@dataclass(frozen=True, slots=True)
class RowTold:
    """What comes of a row."""

    row: int
    #: Which organisation, who in which seat, or which case.
    subject: str
    sentence: str


@dataclass(frozen=True, slots=True)
class OutcomeTold:
    """What comes of a file."""

    rows: int
    #: How many rows come to what.
    counts: tuple[tuple[str, int], ...]
    told: tuple[RowTold, ...]
    #: How many more rows say something new than are told one by one.
    more: int
    #: What is known and does not stand in the file; it stays.
    missing: tuple[str, ...]
    more_missing: int
    #: Whether there is anything to bring in.
    changes: bool


def outcome_told(outcome: Outcome, titles: Titles, texts: Texts, roster: Roster) -> OutcomeTold:
    """Return what comes of a file, in sentences."""
    if isinstance(outcome, RegisterNews):
        news = [each for each in outcome.reports if each.standing is not Standing.UNCHANGED]
        counts = _counts(outcome.counts, _COUNTED, texts)
        rows = (
            RowTold(each.row, _subject(each.subject, roster, texts.language), _of_register(each, texts))
            for each in news
        )
        missing = tuple(_subject(each, roster, texts.language) for each in outcome.missing)
        return _told(len(outcome.reports), counts, rows, len(news), missing)
    if isinstance(outcome, Imported):
        reports = outcome.news.reports
        counts = _counts(outcome.news.counts, _CASES_COUNTED, texts)
        rows = (RowTold(each.row, each.case_number, _of_case(each, titles, texts)) for each in reports)
        return _told(outcome.rows, counts, rows, len(reports), outcome.news.missing)
    return _of_paper(outcome, titles, texts)


def counts_told(kind: ImportKind, counts: Mapping[str, int], texts: Texts) -> str:
    """Return how many rows of a file that was brought in came to what, in a line."""
    return ", ".join(f"{count} {word}" for word, count in _counts(counts, _BECAME[kind], texts))


def _subject(told: str, roster: Roster, language: Language) -> str:
    """Return which organisation it is, or who in which seat; the register's news says it in English."""
    found = _SITTING.fullmatch(told) if len(told) <= _LONGEST else None
    if found is None or found["role"] not in set(Role):
        return f"{roster.by_code[told].name} ({told})" if told in roster.by_code else told
    code = found["code"]
    organisation = roster.by_code[code].name if code in roster.by_code else code
    return f"{found['who']}, {term(Role(found['role']), language)}, {organisation}"


def _of_paper(outcome: BackFilled, titles: Titles, texts: Texts) -> OutcomeTold:
    new = sorted(outcome.news, key=lambda each: each.row)
    counts = ((texts(_NEW), len(new)), (texts(_SAME), outcome.rows - len(new)))
    rows = (
        RowTold(
            each.row,
            each.case_number,
            f"{quoted(titles.step(each.step), titles.language)}: "
            + ", ".join(_deed(deed, texts) for deed in outcome.news[each]),
        )
        for each in new
    )
    return _told(outcome.rows, tuple(each for each in counts if each[1]), rows, len(new), ())


def _told(
    rows: int,
    counts: tuple[tuple[str, int], ...],
    told: Iterable[RowTold],
    new: int,
    missing: tuple[str, ...],
) -> OutcomeTold:
    return OutcomeTold(
        rows=rows,
        counts=counts,
        told=tuple(islice(told, ROWS_TOLD)),
        more=max(0, new - ROWS_TOLD),
        missing=missing[:MISSING_TOLD],
        more_missing=max(0, len(missing) - MISSING_TOLD),
        changes=new > 0,
    )


def _counts(
    counts: Mapping[Standing, int] | Mapping[CaseStanding, int] | Mapping[str, int],
    words: Mapping[str, str],
    texts: Texts,
) -> tuple[tuple[str, int], ...]:
    found = {str(standing): count for standing, count in counts.items()}
    return tuple((texts(word), found[name]) for name, word in words.items() if found.get(name))


def _of_register(report: RegisterReport, texts: Texts) -> str:
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


def _of_case(report: RowReport, titles: Titles, texts: Texts) -> str:
    return " ".join([*_changes(report, titles, texts), *_kept(report, titles, texts)])


def _changes(report: RowReport, titles: Titles, texts: Texts) -> Iterator[str]:
    if report.standing is CaseStanding.OPENED:
        state = quoted(titles.state(report.state), titles.language)
        owed = texts.ngettext("%(num)s steg att göra", "%(num)s steg att göra", report.steps)
        yield texts("Ett ärende öppnas i läget %(state)s, med %(owed)s.", state=state, owed=owed)
    elif report.standing is CaseStanding.CLOSED:
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


def _deed(deed: Deed, texts: Texts) -> str:
    return texts(_DONE[deed.act], day=short_date(deed.on, texts.language), who=deed.person.name)
