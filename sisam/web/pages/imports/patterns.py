"""The pages of example files: what each column holds, and a file to begin with."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from sisam.domain.access import Right
from sisam.domain.joint_request import ImportKind
from sisam.errors import NotFound
from sisam.web.asking import Asker
from sisam.web.doors import door
from sisam.web.pages.files import CSV, file_named
from sisam.web.pages.imports.columns import COLUMNS
from sisam.web.pages.imports.page import IMPORTS, files_of
from sisam.web.pages.imports.shown import KINDS
from sisam.web.showing import show

router = APIRouter()

PATTERN: Final = "/import/mall/{kind}"
PATTERN_FILE: Final = f"{PATTERN}/fil"


@door(router, "GET", PATTERN, right=Right.IMPORT)
def pattern(asker: Asker, kind: str) -> Response:
    """Show what each column of a kind of file holds.

    Raises:
        NotFound: there is no such kind.
    """
    meant = _kind(kind)
    columns = [
        (name, required, asker.texts(COLUMNS[meant][name][0]), COLUMNS[meant][name][1])
        for name, required in files_of(asker).columns(meant)
    ]
    return show(
        asker.frame,
        "imports/pattern.html",
        title=asker.texts(KINDS[meant]),
        columns=columns,
        file=f"{meant.value}.csv",
        url=PATTERN_FILE.format(kind=meant.value),
        back=IMPORTS,
    )


@door(router, "GET", PATTERN_FILE, right=Right.IMPORT)
def pattern_file(asker: Asker, kind: str) -> Response:
    """Return a file with all columns and one invented row.

    Raises:
        NotFound: there is no such kind.
    """
    meant = _kind(kind)
    names = [name for name, _ in files_of(asker).columns(meant)]
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(names)
    writer.writerow([COLUMNS[meant][name][1] for name in names])
    # With the mark, so that spreadsheets read the letters of Swedish aright.
    return file_named(f"{meant.value}.csv", text.getvalue().encode("utf-8-sig"), CSV)


def _kind(word: str) -> ImportKind:
    if word not in set(ImportKind):
        raise NotFound("file", word)
    return ImportKind(word)
