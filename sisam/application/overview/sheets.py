"""Sheets: tables as CSV and as a workbook, in which nothing that is told can be taken for a formula."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Final

from xlsxwriter import Workbook

Cell = str | int | None

#: What a spreadsheet takes for the beginning of a formula, or of what comes before one.
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_NAME: Final = 31
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table in words: its name, its headings and its rows; None is a count that is not told."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    #: What must be known of its figures; stands below them.
    note: str = ""

    @property
    def lines(self) -> Iterator[Sequence[Cell]]:
        """Yield the headings, the rows and the note."""
        yield self.headings
        yield from self.rows
        if self.note:
            yield (self.note,)


def harmless(value: Cell, hidden: str = "") -> str | int:
    """Return a value that no spreadsheet takes for a formula: behind an apostrophe where it looks it."""
    if value is None:
        return hidden
    if isinstance(value, str) and value.startswith(_FORMULAS):
        return f"'{value}"
    return value


def csv_of(sheet: Sheet, hidden: str = "") -> bytes:
    """Return a sheet as CSV, with a mark at its beginning by which spreadsheets know that it is UTF-8."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([harmless(value, hidden) for value in row] for row in sheet.lines)
    return text.getvalue().encode("utf-8-sig")


def workbook_of(sheets: Sequence[Sheet], hidden: str = "") -> bytes:
    """Return sheets as one workbook, in which texts are texts whatever they look like."""
    content = BytesIO()
    with Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        bold = book.add_format({"bold": True})
        for number, sheet in enumerate(sheets, start=1):
            page = book.add_worksheet(_name(sheet.name, number))
            for row, values in enumerate(sheet.lines):
                for column, value in enumerate(values):
                    told, form = harmless(value, hidden), None if row else bold
                    write = page.write_string if isinstance(told, str) else page.write_number
                    write(row, column, told, form)
            page.freeze_panes(1, 0)
    return content.getvalue()


def _name(name: str, number: int) -> str:
    """Return a name that a workbook takes, and has only once."""
    return f"{number} {name.translate(_NOT_IN_NAMES).strip()}"[:_LONGEST_NAME].strip()
