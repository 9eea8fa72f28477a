"""The doctor says when the auditor looked last, what it found, and whether operations heard it."""

from datetime import timedelta
from pathlib import Path

import pytest

from sisam.application.finding import Finding, Level
from sisam.auditor.inspection import Finding as Found
from sisam.auditor.inspection import Inspection
from sisam.auditor.spool import FILE, Spool, SpooledReport
from sisam.auditor.told import Told
from sisam.doctor.watching import LOOK_AT_MOST, auditor
from sisam.settings import Settings
from tests.builders import NOW

GREEN = Inspection(NOW, checked=3, swept=True)
RED = Inspection(NOW, (Found("I04", None, "It passed."), Found("sweep", None, "None.")), checked=3)
UNCHECKED = Inspection(NOW, could_not=("The database file is missing.",))


def seen(folder: Path, inspection: Inspection, told: Told | None = None, minutes: int = 1) -> list[Finding]:
    Spool(folder / "spool").write(SpooledReport(inspection, told))
    return list(auditor(folder, Settings(), NOW + timedelta(minutes=minutes)))


def test_an_auditor_that_found_nothing_is_well(tmp_path: Path) -> None:
    (found,) = seen(tmp_path, GREEN)

    assert (Level.OK, "green 1 minute ago, 3 cases") == (found.level, found.told)


def test_what_it_found_is_told_in_counts(tmp_path: Path) -> None:
    (found,) = seen(tmp_path, RED)

    assert (Level.BAD, "red 1 minute ago: I04 1, sweep 1") == (found.level, found.told)
    assert "sisam audit" in found.remedy


def test_what_hindered_it_is_told(tmp_path: Path) -> None:
    (found,) = seen(tmp_path, UNCHECKED)

    assert (Level.BAD, "The database file is missing.") == (found.level, found.remedy)


@pytest.mark.parametrize("minutes", [16, 60 * 24, -16])
def test_an_auditor_that_does_not_look_is_told_whatever_it_found(tmp_path: Path, minutes: int) -> None:
    (found,) = seen(tmp_path, GREEN, minutes=minutes)

    assert (Level.BAD, True) == (found.level, "Start `sisam auditor`" in found.remedy)


def test_a_look_may_be_as_old_as_the_rhythm_and_some_patience(tmp_path: Path) -> None:
    (found,) = seen(tmp_path, GREEN, minutes=int(LOOK_AT_MOST.total_seconds() / 60))

    assert Level.OK is found.level


def test_operations_that_have_not_heard_it_are_counted_and_not_named(tmp_path: Path) -> None:
    _, found = seen(tmp_path, RED, Told(NOW, ("I04",), "x", ("drift@example.se",)))

    assert (Level.BAD, "1 of operations have not taken its mail") == (found.level, found.told)
    assert "drift" not in found.told + found.remedy


def test_without_a_file_it_has_never_looked(tmp_path: Path) -> None:
    (found,) = auditor(tmp_path, Settings(), NOW)

    assert (Level.WARN, "it has never looked") == (found.level, found.told)


@pytest.mark.parametrize(
    ("content", "why"),
    [("", "JSONDecodeError"), ("{}", "KeyError"), ("[]", "TypeError"), ("no JSON", "JSONDecodeError")],
)
def test_what_it_left_and_nobody_can_read_is_bad(tmp_path: Path, content: str, why: str) -> None:
    (tmp_path / "spool").mkdir()
    (tmp_path / "spool" / FILE).write_text(content)

    (found,) = auditor(tmp_path, Settings(), NOW)

    assert (Level.BAD, f"what it left cannot be read ({why})") == (found.level, found.told)


def test_a_switch_that_is_not_reached_is_told_and_since_when(tmp_path: Path) -> None:
    Spool(tmp_path / "spool").write(SpooledReport(GREEN, None, NOW - timedelta(hours=2)))

    _, found = auditor(tmp_path, Settings(), NOW)

    assert (Level.WARN, "unreachable from here; the first ping failed 2 hours ago") == (
        found.level,
        found.told,
    )
    assert "deadman_url" in found.remedy


def test_what_the_audit_does_not_ask_sends_nobody_to_it(tmp_path: Path) -> None:
    (found,) = seen(tmp_path, Inspection(NOW, (Found("channel", None, "It is down."),)))

    assert "sisam audit" not in found.remedy
    assert "be-told-from-outside.md" in found.remedy
