"""Looking at the files of a site: their rights, their file system and the space left."""

import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sisam.application.finding import Finding, Level
from sisam.doctor.finding import lasting, well
from sisam.doctor.machine import Machine
from sisam.settings import Settings
from sisam.storage.backing_up import BACKUPS

#: Kinds of file system on which the locks of a database cannot be relied upon.
NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "9p", "lustre", "gfs2"})
_FUSE = "fuse"
_MEGABYTE = 1_000_000
#: Below this nothing can be written soon; SQLite's log alone may need as much.
FREE_AT_LEAST_BYTES = 100 * _MEGABYTE
FREE_COMFORTABLE_BYTES = 1_000 * _MEGABYTE
#: A daily backup with two hours of grace.
BACKUP_DAILY = timedelta(hours=26)
BACKUP_WEEKLY = timedelta(days=7)


def rights(folder: Path, settings: Settings) -> Iterator[Finding]:
    """Yield whether the folder, the database and the key are the owner's alone."""
    database, key = folder / settings.database, folder / settings.vault_key_file
    spoiled = [
        *_open_to_others(folder, stat.S_IWGRP | stat.S_IWOTH, "go-w"),
        *_open_to_others(database, stat.S_IRWXG | stat.S_IRWXO, "600"),
        *_open_to_others(key, stat.S_IRWXG | stat.S_IRWXO, "600"),
        *_closed_to_owner(folder),
        *_closed_to_owner(database),
    ]
    yield from spoiled
    if not spoiled:
        yield well("rights", "folder, database and key are the owner's alone")


def file_system(folder: Path, settings: Settings, machine: Machine) -> Iterator[Finding]:
    """Yield whether the database lies where its locks are kept."""
    kind = machine.file_system((folder / settings.database).parent)
    if kind in NETWORK or kind.partition(".")[0].startswith(_FUSE):
        yield Finding(
            "file system",
            Level.BAD,
            f"{kind} does not keep the locks that the database relies on",
            "Stop everything and move the site to a disk of this machine.",
        )
    else:
        yield well("file system", kind or "not told by this system")


def space(folder: Path, settings: Settings, machine: Machine) -> Iterator[Finding]:
    """Yield whether there is room to go on writing, and for a copy of the database."""
    database = folder / settings.database
    size = database.stat().st_size if database.exists() else 0
    free = machine.free_bytes(database.parent)
    told = f"{_megabytes(free)} free; the database has {_megabytes(size)}"
    remedy = "Make room, or move the site to a larger disk."
    if free < FREE_AT_LEAST_BYTES:
        yield Finding("disk", Level.BAD, told, remedy)
    elif free < max(FREE_COMFORTABLE_BYTES, 2 * size):
        yield Finding("disk", Level.WARN, told, remedy)
    else:
        yield well("disk", told)


def backups(folder: Path, settings: Settings, now: datetime) -> Iterator[Finding]:
    """Yield how old the newest backup is; nothing where no folder is named for them."""
    if not settings.backup_folder:
        return
    remedy = "Let a timer run `sisam db backup` every day."
    times = [path.stat().st_mtime for path in (folder / settings.backup_folder).glob(BACKUPS)]
    if not times:
        yield Finding("backups", Level.BAD, f"none in {settings.backup_folder}", remedy)
        return
    age = max(now - datetime.fromtimestamp(max(times), now.tzinfo), timedelta(0))
    told = f"{len(times)} in {settings.backup_folder}, the newest {lasting(age)} old"
    if age <= BACKUP_DAILY:
        yield well("backups", told)
    else:
        yield Finding("backups", Level.WARN if age <= BACKUP_WEEKLY else Level.BAD, told, remedy)


def _open_to_others(path: Path, forbidden: int, mode: str) -> Iterator[Finding]:
    found = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0
    if found & forbidden:
        yield Finding(
            "rights",
            Level.BAD,
            f"others may use {path.name} (mode {found:03o})",
            f"Run `chmod {mode} {path}`.",
        )


def _closed_to_owner(path: Path) -> Iterator[Finding]:
    if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
        yield Finding("rights", Level.BAD, f"{path.name} may not be written", f"Run `chmod u+w {path}`.")


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / _MEGABYTE:,.0f} MB"
