"""The tutorial, typed as it stands, a minute a command."""

import re
import shlex
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.acceptance.command_line import CommandLine

pytestmark = pytest.mark.slow

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"
#: Three weeks after the admission that it tells of, on a working day.
BEGINS_AT = datetime.fromisoformat("2026-11-23T10:00+01:00")
#: Goes on until it is stopped.
ENDLESS = ["run"]
#: How each file begins that the reader is asked to save.
FILES = {"organisations": "code,", "seats": "organisation_code,", "placements": "case_number,"}


def blocks() -> list[str]:
    """Return what the tutorial sets apart to be typed or saved."""
    return re.findall(r"```\n(.*?)```", TUTORIAL.read_text(encoding="utf-8"), re.DOTALL)


def commands() -> list[list[str]]:
    """Return the words of each command of `sisam` that ends, in their order."""
    lines = "".join(blocks()).replace("\\\n", " ").splitlines()
    typed = [shlex.split(line)[1:] for line in lines if line.startswith("sisam ")]
    return [words for words in typed if words != ENDLESS]


def the_alert(sisam: CommandLine) -> str:
    alerts = sisam.well("alert", "list", "--json").json
    return str(next(each["id"] for each in alerts if each["step"] == "educational_handover"))


def test_every_command_of_the_tutorial_works_and_at_its_end_nobody_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, head in FILES.items():
        Path(f"{name}.csv").write_text(next(each for each in blocks() if each.startswith(head)), "utf-8")
    sisam = CommandLine(Path("site"), capsys)

    said = {}
    for minute, words in enumerate(commands()):
        named = [the_alert(sisam) if word == "ALERT" else word for word in words]
        ran = sisam(*named, now=(BEGINS_AT + timedelta(minutes=minute)).isoformat())
        assert 0 == ran.code, (words, ran)
        said[words[0]] = ran.out

    assert "All invariants hold (1 case).\n" == said["audit"]
