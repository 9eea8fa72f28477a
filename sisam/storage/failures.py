"""What can be wrong with the store, each a class that carries what happened."""

from dataclasses import dataclass

from sisam.errors import Conflict, StoreFails, Unavailable


@dataclass(eq=False)
class AddressUnknown(Unavailable):
    """The address names no database that the program knows; write it as `sqlite:///FILE`."""

    address: str


@dataclass(eq=False)
class DatabaseMissing(StoreFails):
    """The database file is missing; put it back from a backup."""

    path: str


@dataclass(eq=False)
class DatabaseUnreadable(StoreFails):
    """The database cannot be opened or read; look at its rights, or restore a backup."""

    why: str


@dataclass(eq=False)
class DatabaseReadOnly(StoreFails):
    """The database cannot be written: look at the rights on file and folder, and the space left."""

    why: str


@dataclass(eq=False)
class DatabaseBusy(StoreFails):
    """Somebody else is writing to the database and did not finish in time; try again."""

    why: str


@dataclass(eq=False)
class SchemaMissing(Unavailable):
    """The database holds none of the program's tables; put it back from a backup."""

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


@dataclass(eq=False)
class BackupThere(Conflict):
    """There is a file of that name already; a backup overwrites nothing, so name another."""

    path: str


@dataclass(eq=False)
class BackupMissing(Unavailable):
    """There is no such file to restore from."""

    path: str


@dataclass(eq=False)
class BackupUnwritable(Unavailable):
    """The backup cannot be written there: look at the folder, its rights and the space left."""

    path: str
    why: str


@dataclass(eq=False)
class BackupDamaged(Unavailable):
    """The backup is not whole and nothing was changed; take another one."""

    path: str
    found: tuple[str, ...]


@dataclass(eq=False)
class DatabaseThere(Conflict):
    """The site has a database; with --replace it is kept aside and the backup takes its place."""

    path: str


@dataclass(eq=False)
class DatabaseInUse(Conflict):
    """Another process has the site's database open; stop the daemon and every other command first."""

    path: str
