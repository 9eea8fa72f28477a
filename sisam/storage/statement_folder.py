"""The folder with copies of the statements, outside the database: what the journals are held against."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from sisam.domain.statement import day_of_file
from sisam.errors import Unavailable

_OWNER_ONLY_FOLDER: Final = 0o700
_OWNER_ONLY: Final = 0o600


@dataclass(eq=False)
class StatementFolderUnusable(Unavailable):
    """The folder of the statements cannot be used; look at its path and rights."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class StatementFolder:
    """A folder of files that nobody but the site's owner reads, each written whole or not at all."""

    folder: Path

    def names(self) -> frozenset[str]:
        """Return the names of the statements that are there.

        Raises:
            StatementFolderUnusable: the folder cannot be read.
        """
        with self._translated():
            if not self.folder.exists():
                return frozenset()
            return frozenset(path.name for path in self.folder.iterdir() if day_of_file(path.name))

    def put(self, name: str, content: str) -> bool:
        """Write a file, whole or not at all, and tell whether it was not there yet.

        What another of that name held stays beside it.

        Raises:
            StatementFolderUnusable: it cannot be written.
        """
        path = self.folder / name
        with self._translated():
            self.folder.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
            if path.exists():
                if path.read_text(encoding="utf-8") == content:
                    return False
                path.rename(_aside(path))
            self._write(path, content)
        return True

    def _write(self, path: Path, content: str) -> None:
        partial = self.folder / f".{path.name}.{os.getpid()}.part"
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StatementFolderUnusable(str(self.folder), error.strerror or type(error).__name__) from error


def _aside(path: Path) -> Path:
    """Return a name that is free and tells of no day, such as ``NAME.json.1``."""
    names = (path.with_name(f"{path.name}.{number}") for number in count(1))
    return next(name for name in names if not name.exists())
