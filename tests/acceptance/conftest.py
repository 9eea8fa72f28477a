"""Sites to type commands at."""

import shutil
from pathlib import Path

import pytest

from sisam.cli.main import main
from tests.acceptance.command_line import NOW, ORGANISATIONS, SEATS, CommandLine


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that is wide enough for every sentence, so that sentences can be compared whole."""
    monkeypatch.setenv("COLUMNS", "1000")


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with organisations and seats, made once; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("furnished") / "site"
    at = ["--site", str(folder), "--now", NOW]
    agency = [
        "--agency-name",
        "SiS",
        "--coordinator-name",
        "Siv Sist",
        "--coordinator-email",
        "siv@example.se",
    ]
    assert main(["--now", "2026-01-01T08:00+01:00", "init", str(folder), *agency]) == 0
    for kind, text in {"organisations": ORGANISATIONS, "seats": SEATS}.items():
        path = folder.parent / f"{kind}.csv"
        path.write_text(text, encoding="utf-8")
        assert main([*at, "import", kind, str(path)]) == 0
    return folder


@pytest.fixture
def sisam(furnished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line at a furnished site without cases."""
    folder = tmp_path / "site"
    shutil.copytree(furnished, folder)
    return CommandLine(folder, capsys)
