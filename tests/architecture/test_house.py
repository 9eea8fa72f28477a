"""The house keeps its own measures."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest

from tests.architecture.measures import (
    Finding,
    Module,
    badly_named,
    calls_to,
    deferred_imports,
    import_cycles,
    imports_of,
    overlong_functions,
    overlong_modules,
    unannotated_functions,
    undocumented_names,
)

ROOT = Path(__file__).parents[2]
#: The command line loads its commands late, so that `sisam --help` is quick.
LAZY_LOADERS = frozenset({"sisam/cli/main.py"})
#: Folders of definitions and reference data: they are read, never imported.
SHIPPED_FOLDERS = ("workflows", "notifications", "sisam/reference")
PURE_FLOORS = ("sisam/domain/", "sisam/engine/", "sisam/proof/", "sisam/wording/")


def modules_below(*folders: str) -> list[Module]:
    paths = chain.from_iterable((ROOT / folder).rglob("*.py") for folder in folders)
    return [Module(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in sorted(paths)]


def told(findings: Iterator[Finding]) -> list[str]:
    return [str(finding) for finding in findings]


def test_there_is_something_to_measure() -> None:
    assert "sisam/errors.py" in {module.path for module in modules_below("sisam")}


@pytest.mark.parametrize("measure", [overlong_modules, overlong_functions])
def test_modules_and_functions_keep_their_length(
    measure: Callable[[Module], Iterator[Finding]],
) -> None:
    found = chain.from_iterable(map(measure, modules_below("sisam", "tests", "bench", "scripts")))

    assert told(found) == []


@pytest.mark.parametrize("measure", [undocumented_names, unannotated_functions])
def test_every_public_name_is_documented_and_every_function_annotated(
    measure: Callable[[Module], Iterator[Finding]],
) -> None:
    assert told(chain.from_iterable(map(measure, modules_below("sisam")))) == []


def test_no_function_imports_inside_itself() -> None:
    modules = [each for each in modules_below("sisam") if each.path not in LAZY_LOADERS]

    assert told(chain.from_iterable(map(deferred_imports, modules))) == []


def test_no_modules_import_each_other() -> None:
    assert import_cycles(modules_below("sisam")) == []


def test_no_file_has_a_name_for_anything() -> None:
    paths = [module.path for module in modules_below("sisam", "tests", "bench", "scripts")]

    assert told(badly_named(paths)) == []


def test_the_pure_floors_open_and_print_nothing() -> None:
    banned = frozenset({"open", "print", "input", "exec", "eval", "__import__"})
    modules = [each for each in modules_below("sisam") if each.path.startswith(PURE_FLOORS)]

    assert told(chain.from_iterable(calls_to(banned, module) for module in modules)) == []


@pytest.mark.parametrize("folder", SHIPPED_FOLDERS)
def test_a_shipped_folder_holds_data_and_no_code(folder: str) -> None:
    assert sorted((ROOT / folder).rglob("*.py")) == []


def test_nothing_imports_a_shipped_folder() -> None:
    names = frozenset({"workflows", "notifications"})
    modules = modules_below("sisam", "tests", "bench", "scripts")

    assert told(chain.from_iterable(imports_of(names, module) for module in modules)) == []


def test_every_package_is_placed_on_a_floor() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    floors = next(
        contract for contract in settings["tool"]["importlinter"]["contracts"] if contract["id"] == "floors"
    )
    placed = {name.strip(" ()") for layer in floors["layers"] for name in layer.replace(":", "|").split("|")}
    inside = {
        path.parent.name if path.name == "__init__.py" else path.stem
        for path in chain((ROOT / "sisam").glob("*.py"), (ROOT / "sisam").glob("*/__init__.py"))
    } - {"sisam"}

    assert sorted(inside - placed) == []
