"""The doctor says when the canary gave its last sign of life, and what to do where it does not."""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sisam.application.finding import Finding, Level
from sisam.application.ports.figures import Figures
from sisam.bootstrap import open_program
from sisam.doctor.canary import canary
from tests.builders import NOW

DAY = timedelta(days=1)


def asked(folder: Path, now: datetime, silent_since: datetime | None = None) -> list[Finding]:
    program = open_program(folder, {})
    with closing(program.store):
        return list(canary(program, Figures(silent_since=silent_since), now))


def test_one_that_lives_is_well(folder: Path) -> None:
    (found,) = asked(folder, NOW + DAY)

    assert (Level.OK, "its last sign of life 1 day ago") == (found.level, found.told)


def test_one_that_fell_silent_is_bad_and_says_where_to_look(folder: Path) -> None:
    (found,) = asked(folder, NOW + 2 * DAY)

    assert (Level.BAD, "its last sign of life 2 days ago") == (found.level, found.told)
    assert "be-told-from-outside.md" in found.remedy


def test_at_a_silent_site_it_may_be_silent_too(folder: Path) -> None:
    assert [Level.OK] == [each.level for each in asked(folder, NOW + 2 * DAY, silent_since=NOW)]


@pytest.mark.parametrize(("setting", "levels"), [("canary = false", []), ("", [Level.WARN])])
def test_where_none_was_made_it_says_what_to_run_unless_none_is_wanted(
    folder: Path, setting: str, levels: list[Level]
) -> None:
    (folder / "config.toml").write_text(setting, encoding="utf-8")

    assert levels == [each.level for each in asked(folder, NOW - DAY)]


def test_only_where_its_rules_are_not_published_is_publishing_the_remedy(folder: Path) -> None:
    (published,) = asked(folder, NOW - DAY)
    program = open_program(folder, {})
    with closing(program.store), program.store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM rule_part WHERE name = 'canary'")
    (unpublished,) = asked(folder, NOW - DAY)

    told = ["workflow publish" in each.remedy for each in (published, unpublished)]
    assert [False, True] == told
