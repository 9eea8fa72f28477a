"""A CSV file as a table: a header that is known, and numbered rows of clean cells."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sisam.errors import Fault, Invalid
from sisam.intake.columns import Columns, kind_that_fits
from sisam.intake.complaint import quoted
from sisam.intake.csv_file import FILE_BYTES, CsvFile

CELL_CHARACTERS = 10_000
#: So many unknown columns are named; of a file of another kind there may be hundreds.
UNKNOWN_NAMED = 10
#: Control and invisible signs, private and unassigned ones, and line or paragraph separators.
REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row's cells by column, stripped and in Unicode form NFC; columns left out read as empty."""

    #: As a spreadsheet numbers it: the header is 1.
    number: int
    cells: Mapping[str, str] = field(repr=False)
    #: Columns whose cell was refused already.
    broken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file that could be read, and the faults of those that could not."""

    file: str
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


def read_table(file: CsvFile, columns: Columns) -> Table:
    """Read a file's header and rows; comma or semicolon is told by the header.

    A row whose cells are all empty counts as a row and holds nothing, as in a spreadsheet.

    Raises:
        Invalid: the file or its header cannot be read, so that nothing can be said of the rows.
    """
    faults: list[Fault] = []
    rows = tuple(stream_rows(file, columns, faults))
    return Table(file.name, rows, tuple(faults))


def stream_rows(file: CsvFile, columns: Columns, faults: list[Fault]) -> Iterator[Row]:
    """Yield a file's rows one by one, so that a long file need not be held as rows; faults are added.

    Raises:
        Invalid: the file or its header cannot be read, so that nothing can be said of the rows.
    """
    text = file.text()
    # The library's own limit is lower than ours and would hide the column.
    csv.field_size_limit(FILE_BYTES)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    header = _read_header(file.name, records, columns)
    for number, record in _numbered(file.name, records, faults):
        if len(record) != len(header):
            faults.append(_ragged(file.name, number, len(record), len(header)))
            continue
        refused = list(_refused(file.name, number, header, record))
        faults += refused
        cells = dict(zip(header, map(_clean, record), strict=True))
        yield Row(number, cells, frozenset(fault.column or "" for fault in refused))


def _delimiter(text: str) -> str:
    header = io.StringIO(text, newline="").readline()
    return ";" if header.count(";") > header.count(",") else ","


def _clean(cell: str) -> str:
    return unicodedata.normalize("NFC", cell).strip()


def _read_header(file: str, records: Iterator[list[str]], columns: Columns) -> tuple[str, ...]:
    try:
        header = tuple(map(_clean, next(records, [])))
    except csv.Error as error:
        raise Invalid(_broken_quotes(file, 1)) from error
    Invalid.unless_none(
        Fault(sentence, remedy, file=file, row=1, column=column)
        for sentence, remedy, column in _header_complaints(header, columns)
    )
    return header


def _header_complaints(header: Sequence[str], columns: Columns) -> Iterator[tuple[str, str, str | None]]:
    kind = kind_that_fits(header, columns)
    if kind is not None:
        yield f"These are the columns of {kind}.csv.", f"Import it with `sisam import {kind} FILE`.", None
        return
    for position, name in enumerate(header, start=1):
        if not name:
            yield f"Column {position} has no name.", "Name it or remove it.", None
        elif name in columns.names and name in header[: position - 1]:
            yield f"The column {name} stands twice.", "Keep one of them.", name
    yield from _unknown([name for name in dict.fromkeys(header) if name not in ("", *columns.names)], columns)
    for name in columns.names:
        if name in columns.required and name not in header:
            yield f"The column {name} is missing.", "Add it; every row needs it.", name


def _unknown(names: Sequence[str], columns: Columns) -> Iterator[tuple[str, str, str | None]]:
    """Complain of all unknown columns at once, for the list of the known ones is long."""
    known = ", ".join(columns.names)
    if len(names) == 1:
        yield f"There is no column {quoted(names[0])}.", f"Remove it, or use one of: {known}.", None
    elif names:
        rest = len(names) - UNKNOWN_NAMED
        listed = ", ".join(map(quoted, names[:UNKNOWN_NAMED])) + (f" and {rest} more" if rest > 0 else "")
        yield f"There are no columns {listed}.", f"Remove them, or use some of: {known}.", None


def _numbered(
    file: str, records: Iterator[list[str]], faults: list[Fault]
) -> Iterator[tuple[int, list[str]]]:
    number = 1
    try:
        for number, record in enumerate(records, start=2):
            if any(cell.strip() for cell in record):
                yield number, record
    except csv.Error:
        faults.append(_broken_quotes(file, number + 1))


def _broken_quotes(file: str, row: int) -> Fault:
    return Fault(
        "The quotation marks do not fit together, so the file cannot be read from here on.",
        'Close every quoted cell, and write a quotation mark inside one twice: "".',
        file=file,
        row=row,
    )


def _ragged(file: str, row: int, cells: int, columns: int) -> Fault:
    return Fault(
        f"The header has {columns} columns, but the row has {cells}.",
        "Put a cell that holds the separator within quotation marks, or add the cells that lack.",
        file=file,
        row=row,
    )


def _refused(file: str, row: int, header: Sequence[str], record: Sequence[str]) -> Iterator[Fault]:
    for column, cell in zip(header, record, strict=True):
        if len(cell) > CELL_CHARACTERS:
            sentence = f"The cell holds {len(cell):,} characters; 10,000 are the most."
            yield Fault(sentence, "Shorten it.", file=file, row=row, column=column)
        elif sign := _refused_sign(cell.strip()):
            sentence = f"The cell holds a sign that cannot be seen (U+{ord(sign):04X})."
            remedy = "Write the cell again by hand, without line breaks or tabs."
            yield Fault(sentence, remedy, file=file, row=row, column=column)


def _refused_sign(cell: str) -> str | None:
    if cell.isprintable():
        return None
    return next((sign for sign in cell if unicodedata.category(sign) in REFUSED_CATEGORIES), None)
