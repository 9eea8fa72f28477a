"""Tables in the words of one language, from which the page, its charts and its files are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sisam.application.overview.sheets import Sheet
from sisam.application.overview.tables import Row, Table
from sisam.web.language import Texts
from sisam.web.pages.overview.filters import Address
from sisam.web.pages.overview.words import (
    CHAPTERS,
    WORDS,
    Chapter,
    Rows,
    column_title,
    head_of,
    routine_title,
)
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
    #: The sums of all rows, in a sentence.
    sums: str
    hides: bool
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class ChapterTold:
    """Tables that belong together."""

    name: str
    title: str
    tables: tuple[TableTold, ...]


def chapters_told(tables: tuple[Table, ...], names: Names, address: Address) -> tuple[ChapterTold, ...]:
    """Return all tables by chapter."""
    return tuple(
        ChapterTold(chapter.value, names.texts(title), found)
        for chapter, title in CHAPTERS.items()
        if (found := tuple(_of_chapter(chapter, tables, names, address)))
    )


def _of_chapter(
    chapter: Chapter, tables: tuple[Table, ...], names: Names, address: Address
) -> Iterator[TableTold]:
    for table in tables:
        if WORDS[table.key].chapter is chapter:
            yield table_told(table, names, address)


def table_told(table: Table, names: Names, address: Address) -> TableTold:
    """Return a table in words."""
    words, _ = WORDS[table.key], names.texts
    columns = tuple(column_title(each, _) for each in table.columns)
    rows = tuple(
        (names.of(words.rows, each.key), each.cells, _way(each, words.rows, address)) for each in table.rows
    )
    return TableTold(
        name=words.file,
        title=_(words.title),
        tells=_(words.tells),
        head=head_of(words.rows, _),
        columns=columns,
        rows=tuple(sorted(rows, key=lambda row: row[0])) if words.rows is Rows.PLACE else rows,
        sums=", ".join(
            f"{title} {number_told(count, _)}" for title, count in zip(columns, table.sums.cells, strict=True)
        ),
        hides=table.hides,
        sheet=_sheet(table, names, columns),
    )


def number_told(count: int | None, texts: Texts) -> str:
    """Return a count, or that it is not told."""
    return texts("visas inte") if count is None else str(count)


def _way(row: Row, rows: Rows, address: Address) -> str:
    """Return where more is told of a row; empty: nowhere."""
    if rows is Rows.PLACE and row.key and row.key != address.municipality:
        return address.at(row.key).url
    if rows is Rows.ROUTINE and row.key != address.routine:
        return address.of_routine(row.key).url
    return ""


def _sheet(table: Table, names: Names, columns: tuple[str, ...]) -> Sheet:
    words, _ = WORDS[table.key], names.texts
    coded = words.rows is Rows.PLACE
    code = (_("Kod"),) if coded else ()
    rows = [
        ((each.key,) if coded else ()) + (names.of(words.rows, each.key), *each.cells, each.total)
        for each in table.rows
    ]
    last = (("",) if coded else ()) + (_("Alla"), *table.sums.cells, table.sums.total)
    return Sheet(_(words.title), (*code, head_of(words.rows, _), *columns, _("Sammanlagt")), [*rows, last])
