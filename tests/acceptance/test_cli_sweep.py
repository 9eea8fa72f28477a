"""A sweep by hand or by a timer, which the pages and the auditor hear of as of a daemon's."""

import sqlite3
from contextlib import closing

from tests.acceptance.command_line import PLACEMENT, CommandLine

LATER = "2026-11-30T08:00+01:00"


def marks(sisam: CommandLine) -> list[tuple[str, str]]:
    """Return what left a sign of life, and when it completed a sweep."""
    with closing(sqlite3.connect(sisam.site / "sisam.db")) as connection:
        return list(connection.execute("SELECT id, last_sweep_completed FROM v_daemon ORDER BY id"))


def test_it_leaves_one_mark_of_when_it_was_made_last(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    before = marks(sisam)

    sisam.well("sweep")
    first = marks(sisam)
    sisam.well("sweep", now=LATER)

    assert [] == before
    assert [("sisam sweep", "2026-11-02T07:00:00.000000Z")] == first
    assert [("sisam sweep", "2026-11-30T07:00:00.000000Z")] == marks(sisam)
