"""What the tables of the overview, and their columns, are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sisam.application.overview.tables import ColumnKey, TableKey
from sisam.web.language import Texts, marked


class Rows(StrEnum):
    """What the rows of a table stand for."""

    PLACE = "place"
    ROUTINE = "routine"
    PARTY = "party"
    #: A party, and whether it was to do something or to answer.
    SIDE = "side"


class Chapter(StrEnum):
    """The parts of the page."""

    NOW = "now"
    SCHOOL = "school"
    KEPT = "kept"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class TableWords:
    """A table's title, what it tells, and as what its file is fetched; the first two are marked."""

    chapter: Chapter
    title: str
    tells: str
    file: str
    rows: Rows


WORDS: Final[Mapping[TableKey, TableWords]] = {
    TableKey.CASES_BY_PLACE: TableWords(
        Chapter.NOW,
        marked("Öppna ärenden efter fas"),
        marked("Var i landet ärendena hör hemma, och om placeringen ligger framför, pågår eller är slut."),
        "arenden",
        Rows.PLACE,
    ),
    TableKey.LATE_BY_ROUTINE: TableWords(
        Chapter.NOW,
        marked("Sent per rutin"),
        marked("Steg som väntar på att någon gör eller svarar, och hur många av dem som är sena."),
        "sent-per-rutin",
        Rows.ROUTINE,
    ),
    TableKey.LATE_BY_PARTY: TableWords(
        Chapter.NOW,
        marked("Sent per part"),
        marked("Samma steg, efter vem de väntar på just nu."),
        "sent-per-part",
        Rows.PARTY,
    ),
    TableKey.LATE_BY_PLACE: TableWords(
        Chapter.NOW,
        marked("Sent per hemort"),
        marked("Samma steg, efter elevens hemkommun."),
        "sent-per-hemort",
        Rows.PLACE,
    ),
    TableKey.DAYS_WITHOUT_SCHOOL: TableWords(
        Chapter.SCHOOL,
        marked("Dagar utan skola efter hemort"),
        marked("Skoldagar i perioden då en elev i skolpliktig ålder inte gick i någon skola."),
        "dagar-utan-skola",
        Rows.PLACE,
    ),
    TableKey.KEPT_BY_ROUTINE: TableWords(
        Chapter.KEPT,
        marked("Nära ögat"),
        marked("Tidsgränser som löpte ut i perioden. Nära ögat är det som blev klart sista dygnet."),
        "nara-ogat",
        Rows.ROUTINE,
    ),
    TableKey.KEPT_BY_SIDE: TableWords(
        Chapter.KEPT,
        marked("Den som lämnar och den som svarar"),
        marked("Samma tidsgränser, efter vem som skulle göra något och vem som skulle svara."),
        "per-sida",
        Rows.SIDE,
    ),
    TableKey.RETURNS_BY_ROUTINE: TableWords(
        Chapter.KEPT,
        marked("Skickat tillbaka"),
        marked("Överlämningar som började i perioden, och om mottagaren skickade tillbaka dem någon gång."),
        "skickat-tillbaka",
        Rows.ROUTINE,
    ),
    TableKey.READY_AT_ADMISSION: TableWords(
        Chapter.READY,
        marked("Hemskolan kontaktad före inskrivningen"),
        marked("Elever som skrevs in i perioden."),
        "kontaktad-fore",
        Rows.PLACE,
    ),
    TableKey.READY_AT_DISCHARGE: TableWords(
        Chapter.READY,
        marked("Skolplats klar före utskrivningen"),
        marked("Elever som skrevs ut i perioden."),
        "skolplats-fore",
        Rows.PLACE,
    ),
    TableKey.STARTED_IN_TIME: TableWords(
        Chapter.READY,
        marked("Började skolan i tid"),
        marked("Elever som skrevs ut i perioden, och om de hade börjat inom fem skoldagar."),
        "borjade-i-tid",
        Rows.PLACE,
    ),
}
#: What must be known of all figures.
ROUNDED: Final = marked(
    "Talen är avrundade till närmaste femtal, och skoldagar till närmaste femtiotal. "
    "Det som är färre än fem visas inte."
)
CHAPTERS: Final[Mapping[Chapter, str]] = {
    Chapter.NOW: marked("Just nu"),
    Chapter.SCHOOL: marked("Dagar utan skola"),
    Chapter.KEPT: marked("Hölls tiderna?"),
    Chapter.READY: marked("Var skolan redo?"),
}
_COLUMNS: Final[Mapping[ColumnKey, str]] = {
    ColumnKey.BEFORE: marked("Före"),
    ColumnKey.DURING: marked("Under"),
    ColumnKey.AFTER: marked("Efter"),
    ColumnKey.LATE: marked("Sena"),
    ColumnKey.IN_TIME: marked("I tid"),
    ColumnKey.WITH_MARGIN: marked("Klart med marginal"),
    ColumnKey.NEAR_MISS: marked("Nära ögat"),
    ColumnKey.MISSED: marked("Missat"),
    ColumnKey.RETURNED: marked("Skickat tillbaka"),
    ColumnKey.NOT_RETURNED: marked("Inte skickat tillbaka"),
    ColumnKey.READY: marked("Ja"),
    ColumnKey.NOT_READY: marked("Nej"),
}
_HEADS: Final[Mapping[Rows, str]] = {
    Rows.PLACE: marked("Kommun"),
    Rows.ROUTINE: marked("Rutin"),
    Rows.PARTY: marked("Part"),
    Rows.SIDE: marked("Part"),
}


def column_title(column: ColumnKey, texts: Texts) -> str:
    """Return what a column is called."""
    return texts(_COLUMNS[column])


def head_of(rows: Rows, texts: Texts, *, counties: bool) -> str:
    """Return what the column is called that names the rows; places are `counties` or municipalities."""
    return texts("Län") if counties and rows is Rows.PLACE else texts(_HEADS[rows])
