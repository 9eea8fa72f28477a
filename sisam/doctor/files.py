"""Looking at the files of a site: their rights, their file system and the space left."""

import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sisam.application.finding import Finding, Level
from sisam.doctor.finding import well
from sisam.doctor.machine import Machine
from sisam.settings import Settings
from sisam.storage.backing_up import BACKUPS
from sisam.wording.doctor_sentences import DoctorSentence
from sisam.wording.saying import Saying

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
        yield well("rights", DoctorSentence.RIGHTS.of())


def file_system(folder: Path, settings: Settings, machine: Machine) -> Iterator[Finding]:
    """Yield whether the database lies where its locks are kept."""
    kind = machine.file_system((folder / settings.database).parent)
    if kind in NETWORK or kind.partition(".")[0].startswith(_FUSE):
        yield Finding(
            "file system",
            Level.BAD,
            DoctorSentence.NETWORK.of(kind=kind),
            DoctorSentence.MOVE_TO_DISK.of(),
        )
    else:
        yield well("file system", _as_it_is(kind) if kind else DoctorSentence.KIND_UNTOLD.of())


def space(folder: Path, settings: Settings, machine: Machine) -> Iterator[Finding]:
    """Yield whether there is room to go on writing, and for a copy of the database."""
    database = folder / settings.database
    size = database.stat().st_size if database.exists() else 0
    free = machine.free_bytes(database.parent)
    told = DoctorSentence.SPACE.of(free=_megabytes(free), size=_megabytes(size))
    remedy = DoctorSentence.MAKE_ROOM.of()
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
    remedy = DoctorSentence.BACK_UP.of()
    times = [path.stat().st_mtime for path in (folder / settings.backup_folder).glob(BACKUPS)]
    if not times:
        yield Finding(
            "backups", Level.BAD, DoctorSentence.NO_BACKUP.of(folder=settings.backup_folder), remedy
        )
        return
    age = max(now - datetime.fromtimestamp(max(times), now.tzinfo), timedelta(0))
    told = DoctorSentence.BACKUPS.of(count=len(times), folder=settings.backup_folder, age=age)
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
            DoctorSentence.EXPOSED.of(file=path.name, mode=f"{found:03o}"),
            DoctorSentence.CHMOD.of(mode=mode, path=path),
        )


def _closed_to_owner(path: Path) -> Iterator[Finding]:
    if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
        how = DoctorSentence.CLOSED.of(file=path.name)
        yield Finding("rights", Level.BAD, how, DoctorSentence.CHMOD.of(mode="u+w", path=path))


def _megabytes(size_bytes: int) -> int:
    return round(size_bytes / _MEGABYTE)


def _as_it_is(word: str) -> Saying:
    return DoctorSentence.EITHER.of(sv=word, en=word)
