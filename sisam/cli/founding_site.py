"""Making a site: all of it, or nothing."""

import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sisam.application.register.founding import Coordinator, found_agency
from sisam.bootstrap import open_program
from sisam.catalogue.folders import shipped
from sisam.engine.clocks import local_date
from sisam.errors import Conflict, Unavailable
from sisam.settings import CONFIG_FILE, ProgramFolder, is_program_folder, read_settings
from sisam.storage import migrating
from sisam.storage.engine import address_of
from sisam.vault.keys import make_key_file
from sisam.vault.signing import make_statement_key


class SiteThere(Conflict):
    """The folder is a site already; nothing was changed."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder."""
        super().__init__(folder)
        #: The folder that was left as it was.
        self.folder = folder


class FolderNotEmpty(Conflict):
    """The folder holds other files; name a new or an empty one."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder."""
        super().__init__(folder)
        #: The folder that was left as it was.
        self.folder = folder


class RulesRefused(Conflict):
    """The rules that ship do not pass the proof; `sisam workflow check` says why."""


class FolderUnusable(Unavailable):
    """The folder cannot be made or written; look at its path and rights."""

    def __init__(self, folder: Path, why: str) -> None:
        """Keep the folder and what the system said."""
        super().__init__(folder, why)
        #: The folder that was asked for.
        self.folder = folder
        #: What the system said.
        self.why = why


@dataclass(frozen=True, slots=True)
class NewSite:
    """What a new site must know."""

    agency_name: str
    coordinator: Coordinator


def make_site(folder: Path, new: NewSite, now: datetime) -> None:
    """Make a site in a new or an empty folder; it is built beside it and moved there when it is whole.

    Raises:
        SiteThere, FolderNotEmpty, FolderUnusable: the folder cannot become a site.
        SisamError: the shipped rules, the database or the key cannot be made.
    """
    target = folder.absolute()
    require_free(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=".sisam-", dir=target.parent))
    except OSError as error:
        raise FolderUnusable(folder, error.strerror or str(error)) from error
    try:
        _build(building, new, now)
        _move(building, target)
    except OSError as error:
        raise FolderUnusable(folder, error.strerror or str(error)) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def require_free(folder: Path) -> None:
    """Let a new or an empty folder pass.

    Raises:
        ProgramFolder, SiteThere, FolderNotEmpty, FolderUnusable: it cannot become a site.
    """
    if is_program_folder(folder):
        raise ProgramFolder(folder)
    if (folder / CONFIG_FILE).exists():
        raise SiteThere(folder)
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise FolderUnusable(folder, error.strerror or str(error)) from error
    if taken:
        raise FolderNotEmpty(folder)


def _build(folder: Path, new: NewSite, now: datetime) -> None:
    shutil.copyfile(shipped(CONFIG_FILE), folder / CONFIG_FILE)
    settings = read_settings(folder)
    for own in (settings.workflows_folder, settings.notifications_folder, settings.agreements_folder):
        (folder / own).mkdir()
    make_key_file(folder / settings.vault_key_file)
    make_statement_key(folder / settings.statement_key_file)
    migrating.upgrade(address_of(folder / settings.database), create=True)
    # A key in the environment, where there is one, is the site's; the file lies there all the same.
    program = open_program(folder)
    try:
        if any(each.objections for each in program.all_definitions(now)):
            raise RulesRefused
        program.publish(now)
        found_agency(program.site, new.agency_name, new.coordinator, local_date(now))
    finally:
        program.store.close()


def _move(building: Path, target: Path) -> None:
    """Put the parts in their place; the settings come last, for they make the folder a site."""
    there = target.exists()
    target.mkdir(exist_ok=True)
    moved: list[Path] = []
    try:
        for part in sorted(building.iterdir(), key=lambda path: path.name == CONFIG_FILE):
            part.rename(target / part.name)
            moved.append(target / part.name)
    except OSError:
        for part in moved:
            shutil.rmtree(part) if part.is_dir() else part.unlink()
        if not there:
            target.rmdir()
        raise
