"""The page of figures over many cases, and its tables as files."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from sisam.application.overview.giving_overview import Overview, give_overview
from sisam.application.overview.sheets import csv_of, workbook_of
from sisam.domain.access import Right
from sisam.domain.reading import Shown
from sisam.engine.clocks import local_date
from sisam.errors import NotFound
from sisam.web.asking import Asker, Asking
from sisam.web.doors import door
from sisam.web.filled import Filled
from sisam.web.pages.files import CSV, WORKBOOK, file_named
from sisam.web.pages.overview.choices import choices_of
from sisam.web.pages.overview.figures import key_figures
from sisam.web.pages.overview.filters import OVERVIEW, Address, address_of
from sisam.web.pages.overview.told import Names, chapters_told, table_told
from sisam.web.pages.overview.vacant import vacant_told
from sisam.web.pages.overview.words import WORDS
from sisam.web.showing import show
from sisam.wording.titles import Titles

router = APIRouter()

#: The name of the workbook with all tables.
ALL: Final = "overblick"


@door(router, "GET", OVERVIEW, right=Right.STATISTICS)
def overview_page(asker: Asker) -> Response:
    """Show figures of the cases in reach, of the part that the address asks for."""
    address = _address(asker)
    if isinstance(address, Filled):
        choices = choices_of(asker, "")
        return show(
            asker.frame,
            "overview/overview.html",
            HTTPStatus.UNPROCESSABLE_ENTITY,
            form=address,
            choices=choices,
            overview=None,
        )
    overview = _overview(asker, address, Shown.STATISTICS)
    names = _names(asker, overview)
    return show(
        asker.frame,
        "overview/overview.html",
        form=address.filled,
        choices=choices_of(asker, address.county),
        overview=overview,
        address=address,
        figures=key_figures(overview.tables, names, address, lists_cases=asker.has(Right.READ_CASE)),
        chapters=chapters_told(overview.tables, names, address),
        vacant=vacant_told(overview.vacant, asker.language) if asker.has(Right.SEATS) else None,
        workbook=address.file_url(f"{ALL}.xlsx"),
    )


@door(router, "GET", f"{OVERVIEW}/fil/{{name}}", right=Right.STATISTICS)
def overview_file(asker: Asker, name: str) -> Response:
    """Give a table as CSV or as a workbook, or all of them as one workbook; that is written down as such.

    Raises:
        NotFound: there is no such file.
    """
    stem, _, kind = name.partition(".")
    known = {each.file: key for key, each in WORDS.items()}
    address = _address(asker)
    if (
        isinstance(address, Filled)
        or kind not in ("csv", "xlsx")
        or not (stem in known or name == f"{ALL}.xlsx")
    ):
        raise NotFound("page", OVERVIEW)
    overview = _overview(asker, address, Shown.EXPORT)
    names, hidden = _names(asker, overview), asker.texts("visas inte")
    sheets = [
        table_told(each, names, address).sheet
        for each in overview.tables
        if stem in (ALL, WORDS[each.key].file)
    ]
    if kind == "csv":
        return file_named(name, csv_of(sheets[0], hidden), CSV)
    return file_named(name, workbook_of(sheets, hidden), WORKBOOK)


def _address(asker: Asking) -> Address | Filled:
    return address_of(asker.request.query_params, local_date(asker.now), asker.language)


def _overview(asker: Asking, address: Address, what: Shown) -> Overview:
    parts = asker.parts
    days = address.first, address.last
    return give_overview(parts.site, asker.caller, address.asked, *days, asker.now, parts.sums, what=what)


def _names(asker: Asking, overview: Overview) -> Names:
    titles = Titles.of(overview.workflow, asker.language)
    return Names(asker.texts, titles, asker.parts.municipalities, asker.parts.counties)
