"""Each measure of the house catches what it is there for, and lets the rest pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from tests.architecture.measures import (
    FUNCTION_LINES_MAX,
    MODULE_LINES_MAX,
    Finding,
    Module,
    badly_named,
    calls_to,
    deferred_imports,
    import_cycles,
    imports_of,
    mentions,
    overlong_functions,
    overlong_modules,
    unannotated_functions,
    undocumented_names,
)

Measure = Callable[[Module], Iterator[Finding]]

STRAIGHT = '''"""A module."""

import os


def greet(name: str) -> str:
    """Return a greeting."""
    return f"hej {name}{os.sep}"
'''


def lines_found(measure: Measure, text: str) -> list[int]:
    return [finding.line for finding in measure(Module("sisam/domain/thing.py", text))]


@pytest.mark.parametrize(
    "measure",
    [
        overlong_modules,
        overlong_functions,
        undocumented_names,
        unannotated_functions,
        deferred_imports,
    ],
)
def test_a_straight_module_passes(measure: Measure) -> None:
    assert lines_found(measure, STRAIGHT) == []


def test_a_module_of_the_greatest_length_passes_and_one_line_more_is_caught() -> None:
    longest = "x = 1\n" * MODULE_LINES_MAX

    assert lines_found(overlong_modules, longest) == []
    assert lines_found(overlong_modules, longest + "x = 1\n") == [1]


def test_a_function_of_the_greatest_length_passes_and_one_line_more_is_caught() -> None:
    longest = "def f() -> None:\n" + "    x = 1\n" * (FUNCTION_LINES_MAX - 1)

    assert lines_found(overlong_functions, longest) == []
    assert lines_found(overlong_functions, longest + "    x = 1\n") == [1]


def test_a_docstring_does_not_make_a_function_longer() -> None:
    documented = "def f() -> None:\n    '''One.\n\n    Two.\n    '''\n"

    text = documented + "    x = 1\n" * (FUNCTION_LINES_MAX - 1)

    assert lines_found(overlong_functions, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = 1\n", [1]),
        ('"""M."""\n\nclass Case:\n    x = 1\n', [3]),
        ('"""M."""\n\ndef f() -> None:\n    return\n', [3]),
        ('"""M."""\n\nasync def f() -> None:\n    return\n', [3]),
        ('"""M."""\nclass Case:\n    """C."""\n    def f(self) -> None:\n        return\n', [4]),
        ('"""M."""\ndef _f() -> None:\n    return\n', []),
        ('"""M."""\nclass _Case:\n    def f(self) -> None:\n        return\n', []),
    ],
)
def test_public_names_without_a_docstring_are_caught(text: str, expected: list[int]) -> None:
    assert lines_found(undocumented_names, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "def f(x) -> None: ...\n",
        "def f(x: int): ...\n",
        "def f(*x) -> None: ...\n",
        "def f(*, x) -> None: ...\n",
        "class C:\n    def f(self, x) -> None: ...\n",
    ],
)
def test_functions_without_full_annotations_are_caught(text: str) -> None:
    assert len(lines_found(unannotated_functions, text)) == 1


def test_an_import_inside_a_function_is_caught() -> None:
    text = "def f() -> None:\n    from sisam import errors\n"

    assert lines_found(deferred_imports, text) == [2]


def test_an_import_inside_a_nested_block_of_a_function_is_caught() -> None:
    text = "async def f() -> None:\n    if True:\n        import os\n"

    assert lines_found(deferred_imports, text) == [3]


def test_a_call_to_a_named_builtin_is_caught() -> None:
    module = Module("sisam/domain/thing.py", "x = 1\ny = open('file')\n")

    assert [finding.line for finding in calls_to(frozenset({"open"}), module)] == [2]


@pytest.mark.parametrize(
    "text",
    ["import workflows\n", "import workflows.placement\n", "from workflows import placement\n"],
)
def test_an_import_of_a_named_package_is_caught(text: str) -> None:
    module = Module("sisam/catalogue/reader.py", text)

    assert [finding.line for finding in imports_of(frozenset({"workflows"}), module)] == [1]


@pytest.mark.parametrize("path", ["sisam/domain/utils.py", "sisam/helpers/case.py", "tests/unit/base.py"])
def test_a_name_for_anything_is_caught(path: str) -> None:
    assert [finding.path for finding in badly_named([path, "sisam/domain/case.py"])] == [path]


def test_modules_that_import_each_other_are_caught() -> None:
    modules = [
        Module("sisam/domain/case.py", "from sisam.domain.step import Step\n"),
        Module("sisam/domain/step.py", "import sisam.domain.case\n"),
        Module("sisam/domain/seat.py", "from sisam.domain import case\n"),
    ]

    assert import_cycles(modules) == [("sisam.domain.case", "sisam.domain.step")]


def test_a_cycle_round_three_modules_by_relative_imports_is_caught() -> None:
    modules = [
        Module("sisam/a.py", "from . import b\n"),
        Module("sisam/b.py", "from .c import x\n"),
        Module("sisam/c.py", "from sisam.a import y\n"),
        Module("sisam/__init__.py", ""),
    ]

    assert import_cycles(modules) == [("sisam.a", "sisam.b", "sisam.c")]


def test_modules_that_only_import_downwards_make_no_cycle() -> None:
    modules = [
        Module("sisam/domain/__init__.py", ""),
        Module("sisam/domain/case.py", "from sisam.domain.step import Step\n"),
        Module("sisam/domain/step.py", "import enum\n"),
    ]

    assert import_cycles(modules) == []


def test_a_forbidden_mention_is_caught_with_its_line() -> None:
    patterns = {"names a fruit": re.compile("apple|pear")}

    found = list(mentions(patterns, "README.md", "one\na pear\n"))

    assert found == [Finding("README.md", 2, "names a fruit")]
