"""Copying a database as it stands at one moment, while others may write to it."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from sisam.storage.dialect import choose_library
from sisam.storage.translation import translated

#: Told how many pages are done, and of how many.
Progress = Callable[[int, int], None]
OWNER_ONLY: Final = 0o600
_PAGES_A_TURN: Final = 1_000
_TABLES: Final = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def copy(source: Path, target: Path, progress: Progress = lambda _done, _total: None) -> Mapping[str, int]:
    """Copy a database into an empty file and return how many rows each table had at that moment.

    Both come from one snapshot: the writers go on, and what they write meanwhile is in neither.

    Raises:
        Unavailable: the source cannot be read or the target cannot be written.
    """
    with opened(source, "ro") as read, opened(target, "rw") as written, translated:
        read.execute("BEGIN")
        counts = rows_of(read)
        read.backup(
            written,
            pages=_PAGES_A_TURN,
            progress=lambda _, remaining, total: progress(total - remaining, total),
        )
        read.execute("COMMIT")
        # The copy is one file, whatever mode the source is in.
        written.execute("PRAGMA journal_mode = DELETE").fetchall()
    return counts


def rows_of(connection: Any) -> dict[str, int]:  # noqa: ANN401 — either library's connection
    """Return how many rows each table has."""
    names = [row[0] for row in connection.execute(_TABLES).fetchall()]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 — its own names
        for name in sorted(names)
    }


def damage_of(connection: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return a line for each broken page and each reference to nothing."""
    broken = [row[0] for row in connection.execute("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
    loose = {row[0] for row in connection.execute("PRAGMA foreign_key_check").fetchall()}
    return (*broken, *(f"table {name} has rows that refer to nothing" for name in sorted(loose)))


@contextmanager
def opened(path: Path, mode: str) -> Iterator[Any]:
    """Open a database's file as it is, in the mode ``ro`` or ``rw``, without setting it up.

    Raises:
        Unavailable: it cannot be opened or read.
    """
    library = choose_library().module
    with translated:
        address = f"{path.absolute().as_uri()}?mode={mode}"
        with closing(library.connect(address, uri=True, isolation_level=None)) as connection:
            yield connection


def make_empty(path: Path) -> None:
    """Make a file that was not there and that only its owner may read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        os.fchmod(descriptor, OWNER_ONLY)
    finally:
        os.close(descriptor)


def make_durable(path: Path) -> None:
    """Wait until a file, or what a folder lists, has reached the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def companions(path: Path) -> tuple[Path, ...]:
    """Return the files that the database keeps beside its own while it is open."""
    return tuple(path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm", "-journal"))
