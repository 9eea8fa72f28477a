"""Figures over many cases at the command line: the same as on the page, without small counts."""

import csv
from io import StringIO
from typing import Any

import pytest

from tests.acceptance.command_line import PLACEMENT, CommandLine

OLLE, SIV = (("--as", f"{name}@example.se") for name in ("olle", "siv"))
#: How many there are, to the nearest five.
TOLD = 5
MANY = [
    PLACEMENT | {"case_number": f"SN-2026/{number}", "personal_number": "unknown"} for number in range(1, 8)
]


@pytest.fixture
def busy(sisam: CommandLine) -> CommandLine:
    """A site with seven placements of one municipality."""
    sisam.well("import", "placements", sisam.placements(*MANY))
    return sisam


def table(sisam: CommandLine, key: str, *words: str) -> dict[str, Any]:
    told = sisam.well("overview", "--json", *words).json
    found: dict[str, Any] = next(each for each in told["tables"] if each["key"] == key)
    return found


def test_the_tables_are_told_as_json(busy: CommandLine) -> None:
    cases = table(busy, "cases_by_place")

    assert ["before", "during", "after"] == cases["columns"]
    row = {"key": "01", "before": 0, "during": TOLD, "after": 0, "total": TOLD}
    assert [row] == cases["rows"]
    assert row | {"key": ""} == cases["sums"]


def test_one_municipality_stands_by_its_code(busy: CommandLine) -> None:
    (row,) = table(busy, "cases_by_place", "--county", "01")["rows"]

    assert ("0180", TOLD) == (row["key"], row["total"])
    assert [] == table(busy, "cases_by_place", "--county", "03")["rows"]
    assert [] == table(busy, "cases_by_place", "--phase", "after")["rows"]


def test_fewer_than_five_are_told_nowhere(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(*MANY[:3]))

    (row,) = table(sisam, "cases_by_place")["rows"]
    printed = sisam("overview")

    assert (None, None) == (row["during"], row["total"])
    assert "– too few to be told" in printed.err


def test_people_read_tables_with_names(busy: CommandLine) -> None:
    printed = busy("overview")
    told = printed.out

    assert "Cases by place (cases_by_place)" in told
    assert "01 Stockholms län" in told
    assert "routine 1" in told
    assert 80 >= max(map(len, told.splitlines()))
    assert printed.err.startswith("Rounded to the nearest five, school days to the nearest fifty")


def test_a_table_is_printed_as_csv_and_that_is_logged_as_an_export(busy: CommandLine) -> None:
    told = busy.well("overview", "--csv", "cases_by_place", *SIV).out
    rows = list(csv.reader(StringIO(told.lstrip("\ufeff")), delimiter=";"))

    assert [
        ["home", "before", "during", "after", "total"],
        ["01 Stockholms län", "0", "5", "0", "5"],
    ] == rows[:2]
    assert rows[-1][0].startswith("Rounded to the nearest five")


def test_whoever_has_no_figures_is_refused(busy: CommandLine) -> None:
    assert 1 == busy("overview", *OLLE).code


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("--county", "99"), 'There is no county "99".'),
        (("--municipality", "9999"), 'There is no municipality "9999".'),
        (("--period", "2026"), 'There is no period "2026" that is over.'),
        (("--period", "2025-11-01"), 'There is no period "2025-11-01" that is over.'),
        (("--json", "--csv", "cases_by_place"), "Both --json and --csv are given."),
    ],
)
def test_what_cannot_be_meant_is_refused(busy: CommandLine, words: tuple[str, ...], fault: str) -> None:
    refused = busy("overview", *words)

    assert 1 == refused.code
    assert fault in refused.err
