"""A file with a secret: one line that only its owner may read."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from sisam.errors import Unavailable


@dataclass(eq=False)
class SecretUnreadable(Unavailable):
    """A file with a secret is missing, empty, not ASCII or cannot be read."""

    path: str


class SecretExposed(Unavailable):
    """Others than its owner may read a file with a secret; run `chmod 600` on it."""

    def __init__(self, path: str, mode: int) -> None:
        """Keep the file and its permissions."""
        super().__init__(path, mode)
        #: The file.
        self.path = path
        #: Its permissions, in octal digits.
        self.mode = f"{mode:03o}"


def read_secret(file: Path) -> str:
    """Return the secret in a file; it is read at each use, so that a new one holds at once.

    Raises:
        SecretUnreadable: there is no such file, or nothing in it.
        SecretExposed: others than its owner may read it.
    """
    try:
        with file.open(encoding="ascii") as stream:
            # Asked of the open file, so that nobody can swap it in between.
            mode = stat.S_IMODE(os.fstat(stream.fileno()).st_mode)
            secret = stream.read().strip("\r\n")
    except (OSError, UnicodeDecodeError):
        # Without its cause, which may hold what was read.
        raise SecretUnreadable(str(file)) from None
    if mode & 0o077:
        raise SecretExposed(str(file), mode)
    if not secret:
        raise SecretUnreadable(str(file))
    return secret
