"""The measures of the house, taken from the syntax tree of each module."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

MODULE_LINES_MAX = 400
FUNCTION_LINES_MAX = 50
FORBIDDEN_STEMS = frozenset({"utils", "util", "helpers", "helper", "common", "manager", "base"})

FUNCTION_TYPES = (ast.FunctionDef, ast.AsyncFunctionDef)
IMPORT_TYPES = (ast.Import, ast.ImportFrom)
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
DocumentedNode = FunctionNode | ast.ClassDef


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where the house's rules are broken."""

    path: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class Module:
    """A module's path below the repository, with its text."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """The module's syntax tree."""
        return ast.parse(self.text, self.path)

    @property
    def name(self) -> str:
        """The module's dotted name."""
        parts = PurePosixPath(self.path).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def package(self) -> str:
        """The package that relative imports start from."""
        return self.name if self.path.endswith("__init__.py") else self.name.rpartition(".")[0]


def overlong_modules(module: Module) -> Iterator[Finding]:
    """Find a module with too many lines."""
    lines = len(module.text.splitlines())
    if lines > MODULE_LINES_MAX:
        yield Finding(module.path, 1, f"{lines} lines, at most {MODULE_LINES_MAX} are allowed")


def overlong_functions(module: Module) -> Iterator[Finding]:
    """Find functions with too many lines, their docstrings not counted."""
    for node in ast.walk(module.tree):
        if isinstance(node, FUNCTION_TYPES) and (lines := _length(node)) > FUNCTION_LINES_MAX:
            told = f"{node.name} has {lines} lines, at most {FUNCTION_LINES_MAX} are allowed"
            yield Finding(module.path, node.lineno, told)


def undocumented_names(module: Module) -> Iterator[Finding]:
    """Find public modules, classes, functions and methods without a docstring."""
    tree = module.tree
    if ast.get_docstring(tree) is None:
        yield Finding(module.path, 1, "the module has no docstring")
    for node in _public_definitions(tree):
        if ast.get_docstring(node) is None:
            yield Finding(module.path, node.lineno, f"{node.name} has no docstring")


def unannotated_functions(module: Module) -> Iterator[Finding]:
    """Find functions that leave a parameter or the result without a type."""
    for node in ast.walk(module.tree):
        if isinstance(node, FUNCTION_TYPES) and not _is_annotated(node):
            yield Finding(module.path, node.lineno, f"{node.name} is not annotated in full")


def deferred_imports(module: Module) -> Iterator[Finding]:
    """Find imports that stand inside functions."""
    for function in ast.walk(module.tree):
        if not isinstance(function, FUNCTION_TYPES):
            continue
        for node in ast.walk(function):
            if isinstance(node, IMPORT_TYPES):
                yield Finding(module.path, node.lineno, f"{function.name} imports inside itself")


def calls_to(names: frozenset[str], module: Module) -> Iterator[Finding]:
    """Find calls to built-in functions by their names."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in names:
            yield Finding(module.path, node.lineno, f"{node.func.id}() is called")


def imports_of(names: frozenset[str], module: Module) -> Iterator[Finding]:
    """Find imports of any of the named top-level packages."""
    for node in ast.walk(module.tree):
        for target in _targets(node, module):
            if target.partition(".")[0] in names:
                yield Finding(module.path, _line(node), f"{target} is imported")


def badly_named(paths: Iterable[str]) -> Iterator[Finding]:
    """Find files and folders whose name says nothing."""
    for path in paths:
        for part in PurePosixPath(path).with_suffix("").parts:
            if part in FORBIDDEN_STEMS:
                yield Finding(path, 1, f"{part!r} is a name for anything")


def import_cycles(modules: Iterable[Module]) -> list[tuple[str, ...]]:
    """Return the groups of modules that import each other, however far round, sorted."""
    known = {module.name: module for module in modules}
    graph = {name: _imported(module, known) for name, module in known.items()}
    reach = {name: _reachable(graph, name) for name in graph}
    groups = {
        tuple(sorted(other for other in reach[name] if name in reach[other]))
        for name in graph
        if name in reach[name]
    }
    return sorted(groups)


def mentions(patterns: Mapping[str, re.Pattern[str]], path: str, text: str) -> Iterator[Finding]:
    """Find lines that match a pattern that no tracked file may contain."""
    for number, line in enumerate(text.splitlines(), start=1):
        for told, pattern in patterns.items():
            if pattern.search(line):
                yield Finding(path, number, told)


def _length(node: FunctionNode) -> int:
    first = node.body[0]
    documented = ast.get_docstring(node, clean=False) is not None
    docstring_lines = _lines(first) if documented else 0
    return _lines(node) - docstring_lines


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _public_definitions(parent: ast.Module | ast.ClassDef) -> Iterator[DocumentedNode]:
    for node in parent.body:
        if not isinstance(node, (*FUNCTION_TYPES, ast.ClassDef)):
            continue
        if node.name.startswith("_") or _is_overload(node):
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            yield from _public_definitions(node)


def _is_overload(node: DocumentedNode) -> bool:
    return any(ast.unparse(each).endswith("overload") for each in node.decorator_list)


def _is_annotated(node: FunctionNode) -> bool:
    named = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    if named and named[0].arg in {"self", "cls"}:
        named = named[1:]
    starred = [each for each in (node.args.vararg, node.args.kwarg) if each]
    return node.returns is not None and all(each.annotation for each in (*named, *starred))


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 1))


def _targets(node: ast.AST, module: Module) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    source = node.module or ""
    if node.level:
        above = module.package.split(".")[: len(module.package.split(".")) - node.level + 1]
        source = ".".join([*above, source]).rstrip(".")
    return [f"{source}.{alias.name}" for alias in node.names]


def _imported(module: Module, known: Mapping[str, Module]) -> set[str]:
    """Return the known modules that a module imports, itself left out."""
    found = set()
    for node in ast.walk(module.tree):
        for target in _targets(node, module):
            owner = target.rpartition(".")[0]
            found |= {target} & known.keys() or {owner} & known.keys()
    return found - {module.name}


def _reachable(graph: Mapping[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(graph[name])
    return seen
