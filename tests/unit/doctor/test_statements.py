"""The doctor tells of which day the last statements are, and when a working day lacks them."""

from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from sisam.application.finding import Level
from sisam.application.ports.figures import Figures
from sisam.bootstrap import open_program
from sisam.doctor.statements import statements
from tests.builders import NOW

RUNNING = Figures(daemons=1, last_beat=NOW, first_case_opened=NOW)


def level_at(folder: Path, moment: str, figures: Figures = RUNNING) -> Level:
    with closing((program := open_program(folder, {})).store):
        (finding,) = statements(program, figures, datetime.fromisoformat(moment))
    assert bool(finding.remedy) is (finding.level is not Level.OK)
    return finding.level


def forget_all(folder: Path) -> None:
    with closing((program := open_program(folder, {})).store), program.store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM statement")


@pytest.mark.parametrize(
    ("moment", "level"),
    [
        ("2026-11-02T09:00+01:00", Level.OK),
        ("2026-11-03T05:59+01:00", Level.OK),
        ("2026-11-03T07:59+01:00", Level.OK),
        ("2026-11-03T08:00+01:00", Level.BAD),
        ("2026-11-07T12:00+01:00", Level.BAD),
    ],
)
def test_a_working_day_without_statements_is_bad_from_eight(folder: Path, moment: str, level: Level) -> None:
    assert level is level_at(folder, moment)


def test_days_that_nobody_works_need_no_statement(folder: Path) -> None:
    with closing((program := open_program(folder, {})).store):
        program.state_now(datetime.fromisoformat("2026-12-23T06:00+01:00"))

    assert Level.OK is level_at(folder, "2026-12-27T23:00+01:00")
    assert Level.BAD is level_at(folder, "2026-12-28T08:00+01:00")


def test_a_silent_site_is_not_blamed_and_neither_is_one_without_a_daemon(folder: Path) -> None:
    forget_all(folder)

    assert Level.BAD is level_at(folder, "2026-11-03T08:00+01:00")
    assert Level.OK is level_at(folder, "2026-11-03T08:00+01:00", Figures())
    assert Level.OK is level_at(folder, "2026-11-03T08:00+01:00", replace(RUNNING, silent_since=NOW))


@pytest.mark.parametrize(
    ("moment", "level"),
    [
        ("2026-11-01T23:00+01:00", Level.OK),
        ("2026-11-02T07:59+01:00", Level.OK),
        ("2026-11-02T08:00+01:00", Level.BAD),
    ],
)
def test_a_site_that_began_on_a_sunday_owes_its_first_statements_on_monday(
    folder: Path, moment: str, level: Level
) -> None:
    forget_all(folder)
    sunday = replace(RUNNING, first_case_opened=datetime.fromisoformat("2026-11-01T12:00+01:00"))

    assert level is level_at(folder, moment, sunday)
    assert Level.OK is level_at(folder, moment, replace(sunday, first_case_opened=None))
