"""What the system refuses about a folder or a file, told as an error of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sisam.errors import Unavailable


@dataclass(eq=False)
class PathRefused(Unavailable):
    """A folder or a file cannot be used; look at its rights, its path and the space left."""

    path: str
    #: What the system said, or what is wrong with it.
    why: str


@contextmanager
def told_as(kind: type[PathRefused], path: Path) -> Iterator[None]:
    """Tell whatever the system refuses in this block as an error about a path.

    Raises:
        PathRefused: one of that kind.
    """
    try:
        yield
    except OSError as error:
        raise kind(str(path), error.strerror or type(error).__name__) from error
