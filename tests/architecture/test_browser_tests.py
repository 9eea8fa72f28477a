"""Pages are looked at in a browser by their own tests, and by no others."""

from __future__ import annotations

import ast
import subprocess
from itertools import chain
from pathlib import Path

import pytest

from tests.architecture.measures import Module, imports_of

ROOT = Path(__file__).parents[2]
QUICK = ("unit", "architecture", "docs")
BROWSER_TESTS = sorted((ROOT / "tests" / "browser").rglob("test_*.py"))


def marks_of(path: Path) -> list[str]:
    """Return what a module says of all its tests."""
    tree = ast.parse(path.read_text("utf-8"))
    assigned = [each for each in tree.body if isinstance(each, ast.Assign)]
    return [
        ast.unparse(each.value)
        for each in assigned
        if [ast.unparse(to) for to in each.targets] == ["pytestmark"]
    ]


def test_there_are_tests_of_pages() -> None:
    assert [] != BROWSER_TESTS


@pytest.mark.parametrize("path", BROWSER_TESTS, ids=lambda path: path.stem)
def test_a_module_that_needs_a_browser_says_so(path: Path) -> None:
    assert ["pytest.mark.browser" in each for each in marks_of(path)] == [True]


def test_the_quick_tests_need_no_browser() -> None:
    paths = chain.from_iterable((ROOT / "tests" / folder).rglob("*.py") for folder in QUICK)
    modules = [Module(each.relative_to(ROOT).as_posix(), each.read_text("utf-8")) for each in paths]
    names = frozenset({"playwright", "axe_playwright_python"})

    found = chain.from_iterable(imports_of(names, module) for module in modules)

    assert [str(finding) for finding in found] == []


def test_the_quick_tests_are_all_that_a_check_runs() -> None:
    said = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    runs = [line for line in said.splitlines() if "-m pytest" in line]
    folders = [{word for word in line.split() if word.startswith("tests/")} for line in runs]
    assert folders == [{f"tests/{folder}" for folder in QUICK}]
    assert "chromium" not in said


@pytest.mark.parametrize("target", ["test", "pictures"])
def test_what_looks_at_pages_sees_to_a_browser_first(target: str) -> None:
    said = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", target],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert said.index("scripts/chromium") < said.index("-m pytest")
