"""The door: help, what it loads, versions, and what nobody anticipated."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sisam.application.cases import listing_cases
from sisam.cli.main import NOUNS, main
from tests.acceptance.command_line import PLACEMENT, CommandLine
from tests.unit.cli.typed_commands import COMMANDS

HEAVY = frozenset(
    {"sqlalchemy", "pydantic", "apscheduler", "alembic", "babel", "cryptography", "structlog", "rich"}
)


def test_help_loads_nothing_that_is_slow(tmp_path: Path) -> None:
    script = (
        "import sys; from sisam.cli.main import main; code = main(['--help']); "
        "print(code, *sorted({name.partition('.')[0] for name in sys.modules}))"
    )

    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )

    code, *loaded = ran.stdout.splitlines()[-1].split()
    assert "0" == code
    assert [] == sorted(HEAVY & set(loaded))
    assert "typer" in loaded


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["--help"])

    told = " ".join(capsys.readouterr().out.split())
    assert [] == [name for name, noun in NOUNS.items() if f" {name} {noun.help}" not in told]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_help_that_fits_80_columns(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == main([*words, "--help"])

    told = capsys.readouterr().out
    assert told.startswith(f"Usage: sisam {' '.join(words)}")
    assert [] == [line for line in told.splitlines() if len(line) > 80]


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["--version"])

    assert re.fullmatch(r"sisam \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_what_nobody_anticipated_gets_a_number_and_no_traceback(
    sisam: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(listing_cases, "case_line", broken)
    sisam.well("import", "organisations", sisam.file("code,kind,name\n"))
    sisam("import", "placements", sisam.placements(PLACEMENT))

    ran = sisam("case", "list")

    assert (1, "") == (ran.code, ran.out)
    told = re.fullmatch(r"Something went wrong\. Reference ([0-9A-F]{6})\.\n  What .* in (.*)\.\n", ran.err)
    assert told is not None
    log = Path(told[2])
    assert sisam.site / "sisam.log" == log
    assert 0o600 == log.stat().st_mode & 0o777
    line = json.loads(log.read_text("utf-8").splitlines()[-1])
    assert ("bug", told[1], "ZeroDivisionError") == (line["event"], line["reference"], line["error"])
    assert "Traceback" in line["exception"]


def test_workflow_check_needs_no_site(tmp_path: Path) -> None:
    ran = subprocess.run(
        [Path(sys.executable).parent / "sisam", "workflow", "check"],
        capture_output=True, text=True, check=False, cwd="/",
    )  # fmt: skip

    assert (0, "") == (ran.returncode, ran.stderr)
    assert ran.stdout.startswith("placement ")
