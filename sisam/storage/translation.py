"""Turning what the database says into errors of ours."""

import sqlite3
from types import TracebackType
from typing import Final

from sqlalchemy.exc import DBAPIError

from sisam.errors import SisamError
from sisam.storage.dialect import choose_library
from sisam.storage.failures import AlreadyThere, DatabaseBusy, DatabaseReadOnly, DatabaseUnreadable

#: What the library says, and what it means for whoever reads the error.
_MEANINGS: Final = (
    ("is locked", DatabaseBusy),
    ("readonly database", DatabaseReadOnly),
    ("is full", DatabaseReadOnly),
    ("unable to open", DatabaseUnreadable),
    ("not a database", DatabaseUnreadable),
    ("malformed", DatabaseUnreadable),
    ("disk I/O error", DatabaseUnreadable),
)
_UNIQUE: Final = "UNIQUE constraint failed: "
_DRIVER_ERRORS: Final = (sqlite3.Error, choose_library().module.Error)


class Translation:
    """A context that raises errors of ours for those of the driver; any other is a bug, and passes."""

    # A class and no generator: this stands round every statement.
    __slots__ = ()

    def __enter__(self) -> None:
        """Begin to listen."""

    def __exit__(
        self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None
    ) -> None:
        """Raise what the driver's error means.

        Raises:
            Unavailable: the database does not answer.
            AlreadyThere: a unique value is there already.
        """
        if error is None:
            return
        if isinstance(error, DBAPIError):
            meant = _meant(str(error.orig))
        elif isinstance(error, _DRIVER_ERRORS):
            meant = _meant(str(error))
        else:
            return
        if meant is not None:
            raise meant from error


translated: Final = Translation()


def _meant(said: str) -> SisamError | None:
    if said.startswith(_UNIQUE):
        return AlreadyThere(said.removeprefix(_UNIQUE))
    return next((meaning(said) for words, meaning in _MEANINGS if words in said), None)
