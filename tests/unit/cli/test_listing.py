"""Lists as tables and as JSON."""

import json
from datetime import UTC, date, datetime

import pytest

from sisam.cli.listing import Column, Listing
from sisam.domain.step import StepStatus

LISTING: Listing[dict[str, object]] = Listing(
    empty="Nothing.",
    columns=(
        Column("name", "the name", lambda row: row["name"], "who"),
        Column("on", "the day", lambda row: row["on"], "when"),
        Column("at", "the instant", lambda row: row["at"]),
        Column("late", "days", lambda row: row["late"], "late", lambda row: f"{row['late']} d", right=True),
        Column("status", "the status", lambda row: row["status"]),
    ),
)
ROW: dict[str, object] = {
    "name": "Åsa",
    "on": date(2026, 11, 2),
    "at": datetime(2026, 11, 2, 7, tzinfo=UTC),
    "late": 12,
    "status": StepStatus.OPEN,
}


def test_a_table_shows_the_columns_that_have_a_heading(capsys: pytest.CaptureFixture[str]) -> None:
    LISTING.show([ROW, {**ROW, "name": "Bo", "on": None, "late": 3}], as_json=False)

    captured = capsys.readouterr()
    assert ["who when       late", "Åsa 2026-11-02 12 d", "Bo              3 d"] == captured.out.splitlines()
    assert "" == captured.err


def test_json_has_every_column(capsys: pytest.CaptureFixture[str]) -> None:
    LISTING.show([ROW], as_json=True)

    assert [
        {
            "name": "Åsa",
            "on": "2026-11-02",
            "at": "2026-11-02T07:00:00+00:00",
            "late": 12,
            "status": "open",
        }
    ] == json.loads(capsys.readouterr().out)


def test_an_empty_list_is_empty_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    LISTING.show([], as_json=False)
    assert ("", "Nothing.\n") == capsys.readouterr()

    LISTING.show([], as_json=True)
    assert ("[]\n", "") == capsys.readouterr()
