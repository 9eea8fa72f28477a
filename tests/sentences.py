"""What the sources of the program say: the sentences that stand in them, read without running them."""

import ast
from collections.abc import Iterator
from pathlib import Path


def texts_in(path: Path) -> Iterator[str]:
    """Yield every text of a module but its docstrings, with `{}` for whatever is put into it."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    parts = {id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in each.values}
    for node in ast.walk(tree):
        if id(node) not in docstrings | parts and (text := _text(node)):
            yield text


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)
    return ""
