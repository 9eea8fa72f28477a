"""How a CSV file becomes a table."""

import string
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sisam.errors import Invalid
from sisam.intake.columns import BY_KIND, Columns
from sisam.intake.csv_file import FILE_BYTES, CsvFile
from sisam.intake.table import Table, read_table
from tests.unit.intake.builders import a_file, faults_of

COLUMNS = Columns(frozenset({"code", "name"}), ("code", "name", "email"))


SAVE_AGAIN = (
    'Save it again as "CSV UTF-8" (in Swedish Excel: "CSV UTF-8 (kommaavgränsad)"; in LibreOffice: character '
    "set Unicode (UTF-8))."
)


def read(content: bytes | str) -> Table:
    raw = content.encode() if isinstance(content, str) else content
    return read_table(CsvFile("in.csv", raw), COLUMNS)


def cells(content: bytes | str) -> list[dict[str, str]]:
    table = read(content)
    assert () == table.faults
    return [dict(row.cells) for row in table.rows]


def test_commas_and_semicolons_read_the_same() -> None:
    assert cells("code,name\nA,Ek\n") == cells("code;name\nA;Ek\n")
    assert [{"code": "A", "name": "Ek, och Al"}] == cells("code;name\nA;Ek, och Al\n")


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_is_no_part_of_the_first_column(start: bytes) -> None:
    assert [{"code": "Å", "name": "Ö"}] == cells(start + "code,name\nÅ,Ö\n".encode())


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_rows_may_end_as_on_any_machine(ending: str) -> None:
    assert [{"code": "A", "name": "B"}] == cells(f"code,name{ending}A,B{ending}")


def test_columns_may_be_reordered_and_optional_ones_left_out() -> None:
    assert [{"name": "Ek", "code": "A"}] == cells("name,code\nEk,A\n")


def test_quoted_cells_may_hold_the_separator_and_quotation_marks() -> None:
    assert [{"code": "A,B", "name": 'Kalle "Kula" Ek'}] == cells('code,name\n"A,B","Kalle ""Kula"" Ek"\n')


def test_a_header_alone_is_no_rows() -> None:
    assert [] == cells("code,name\n")
    assert [] == cells("code,name")


def test_rows_are_numbered_as_in_a_spreadsheet_and_empty_ones_count() -> None:
    assert [2, 4, 6] == [row.number for row in read("code,name\nA,B\n\nC,D\n,\nE,F\n").rows]


def test_cells_are_stripped_and_composed() -> None:
    assert [{"code": "å", "name": "B"}] == cells("code,name\n a\u030a ,\u00a0B\t\n")


@pytest.mark.parametrize("formula", ["=1+1", "+46701", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_what_looks_like_a_formula_is_just_text(formula: str) -> None:
    assert [{"code": "A", "name": formula}] == cells(f"code,name\nA,{formula}\n")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "in.csv: The file is empty. Begin it with a row of column names."),
        (b"\xef\xbb\xbf \r\n", "in.csv: The file is empty. Begin it with a row of column names."),
        (
            "code,name\nA,Ek\nB,Åsa\n".encode("latin-1"),
            (f"in.csv, row 3: The file is not UTF-8: byte 0xC5 at position 18 cannot be read. {SAVE_AGAIN}"),
        ),
        (
            "code,name\n".encode("utf-16"),
            f"in.csv: The file is text in UTF-16, and no CSV file in UTF-8. {SAVE_AGAIN}",
        ),
        (
            b"code,name,shoe\n",
            'in.csv, row 1: There is no column "shoe". Remove it, or use one of: code, name, email.',
        ),
        (
            b"code,name,code\n",
            "in.csv, row 1, column code: The column code stands twice. Keep one of them.",
        ),
        (b"code,name,\n", "in.csv, row 1: Column 3 has no name. Name it or remove it."),
        (
            b"code,email\n",
            "in.csv, row 1, column name: The column name is missing. Add it; every row needs it.",
        ),
        (
            b'"code,name\nA,B\n',
            (
                "in.csv, row 1: The quotation marks do not fit together, so the file cannot be read "
                "from here "
                'on. Close every quoted cell, and write a quotation mark inside one twice: "".'
            ),
        ),
    ],
)
def test_a_file_without_a_readable_header_is_refused(content: bytes, fault: str) -> None:
    assert [fault] == faults_of(lambda: read(content))


def test_several_unknown_columns_are_told_at_once() -> None:
    assert [
        'in.csv, row 1: There are no columns "shoe", "hat". Remove them, or use some of: code, name, email.'
    ] == faults_of(lambda: read(b"code,shoe,name,hat\n"))


@pytest.mark.parametrize(("kind", "other"), list(permutations(BY_KIND, 2)))
def test_another_kind_of_file_is_told_by_its_columns(kind: str, other: str) -> None:
    file = CsvFile("in.csv", f"{','.join(BY_KIND[kind].names)}\n".encode())

    assert [
        f"in.csv, row 1: These are the columns of {kind}.csv. Import it with `sisam import {kind} FILE`."
    ] == faults_of(lambda: read_table(file, BY_KIND[other]))


def test_all_that_is_wrong_in_a_header_is_told_at_once() -> None:
    assert [
        "in.csv, row 1: Column 1 has no name. Name it or remove it.",
        'in.csv, row 1: There is no column "shoe". Remove it, or use one of: code, name, email.',
        "in.csv, row 1, column code: The column code is missing. Add it; every row needs it.",
        "in.csv, row 1, column name: The column name is missing. Add it; every row needs it.",
    ] == faults_of(lambda: read(",shoe\n"))


def test_a_sentence_quotes_only_the_beginning_of_what_is_long() -> None:
    [fault] = faults_of(lambda: read("code,name," + "x" * 100_000))
    assert f'in.csv, row 1: There is no column "{"x" * 40}…".' == fault.split(" Remove")[0]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            "A",
            (
                "in.csv, row 2: The header has 2 columns, but the row has 1. "
                "Put a cell that holds the separator within quotation marks, or add the cells that lack."
            ),
        ),
        (
            "A,B,C",
            (
                "in.csv, row 2: The header has 2 columns, but the row has 3. "
                "Put a cell that holds the separator within quotation marks, or add the cells that lack."
            ),
        ),
        (
            "A," + "x" * 10_001,
            "in.csv, row 2, column name: The cell holds 10,001 characters; 10,000 are the most. Shorten it.",
        ),
        (
            "A," + "x" * 10_000_000,
            (
                "in.csv, row 2, column name: The cell holds 10,000,000 characters; 10,000 are the most. "
                "Shorten it."
            ),
        ),
        (
            "A,B\0C",
            (
                "in.csv, row 2, column name: The cell holds a sign that cannot be seen (U+0000). "
                "Write the cell again by hand, without line breaks or tabs."
            ),
        ),
        (
            'A,"B\nC"',
            (
                "in.csv, row 2, column name: The cell holds a sign that cannot be seen (U+000A). "
                "Write the cell again by hand, without line breaks or tabs."
            ),
        ),
        (
            "A,B\u202eC",
            (
                "in.csv, row 2, column name: The cell holds a sign that cannot be seen (U+202E). "
                "Write the cell again by hand, without line breaks or tabs."
            ),
        ),
        (
            'A,"B" C',
            (
                "in.csv, row 2: The quotation marks do not fit together, so the file cannot be read "
                "from here "
                'on. Close every quoted cell, and write a quotation mark inside one twice: "".'
            ),
        ),
        (
            'A,"B',
            (
                "in.csv, row 2: The quotation marks do not fit together, so the file cannot be read "
                "from here "
                'on. Close every quoted cell, and write a quotation mark inside one twice: "".'
            ),
        ),
    ],
)
def test_a_row_that_cannot_be_read_is_told_by_its_number(row: str, fault: str) -> None:
    assert [fault] == [str(found) for found in read(f"code,name\n{row}\n").faults]


def test_broken_quotes_far_down_are_told_by_their_row_with_the_faults_above() -> None:
    faults = read('code,name\nA\nB,B\n\nC,"D\nE,F\n').faults
    assert [2, 5] == [fault.row for fault in faults]


def test_a_cell_of_ten_thousand_characters_is_read() -> None:
    assert [{"code": "A", "name": "x" * 10_000}] == cells("code,name\nA," + "x" * 10_000)


def test_a_file_larger_than_fifty_million_bytes_is_refused() -> None:
    content = b"code,name\n" + b"A,B\n" * (FILE_BYTES // 4)
    fault = "in.csv: The file is larger than 50,000,000 bytes. Split it into several files."
    assert [fault] == faults_of(lambda: read(content))


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(b"code,name\n")
    assert CsvFile(str(path), b"code,name\n") == CsvFile.at(path)


def test_no_more_is_read_of_a_huge_file_than_is_needed_to_refuse_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(FILE_BYTES * 100)
    assert FILE_BYTES + 1 == len(CsvFile.at(path).content)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing.csv", "No such file or directory"), (".", "Is a directory"), ("a\0b", "it is not a path")],
)
def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, name: str, reason: str) -> None:
    path = tmp_path / name
    fault = f"{path}: The file cannot be read: {reason}. Give the path of a CSV file that you may read."
    assert [fault] == faults_of(lambda: CsvFile.at(path))


def test_a_file_never_shows_its_content() -> None:
    assert "CsvFile(name='in.csv')" == repr(a_file("hemlig"))


@given(st.binary())
@example(b"\n")
@example("\u2028,".encode())
@example(b"code,name\r\rA,B\n\x00")
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        table = read(content)
    except Invalid:
        return
    assert "in.csv" == table.file


@given(st.text(st.sampled_from('A"\r\n,; \t\0å=' + string.digits)))
def test_any_rows_below_a_header_give_rows_or_faults(text: str) -> None:
    table = read("code,name\n" + text)
    for row in table.rows:
        assert {"code", "name"} == set(row.cells)
        assert 2 <= row.number
    for fault in table.faults:
        assert fault.row is not None
        assert 2 <= fault.row
