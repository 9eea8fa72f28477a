"""What a file would change, and what it changed, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sisam.application.cases.importing import Imported
from sisam.application.cases.importing_steps import BackFilled
from sisam.application.cases.paper import Deed, PaperAct
from sisam.application.cases.row_news import Standing as CaseStanding
from sisam.application.joint.bringing_in import Outcome
from sisam.application.register.register_news import RegisterNews, Standing
from sisam.domain.joint_request import ImportKind
from sisam.domain.roster import Roster
from sisam.web.language import Texts, marked
from sisam.web.pages.imports.cases_told import case_told
from sisam.web.pages.imports.register_told import change_told, subject_told
from sisam.wording.dates import short_date
from sisam.wording.lists import quoted
from sisam.wording.titles import Titles

#: So many rows are told one by one.
ROWS_TOLD: Final = 200
#: So many of what is missing are named.
MISSING_TOLD: Final = 50
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
            RowTold(each.row, subject_told(each.subject, roster, texts.language), change_told(each, texts))
            for each in news
        )
        missing = tuple(subject_told(each, roster, texts.language) for each in outcome.missing)
        return _told(len(outcome.reports), counts, rows, len(news), missing)
    if isinstance(outcome, Imported):
        reports = outcome.news.reports
        counts = _counts(outcome.news.counts, _CASES_COUNTED, texts)
        rows = (RowTold(each.row, each.case_number, case_told(each, titles, texts)) for each in reports)
        return _told(outcome.rows, counts, rows, len(reports), outcome.news.missing)
    return _of_paper(outcome, titles, texts)


def counts_told(kind: ImportKind, counts: Mapping[str, int], texts: Texts) -> str:
    """Return how many rows of a file that was brought in came to what, in a line."""
    return ", ".join(f"{count} {word}" for word, count in _counts(counts, _BECAME[kind], texts))


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


def _deed(deed: Deed, texts: Texts) -> str:
    return texts(_DONE[deed.act], day=short_date(deed.on, texts.language), who=deed.person.name)
