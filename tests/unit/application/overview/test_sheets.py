"""Files for spreadsheets hold texts and counts, and nothing that runs."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from sisam.application.overview.sheets import Sheet, csv_of, harmless, workbook_of

DANGEROUS = (
    "=1+1",
    "+46701234567",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("https://example.com";"click")',
    "=cmd|' /C calc'!A0",
)


def inside(workbook: bytes) -> str:
    with ZipFile(BytesIO(workbook)) as files:
        return "".join(files.read(name).decode() for name in files.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("value", DANGEROUS)
def test_what_begins_like_a_formula_stands_behind_an_apostrophe(value: str) -> None:
    sheet = Sheet("A", ("heading", value), ((value, 5),))
    found = inside(workbook_of([sheet]))

    assert f"'{value}" == harmless(value)
    assert f"'{value}".split('"')[0] in csv_of(sheet).decode("utf-8-sig")
    assert "<f>" not in found
    assert "<hyperlink" not in found


@pytest.mark.parametrize("value", ["Örebro", "5 - 7", "a=b", "", 12, -3])
def test_other_values_stay_as_they_are(value: str | int) -> None:
    assert value == harmless(value)


def test_a_csv_is_read_by_a_swedish_spreadsheet() -> None:
    sheet = Sheet("Ärenden", ("län", "antal"), (("Örebro län", 7), ("Skåne län", None)))

    assert "\ufefflän;antal\r\nÖrebro län;7\r\nSkåne län;–\r\n" == csv_of(sheet, "–").decode()


def test_a_workbook_has_a_page_a_table_whatever_they_are_called() -> None:
    names = ("a/b:c*?[d]" * 9, "a/b:c*?[d]" * 9, "'")

    found = inside(workbook_of([Sheet(name, ("x",), ((1,),)) for name in names]))

    assert len(names) == found.count("<sheet ")
