"""What can be wrong with the store, each a class that carries what happened."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from sqlalchemy.exc import DBAPIError

from sisam.errors import Conflict, SisamError, Unavailable
from sisam.storage.dialect import choose_library


@dataclass(eq=False)
class AddressUnknown(Unavailable):
    """The address names no database that the program knows; write it as `sqlite:///FILE`."""

    address: str


@dataclass(eq=False)
class DatabaseMissing(Unavailable):
    """There is no database file; `sisam init` makes one."""

    path: str


@dataclass(eq=False)
class DatabaseUnreadable(Unavailable):
    """The database cannot be opened or read."""

    why: str


@dataclass(eq=False)
class DatabaseReadOnly(Unavailable):
    """The database cannot be written: look at the rights on file and folder, and the space left."""

    why: str


@dataclass(eq=False)
class DatabaseBusy(Unavailable):
    """Somebody else is writing to the database and did not finish in time; try again."""

    why: str


@dataclass(eq=False)
class SchemaMissing(Unavailable):
    """The database holds none of the program's tables; `sisam init` makes them."""

    path: str


@dataclass(eq=False)
class SchemaOlder(Unavailable):
    """The database is older than the program; `sisam db upgrade` brings it up to date."""

    found: str
    known: str


@dataclass(eq=False)
class SchemaNewer(Unavailable):
    """The database was upgraded by a newer version of the program; use that one."""

    found: str
    known: str


@dataclass(eq=False)
class ReferencesBroken(Unavailable):
    """An upgrade was undone, because rows would have referred to rows that are not there."""

    tables: tuple[str, ...]


@dataclass(eq=False)
class CaseChanged(Conflict):
    """Somebody else has changed the case since it was read; read it again."""

    case_id: str


@dataclass(eq=False)
class AlreadyThere(Conflict):
    """There is one already with the same unique value."""

    #: The columns whose values must be unique together, such as ``case.number``.
    unique: str


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


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the library and the file system say into errors of ours; anything else is a bug, and passes.

    Raises:
        Unavailable: the database does not answer.
        Conflict: a unique value is there already.
    """
    try:
        yield
    except _DRIVER_ERRORS as error:
        meant = _meant(str(error))
        if meant is None:
            raise
        raise meant from error
    except DBAPIError as error:
        meant = _meant(str(error.orig))
        if meant is None:
            raise
        raise meant from error
    except OSError as error:
        raise DatabaseUnreadable(str(error)) from error


def _meant(said: str) -> SisamError | None:
    if said.startswith(_UNIQUE):
        return AlreadyThere(said.removeprefix(_UNIQUE))
    return next((meaning(said) for words, meaning in _MEANINGS if words in said), None)
