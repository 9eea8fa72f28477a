"""The page of figures over many cases, and its tables as files."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Depends
from starlette.responses import Response

from sisam.application.overview.giving_overview import Overview, give_overview
from sisam.application.overview.sheets import csv_of, workbook_of
from sisam.application.overview.whole_periods import period_of
from sisam.domain.access import Right
from sisam.domain.reading import Shown
from sisam.engine.clocks import local_date
from sisam.errors import NotFound
from sisam.web.asking import Asker, Asking
from sisam.web.doors import door
from sisam.web.pages.files import CSV, WORKBOOK, file_named
from sisam.web.pages.overview.choices import choices_of
from sisam.web.pages.overview.figures import key_figures
from sisam.web.pages.overview.filters import OVERVIEW, Address, address_of
from sisam.web.pages.overview.told import Names, sheet_told, tables_told
from sisam.web.pages.overview.vacant import vacant_told
from sisam.web.pages.overview.ways import Ways
from sisam.web.pages.overview.words import ROUNDED, WORDS
from sisam.web.showing import show
from sisam.wording.titles import Titles

router = APIRouter()

#: The name of the workbook with all tables.
ALL: Final = "overblick"


@door(router, "GET", OVERVIEW, right=Right.STATISTICS)
def overview_page(asker: Asker, address: Annotated[Address, Depends(address_of)]) -> Response:
    """Show figures of the cases in reach, of the part that the address asks for."""
    overview = _overview(asker, address, Shown.STATISTICS)
    names, ways = _names(asker, overview), Ways(address, to_cases=asker.has(Right.READ_CASE))
    return show(
        asker.frame,
        "overview/overview.html",
        form=address.filled,
        choices=choices_of(asker, address, overview.period),
        overview=overview,
        rounded=asker.texts(ROUNDED),
        address=address,
        figures=key_figures(overview.tables, names, ways),
        tables=tables_told(overview.tables, names, ways),
        cases=address.cases_url() if ways.to_cases else None,
        vacant=vacant_told(overview.vacant, asker.language) if asker.has(Right.SEATS) else None,
        workbook=address.file_url(f"{ALL}.xlsx"),
    )


@door(router, "GET", f"{OVERVIEW}/fil/{{name}}", right=Right.STATISTICS)
def overview_file(asker: Asker, name: str, address: Annotated[Address, Depends(address_of)]) -> Response:
    """Give a table as CSV or as a workbook, or all of them as one workbook; that is written down as such.

    Raises:
        NotFound: there is no such file.
    """
    stem, _, kind = name.partition(".")
    known = {each.file for each in WORDS.values()}
    if kind not in ("csv", "xlsx") or not (stem in known or name == f"{ALL}.xlsx"):
        raise NotFound("page", OVERVIEW)
    overview = _overview(asker, address, Shown.EXPORT)
    names, hidden = _names(asker, overview), asker.texts("visas inte")
    sheets = [sheet_told(each, names) for each in overview.tables if stem in (ALL, WORDS[each.key].file)]
    if kind == "csv":
        return file_named(name, csv_of(sheets[0], hidden), CSV)
    return file_named(name, workbook_of(sheets, hidden), WORKBOOK)


def _overview(asker: Asking, address: Address, what: Shown) -> Overview:
    parts, period = asker.parts, period_of(address.period, local_date(asker.now))
    return give_overview(parts.site, asker.caller, address.asked, period, asker.now, parts.sums, what=what)


def _names(asker: Asking, overview: Overview) -> Names:
    titles = Titles.of(overview.workflow, asker.language)
    return Names(asker.texts, titles, asker.parts.municipalities, asker.parts.counties)
