"""Tables in the words of one language, from which the page, its charts and its files are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sisam.application.overview.sheets import Sheet
from sisam.application.overview.tables import Table
from sisam.web.environment import number_in
from sisam.web.language import Texts
from sisam.web.narrowing import routine_title
from sisam.web.pages.overview.ways import Ways
from sisam.web.pages.overview.words import (
    CHAPTERS,
    ROUNDED,
    WORDS,
    Rows,
    column_title,
    head_of,
)
from sisam.wording.alphabet import sort_key
from sisam.wording.lists import capital
from sisam.wording.titles import Titles

#: How many digits name a county; a municipality has more.
_COUNTY_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Names:
    """What the rows of tables are called."""

    texts: Texts
    titles: Titles
    municipalities: Mapping[str, str]
    counties: Mapping[str, str]

    def of(self, rows: Rows, key: str) -> str:
        """Return what a row is called."""
        if rows is Rows.PLACE:
            return self.place(key)
        if rows is Rows.ROUTINE:
            return routine_title(key, self.texts)
        party, _, answers = key.partition(":")
        title = capital(self.titles.party(party))
        if rows is Rows.PARTY:
            return title
        if answers == "1":
            return self.texts("%(party)s, svarar", party=title)
        return self.texts("%(party)s, gör", party=title)

    def place(self, code: str) -> str:
        """Return what a county or municipality is called, or that it may not be told."""
        if not code:
            return self.texts("Okänd eller skyddad")
        return (
            self.counties.get(code, code)
            if len(code) == _COUNTY_LENGTH
            else self.municipalities.get(code, code)
        )


@dataclass(frozen=True, slots=True)
class TableTold:
    """A table as the page shows it."""

    #: Unique on the page, and the name of its file.
    name: str
    title: str
    tells: str
    head: str
    columns: tuple[str, ...]
    #: Each row's title, its counts, and where a press on it leads; None is a count that is not told.
    rows: tuple[tuple[str, tuple[int | None, ...], str], ...]
    #: Rows of which no count can be told: their titles, and where a press on them leads.
    few: tuple[tuple[str, str], ...]
    #: The sum of all, and of each column, in words.
    total: str
    sums: str


@dataclass(frozen=True, slots=True)
class ChapterTold:
    """Tables that belong together, of which something is told."""

    name: str
    title: str
    tables: tuple[TableTold, ...]


@dataclass(frozen=True, slots=True)
class TablesTold:
    """All tables, as the page shows them."""

    chapters: tuple[ChapterTold, ...]
    #: The titles of those of which nothing can be told …
    few: str
    #: … and of those in which there is nothing.
    empty: str


def tables_told(tables: tuple[Table, ...], names: Names, ways: Ways) -> TablesTold:
    """Return all tables, those of which something is told by chapter."""
    return TablesTold(
        tuple(each for each in _chapters(tables, names, ways) if each.tables),
        few=_titles((each for each in tables if each.rows and not each.tells), names),
        empty=_titles((each for each in tables if not each.rows), names),
    )


def _chapters(tables: tuple[Table, ...], names: Names, ways: Ways) -> Iterator[ChapterTold]:
    for chapter, title in CHAPTERS.items():
        told = (each for each in tables if each.tells and WORDS[each.key].chapter is chapter)
        yield ChapterTold(
            chapter.value, names.texts(title), tuple(table_told(each, names, ways) for each in told)
        )


def _titles(tables: Iterable[Table], names: Names) -> str:
    return "; ".join(names.texts(WORDS[each.key].title) for each in tables)


def table_told(table: Table, names: Names, ways: Ways) -> TableTold:
    """Return a table in words."""
    words, _ = WORDS[table.key], names.texts
    columns = tuple(column_title(each, _) for each in table.columns)
    rows = [(names.of(words.rows, each.key), each, ways.of_row(table.key, each.key)) for each in table.rows]
    if words.rows is Rows.PLACE:
        rows.sort(key=lambda row: sort_key(row[0]))
    return TableTold(
        name=words.file,
        title=_(words.title),
        tells=_(words.tells),
        head=_head_of(table, names),
        columns=columns,
        rows=tuple((title, row.cells, way) for title, row, way in rows if row.tells),
        few=tuple((title, way) for title, row, way in rows if not row.tells),
        total=number_told(table.sums.total, _),
        sums=", ".join(
            f"{title} {number_told(count, _)}" for title, count in zip(columns, table.sums.cells, strict=True)
        ),
    )


def _head_of(table: Table, names: Names) -> str:
    counties = all(len(row.key) <= _COUNTY_LENGTH for row in table.rows)
    return head_of(WORDS[table.key].rows, names.texts, counties=counties)


def number_told(count: int | None, texts: Texts) -> str:
    """Return a count, or that it is not told."""
    return texts("visas inte") if count is None else number_in(count, texts.language)


def sheet_told(table: Table, names: Names) -> Sheet:
    """Return a table as a file has it: every row, and of what is not told that it is not."""
    words, _ = WORDS[table.key], names.texts
    columns = (column_title(each, _) for each in table.columns)
    coded = words.rows is Rows.PLACE
    code = (_("Kod"),) if coded else ()
    rows = [
        ((each.key,) if coded else ()) + (names.of(words.rows, each.key), *each.cells, each.total)
        for each in table.rows
    ]
    last = (("",) if coded else ()) + (_("Alla"), *table.sums.cells, table.sums.total)
    headings = (*code, _head_of(table, names), *columns, _("Sammanlagt"))
    return Sheet(_(words.title), headings, [*rows, last], note=_(ROUNDED))
