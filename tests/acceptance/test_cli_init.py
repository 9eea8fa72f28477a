"""A site is made whole, or not at all."""

import os
import pty
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sisam.catalogue.folders import shipped
from sisam.cli import founding_site
from sisam.cli.main import main
from tests.acceptance.command_line import CommandLine

GIVEN = ("--agency-name", "SiS", "--coordinator-name", "Siv Sist", "--coordinator-email", "siv@example.se")


def made(*words: str) -> int:
    return main(["--now", "2026-11-02T08:00+01:00", "init", *words])


def test_a_site_has_settings_a_key_a_database_rules_and_a_last_rung(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "deep" / "site"

    assert 0 == made(str(folder), *GIVEN)

    sisam = CommandLine(folder, capsys)
    assert shipped("config.toml").read_bytes() == (folder / "config.toml").read_bytes()
    assert 0o600 == (folder / "vault.key").stat().st_mode & 0o777
    assert 0o600 == (folder / "sisam.db").stat().st_mode & 0o777
    seats = sisam.well("seat", "list", "--organisation", "agency", "--json").json
    # Whoever catches what all others miss brings in the files too, until somebody else does.
    assert [("coordinator", "siv@example.se"), ("administrator", "siv@example.se")] == [
        (seat["role"], seat["holders"][0]["email"]) for seat in seats
    ]
    rules = sisam.well("workflow", "list", "--json").json
    assert {"calendar", "law", "workflow"} == {each["kind"] for each in rules if each["where"] == "published"}
    assert [] == sisam.well("db", "check", "--json").json["differences"]
    assert "All invariants hold (0 cases).\n" == sisam.well("audit").out
    assert ["deep"] == [path.name for path in tmp_path.iterdir()]


def test_an_empty_folder_becomes_a_site(tmp_path: Path) -> None:
    assert 0 == made(str(tmp_path), *GIVEN)

    assert (tmp_path / "config.toml").exists()


def test_what_is_to_be_kept_and_who_is_to_hear_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made(str(tmp_path), *GIVEN)

    told = " ".join(capsys.readouterr().err.split())
    words = ("vault.key", "statement.key", "seat add agency operations --name NAME --email EMAIL")
    assert [] == [each for each in words if each not in told]


def test_a_site_is_left_as_it_was(sisam: CommandLine) -> None:
    before = {path: path.read_bytes() for path in sisam.site.rglob("*") if path.is_file()}

    ran = sisam("init", str(sisam.site), *GIVEN)

    assert (1, "") == (ran.code, ran.out)
    assert f"Error: The folder is a site already; nothing was changed.\n  folder: {sisam.site}\n" == ran.err
    assert before == {path: path.read_bytes() for path in sisam.site.rglob("*") if path.is_file()}


def test_a_folder_with_other_files_is_left_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", "utf-8")

    assert 1 == made(str(tmp_path), *GIVEN)

    told = f"Error: The folder holds other files; name a new or an empty one.\n  folder: {tmp_path}\n"
    assert told == capsys.readouterr().err
    assert ["letter.txt"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("there", [True, False], ids=["an empty folder", "a new folder"])
def test_what_fails_half_way_leaves_nothing(
    there: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    if there:
        folder.mkdir()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(founding_site, "found_agency", full)

    assert 1 == made(str(folder), *GIVEN)

    assert (
        "Error: The folder cannot be made or written; look at its path and rights.\n"
        in capsys.readouterr().err
    )
    assert there == folder.exists()
    assert [] == [path for path in tmp_path.rglob("*") if path != folder]


def test_what_fails_while_it_is_moved_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def until_the_settings(path: Path, target: Path) -> Path:
        if path.name == "config.toml":
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", until_the_settings)

    assert 1 == made(str(tmp_path / "site"), *GIVEN)

    assert [] == list(tmp_path.iterdir())


def test_all_that_is_missing_is_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == made(str(tmp_path / "site"), "--agency-name", "SiS")

    missing = "".join(
        f"Error in {option}:\n  A site needs it, and it is missing. Add {option} VALUE.\n"
        for option in ("--coordinator-name", "--coordinator-email")
    )
    assert f"{missing}2 faults; nothing was done.\n" == capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())


def test_an_address_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert 1 == made(str(tmp_path / "site"), *GIVEN[:4], "--coordinator-email", "siv")

    assert capsys.readouterr().err.startswith("Error in --coordinator-email:\n")
    assert [] == list(tmp_path.iterdir())


def test_at_a_terminal_it_asks(tmp_path: Path) -> None:
    keyboard, terminal = pty.openpty()
    os.write(keyboard, b"SiS\nSiv Sist\nsiv@example.se\n")

    ran = subprocess.run(
        [Path(sys.executable).parent / "sisam", "init", "site"],
        stdin=terminal,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    os.close(keyboard)
    os.close(terminal)

    assert 0 == ran.returncode, ran.stderr
    assert "The coordinator's e-mail address (--coordinator-email):" in ran.stderr
    assert "site is a site now; Siv Sist is everybody's last rung.\n" == ran.stdout
    assert "sisam.db" == tomllib.loads((tmp_path / "site" / "config.toml").read_text("utf-8"))["database"]
