"""Backing up: a verified copy of the database in one file, made while others go on working."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sisam.storage.copying import (
    Progress,
    companions,
    copy,
    damage_of,
    make_durable,
    make_empty,
    opened,
    rows_of,
)
from sisam.storage.failures import (
    BackupDamaged,
    BackupThere,
    BackupUnwritable,
    DatabaseMissing,
    SchemaMissing,
)

#: How backups are called whose name is the time at which they were made.
BACKUPS = "sisam-*.db"
_TOKEN_BYTES = 4
_VERSION_TABLE = "alembic_version"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was made and found whole."""

    path: Path
    size_bytes: int
    #: How many rows each table has.
    rows: Mapping[str, int]


def back_up(database: Path, target: Path, progress: Progress = lambda _done, _total: None) -> Backup:
    """Write a copy of a database to a file that was not there; it bears its name only when it is whole.

    Raises:
        DatabaseMissing, SchemaMissing: there is no database of this program.
        BackupThere: a file of that name is there; it is left as it is.
        BackupUnwritable: it cannot be written.
        BackupDamaged: the copy is not whole, which means that the database is not.
    """
    if not database.exists():
        raise DatabaseMissing(str(database))
    if target.exists():
        raise BackupThere(str(target))
    partial = target.with_name(f".{target.name}.{secrets.token_hex(_TOKEN_BYTES)}.part")
    try:
        make_empty(partial)
        rows = copy(database, partial, progress)
        if _VERSION_TABLE not in rows:
            raise SchemaMissing(str(database))
        _verify(partial, target, rows)
        make_durable(partial)
        _name(partial, target)
        make_durable(target.absolute().parent)
    except OSError as error:
        raise BackupUnwritable(str(target), error.strerror or str(error)) from error
    finally:
        for path in (partial, *companions(partial)):
            path.unlink(missing_ok=True)
    return Backup(target, target.stat().st_size, rows)


def _verify(partial: Path, target: Path, rows: Mapping[str, int]) -> None:
    """Let only a copy pass that is whole and has every row."""
    with opened(partial, "ro") as connection:
        found = damage_of(connection)
        copied = rows_of(connection)
    lost = [name for name in {**rows, **copied} if rows.get(name) != copied.get(name)]
    told = (*found, *(f"table {name} has lost rows" for name in sorted(lost)))
    if told:
        raise BackupDamaged(str(target), told)


def _name(partial: Path, target: Path) -> None:
    """Give the copy its name, unless somebody has taken it meanwhile."""
    try:
        target.hardlink_to(partial)
    except FileExistsError as error:
        raise BackupThere(str(target)) from error
    except OSError:
        # Some file systems, those of memory sticks among them, know no second name.
        if target.exists():
            raise BackupThere(str(target)) from None
        partial.rename(target)
