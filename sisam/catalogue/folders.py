"""Finding the definitions: the operator's files first, then those that ship with the program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def shipped(name: str) -> Path:
    """Return where a shipped folder or file lies: inside the installed wheel, or beside the package.

    `name` is ``workflows``, ``notifications`` or ``config.toml``.
    """
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.exists() else _PACKAGE.parent / name


def layers(name: str, operators: Path | None = None) -> tuple[Path, ...]:
    """Return the folders in which to look, in order: the operator's folder, then the shipped one."""
    return (shipped(name),) if operators is None else (operators, shipped(name))


def first_with(folders: Iterable[Path], name: str) -> Path | None:
    """Return the file from the first folder that holds it: whole files are replaced, never parts of them."""
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


def whole_files(folders: Iterable[Path], pattern: str) -> dict[str, Path]:
    """Return the files that fit the pattern, by name below the folder, each from the first that has it."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in folder.glob(pattern):
            if path.is_file():
                found.setdefault(path.relative_to(folder).as_posix(), path)
    return dict(sorted(found.items(), key=lambda item: (len(item[0]), item[0])))
