"""The command on figures over many cases."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final

import typer

from sisam.application.overview.giving_overview import KeptSums, Overview, give_overview
from sisam.application.overview.sheets import Sheet, csv_of
from sisam.application.overview.tables import Asked, Row, Table, TableKey
from sisam.application.overview.whole_periods import WholePeriod, period_of
from sisam.application.worklist.vacant_seats import VacantSeat
from sisam.cli.errand import set_out
from sisam.cli.given import Looking, taking
from sisam.cli.listing import print_json
from sisam.cli.places import county as county_in_words
from sisam.cli.places import place, require_known
from sisam.cli.saying import remark, say, terminal_width
from sisam.cli.table import lines_of_table
from sisam.domain.language import Language
from sisam.domain.reading import Shown
from sisam.domain.workflow import Phase
from sisam.errors import Fault, Invalid, NotFound
from sisam.wording.lists import capital
from sisam.wording.terms import term
from sisam.wording.titles import Titles

app = typer.Typer(add_completion=False, rich_markup_mode=None)

_HIDDEN: Final = "–"
_ROUNDED: Final = (
    "Rounded to the nearest five, school days to the nearest fifty; fewer than five are not told."
)
_COUNTY_LENGTH: Final = 2
_ROUTINES: Final = 7

#: What the rows of a table are, as its heading says it; the others are about parties.
_BY_ROUTINE: Final = (TableKey.LATE_BY_ROUTINE, TableKey.KEPT_BY_ROUTINE, TableKey.RETURNS_BY_ROUTINE)
_BY_PARTY: Final = (TableKey.LATE_BY_PARTY, TableKey.KEPT_BY_SIDE)

#: The keys of the JSON, with what they mean.
OVERVIEW_KEYS = {
    "at": "when the figures were added up",
    "first": "the first day of those tables that look back",
    "last": "the last one",
    "whole": "whether they are of the whole country, and not of somebody's own cases",
    "tables": (
        "each with `key`, `columns`, `rows` and `sums`; a row has its `key` (a routine's number, a party, or "
        "the code of a county or municipality; empty: not known, or protected), a count for each column, and "
        "`total`; each is rounded by itself, to the nearest five or, of school days, fifty, and "
        "null where they are too small to be told, or would give such a one away"
    ),
    "vacancies": (
        "the seats at one's own organisations on which nobody sits, or soon will, each with `organisation`, "
        "`role` and `empty_from`"
    ),
}


@app.command("overview")
@taking
def overview(
    given: Looking,
    phase: Annotated[Phase | None, typer.Option("--phase", help="Only cases in this phase.")] = None,
    routine: Annotated[
        int | None,
        typer.Option("--routine", min=0, max=_ROUTINES, help="Only steps of it; 0 for those beside them."),
    ] = None,
    county: Annotated[
        str | None, typer.Option("--county", metavar="CODE", help="Only cases from this county.")
    ] = None,
    municipality: Annotated[
        str | None, typer.Option("--municipality", metavar="CODE", help="Only cases from this municipality.")
    ] = None,
    period: Annotated[
        str,
        typer.Option("--period", metavar="PERIOD", help="Look back on 2026 or 2026-Q3; else on 12 months."),
    ] = "",
    csv: Annotated[
        TableKey | None, typer.Option("--csv", metavar="TABLE", help="Print one table as CSV, by its key.")
    ] = None,
) -> None:
    """Show how it goes over many cases: by phase, late, kept, days without school; rounded, no small counts.

    With --as it is about the cases in that person's reach, without it about the whole country.
    """
    if given.json and csv is not None:
        raise Invalid(Fault("Both --json and --csv are given.", "Leave out one of them.", key="--csv"))
    require_known(county, municipality)
    errand = set_out(given)
    found = give_overview(
        errand.program.site,
        errand.caller(given),
        Asked(phase, routine, county, municipality),
        _meant(period, errand.day),
        errand.now,
        KeptSums(),
        what=Shown.STATISTICS if csv is None else Shown.EXPORT,
    )
    if given.json:
        print_json(_as_json(found))
    elif csv is not None:
        table = next(each for each in found.tables if each.key is csv)
        # A spreadsheet wants the bytes as they are.
        sys.stdout.buffer.write(csv_of(_sheet(table, errand.titles()), _HIDDEN))
    else:
        _show(found, errand.titles())


def _meant(name: str, today: date) -> WholePeriod:
    try:
        return period_of(name, today)
    except NotFound as error:
        fault = f'There is no period "{name}" that is over.'
        raise Invalid(Fault(fault, "Write a year or a quarter, such as 2025-Q4.", key="--period")) from error


def _as_json(found: Overview) -> dict[str, object]:
    return {
        "at": found.at,
        "first": found.period.first,
        "last": found.period.last,
        "whole": found.whole,
        "tables": [
            {
                "key": table.key,
                "columns": table.columns,
                "rows": [_row_as_json(table, row) for row in table.rows],
                "sums": _row_as_json(table, table.sums),
            }
            for table in found.tables
        ],
        "vacancies": [
            {
                "organisation": each.organisation.code,
                "role": each.role,
                "empty_from": each.empty_from,
            }
            for each in found.vacant
        ],
    }


def _row_as_json(table: Table, row: Row) -> dict[str, object]:
    return {"key": row.key, **dict(zip(table.columns, row.cells, strict=True)), "total": row.total}


def _show(found: Overview, titles: Titles) -> None:
    for table in found.tables:
        print(f"{_in_words(table.key)} ({table.key})")
        sheet = _sheet(table, titles)
        rows = [[_HIDDEN if cell is None else str(cell) for cell in row] for row in sheet.rows]
        right = set(range(1, len(sheet.headings)))
        for line in lines_of_table(list(sheet.headings), rows, terminal_width(), right):
            print(f"  {line}")
        print()
    for each in found.vacant:
        say(_vacancy(each))
    remark(_ROUNDED)
    if any(table.hides for table in found.tables):
        remark(f"{_HIDDEN} too few to be told, or it would give such a count away.")


def _sheet(table: Table, titles: Titles) -> Sheet:
    rows = [(_named(table.key, each.key, titles), *each.cells, each.total) for each in table.rows]
    sums = ("all", *table.sums.cells, table.sums.total)
    columns = (each.replace("_", " ") for each in table.columns)
    return Sheet(_in_words(table.key), (_head(table.key), *columns, "total"), [*rows, sums], note=_ROUNDED)


def _in_words(key: TableKey) -> str:
    return capital(key.replace("_", " "))


def _head(table: TableKey) -> str:
    if table in _BY_ROUTINE:
        return "routine"
    return "party" if table in _BY_PARTY else "home"


def _named(table: TableKey, key: str, titles: Titles) -> str:
    """Return what a row is called."""
    if table in _BY_ROUTINE:
        return f"routine {key}" if key != "0" else "beside the routines"
    if table in _BY_PARTY:
        return "".join(_side(key, titles))
    if not key:
        return "not known, or protected"
    return county_in_words(key) if len(key) == _COUNTY_LENGTH else place(key)


def _side(key: str, titles: Titles) -> Iterator[str]:
    party, _, answers = key.partition(":")
    yield titles.party(party)
    if answers:
        yield ", to answer" if answers == "1" else ", to do"


def _vacancy(vacant: VacantSeat) -> str:
    return f"Vacant from {vacant.empty_from}: {term(vacant.role, Language.EN)} at {vacant.organisation.code}."
