"""The floors hold, and import-linter would say so if they did not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINTER = Path(sys.executable).with_name("lint-imports")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINTER, "--no-cache", "--no-logo", "--config", folder / "pyproject.toml"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def empty_house(tmp_path: Path) -> Path:
    """The house with its contracts and its floors, and nobody living there."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in [ROOT / "sisam", *(path.parent for path in ROOT.glob("sisam/*/__init__.py"))]:
        folder = tmp_path / package.relative_to(ROOT)
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").write_text("", "utf-8")
    for module in ROOT.glob("sisam/*.py"):
        (tmp_path / "sisam" / module.name).write_text("", "utf-8")
    return tmp_path


def test_imports_go_down_the_floors_only() -> None:
    answer = lint(ROOT)

    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_an_empty_house_breaks_no_contract(empty_house: Path) -> None:
    answer = lint(empty_house)

    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("path", "line", "contract"),
    [
        ("domain/case.py", "import sisam.engine", "Imports go down the floors only"),
        ("engine/act.py", "import sisam.wording", "Imports go down the floors only"),
        ("storage/rows.py", "import sisam.audit", "Imports go down the floors only"),
        ("application/opening.py", "import sisam.storage", "Imports go down the floors only"),
        ("errors.py", "import sisam.clock", "Imports go down the floors only"),
        ("attic/__init__.py", "", "Imports go down the floors only"),
        ("intake/rows.py", "import sqlalchemy", "Only storage and audit know SQLAlchemy"),
        ("audit/driver.py", "import sqlite3", "Only storage knows the database drivers"),
        ("cli/daemon.py", "import apscheduler", "Only the daemon knows APScheduler"),
        ("intake/form.py", "import fastapi", "Only the web knows FastAPI"),
        ("application/ask.py", "import typer", "Only the command line knows Typer"),
        ("engine/act.py", "import transitions", "Only sisam.engine.machine knows transitions"),
        ("domain/case.py", "import pathlib", "Domain, engine, proof and wording do no input"),
        ("engine/act.py", "import logging", "Domain, engine, proof and wording do no input"),
        ("proof/story.py", "import sisam.clock", "Domain, engine, proof and wording do no input"),
        ("application/ask.py", "import os", "The use cases reach the world through their ports"),
    ],
)
def test_an_import_that_climbs_or_strays_is_caught(
    empty_house: Path, path: str, line: str, contract: str
) -> None:
    offender = empty_house / "sisam" / path
    offender.parent.mkdir(exist_ok=True)
    offender.write_text(f"{line}\n", "utf-8")

    answer = lint(empty_house)

    broken = [each for each in answer.stdout.splitlines() if each.endswith("BROKEN")]
    assert (1, True) == (answer.returncode, any(each.startswith(contract) for each in broken)), (
        answer.stdout + answer.stderr
    )


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("storage/rows.py", "import sqlalchemy"),
        ("storage/driver.py", "import sqlite3"),
        ("audit/queries.py", "import sqlalchemy"),
        ("engine/machine.py", "import transitions"),
        ("cli/main.py", "import typer"),
        ("engine/act.py", "import sisam.domain"),
    ],
)
def test_an_import_where_it_belongs_is_let_through(empty_house: Path, path: str, line: str) -> None:
    (empty_house / "sisam" / path).write_text(f"{line}\n", "utf-8")

    answer = lint(empty_house)

    assert answer.returncode == 0, answer.stdout + answer.stderr
