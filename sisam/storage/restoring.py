"""Restoring: a backup takes the place of a site's database when it is whole, and the site is silent."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sisam.application.ports.site_state import SiteState
from sisam.storage import migrating
from sisam.storage.copying import Progress, companions, copy, make_durable, make_empty, opened
from sisam.storage.engine import address_of
from sisam.storage.failures import (
    BackupDamaged,
    BackupMissing,
    BackupUnwritable,
    DatabaseBusy,
    DatabaseInUse,
    DatabaseReadOnly,
    DatabaseThere,
    DatabaseUnreadable,
    SchemaMissing,
)
from sisam.storage.unit_of_work import SqlStore

_TOKEN_BYTES: Final = 4
#: The bytes that SQLite locks in a database's file: see "File Locking" in its documentation.
_LOCKED_FROM: Final = 0x4000_0000
_LOCKED_BYTES: Final = 512


@dataclass(frozen=True, slots=True)
class Restored:
    """A database that a backup has become."""

    size_bytes: int
    cases: int
    #: The version of the backup's schema; it has been brought to the program's.
    version: str
    #: Where the database before it lies; None where there was none.
    kept: Path | None


def restore(
    backup: Path,
    database: Path,
    now: datetime,
    *,
    replace: bool = False,
    progress: Progress = lambda _done, _total: None,
) -> Restored:
    """Make a silent database of a backup; the one before is kept aside, and the backup is not changed.

    All is prepared and verified beside the database; taking its place is one renaming at the end.

    Raises:
        DatabaseThere: there is a database, and it is not to be replaced.
        DatabaseInUse: somebody has it open.
        BackupMissing, BackupDamaged: there is no backup, or it is not whole.
        SchemaMissing, SchemaNewer: it is another program's, or a newer version's.
        BackupUnwritable: the site's folder cannot be written.
    """
    place = database.resolve()
    if place.exists():
        if not replace:
            raise DatabaseThere(str(database))
        _require_unused(place)
    if not backup.is_file():
        raise BackupMissing(str(backup))
    prepared = place.with_name(f".{place.name}.{secrets.token_hex(_TOKEN_BYTES)}.restoring")
    try:
        version, cases = _prepare(backup, prepared, now, progress)
        kept = _set_aside(place, now)
        prepared.replace(place)
        make_durable(place.parent)
    except OSError as error:
        raise BackupUnwritable(str(database), error.strerror or str(error)) from error
    finally:
        for path in (prepared, *companions(prepared)):
            path.unlink(missing_ok=True)
    return Restored(place.stat().st_size, cases, version, kept)


def _prepare(backup: Path, prepared: Path, now: datetime, progress: Progress) -> tuple[str, int]:
    """Make the new database beside the old one, and return its version and number of cases."""
    make_empty(prepared)
    address = address_of(prepared)
    with _told_of(backup):
        rows = copy(backup, prepared, progress)
        version = migrating.current(address)
        if version is None:
            # An upgrade would make an empty file a database without a single case.
            raise SchemaMissing(str(backup))
        migrating.upgrade(address)
        found = migrating.check(address)
    if found:
        raise BackupDamaged(str(backup), tuple(found))
    _silence(address, backup.name, now)
    make_durable(prepared)
    return version, rows.get("case", 0)


@contextmanager
def _told_of(backup: Path) -> Iterator[None]:
    """Say of the backup what the library says of the file that was made of it."""
    try:
        yield
    except DatabaseUnreadable as error:
        raise BackupDamaged(str(backup), (error.why,)) from error
    except SchemaMissing as error:
        raise SchemaMissing(str(backup)) from error


def _silence(address: str, name: str, now: datetime) -> None:
    store = SqlStore(address)
    try:
        with store.write() as work:
            work.site_states.put(SiteState(silent_since=now, restored_at=now, restored_from=name))
            work.commit()
    finally:
        store.close()


def _require_unused(place: Path) -> None:
    """Let only a database pass that no other process has open, whole or damaged."""
    try:
        with place.open("rb+") as stream:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED_BYTES, _LOCKED_FROM, os.SEEK_SET)
    except BlockingIOError as error:
        raise DatabaseInUse(str(place)) from error
    except OSError as error:
        raise BackupUnwritable(str(place), error.strerror or str(error)) from error


def _set_aside(place: Path, now: datetime) -> Path | None:
    """Give the old database a second name, with what it keeps beside it; None where there is none."""
    if place.exists():
        _require_unused(place)
        _fold(place)
    kept = _free_name(place, now)
    # Whatever the old database kept beside it would be read into the new one.
    for path, ending in zip(companions(place), companions(kept), strict=True):
        if path.exists():
            path.rename(ending)
    if not place.exists():
        return None
    kept.hardlink_to(place)
    return kept


def _fold(place: Path) -> None:
    """Bring what lies beside a database into its file; a damaged one stays as it is."""
    try:
        with suppress(DatabaseUnreadable, DatabaseReadOnly), opened(place, "rw") as connection:
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    except DatabaseBusy as error:
        raise DatabaseInUse(str(place)) from error


def _free_name(place: Path, now: datetime) -> Path:
    name = f"{place.name}.before-restore-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    path = place.with_name(name)
    count = 1
    while path.exists():
        count += 1
        path = place.with_name(f"{name}-{count}")
    return path
