"""The commands on the database: its schema, its backups and what is restored from them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from sisam import log
from sisam.application.access.indexing import index_names
from sisam.application.cases.agreeing_on_protection import agree_on_protection
from sisam.cli.errand import instant_of, set_out
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Given, Showing, taking
from sisam.cli.listing import print_json
from sisam.cli.progress import progress_of
from sisam.cli.saying import counted, remark, say
from sisam.errors import Fault, Invalid
from sisam.settings import Settings, read_settings, site_folder
from sisam.storage import migrating
from sisam.storage.backing_up import BACKUPS, Backup, back_up
from sisam.storage.copying import Progress
from sisam.storage.engine import address_of
from sisam.storage.restoring import Restored
from sisam.storage.restoring import restore as restore_from

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Upgrade the database, check it, back it up and restore it.",
)

#: The keys of the JSON of `db check`, with what they mean.
CHECK_KEYS = {
    "version": "the version of the database's schema",
    "differences": "a list of sentences: what is not as the program would make it",
}
#: The keys of the JSON of `db backup`, with what they mean.
BACKUP_KEYS = {
    "file": "where the backup lies",
    "size_bytes": "its size",
    "rows": "an object: how many rows each table has in it",
}
_BYTES_A_MEGABYTE = 1_000_000


@app.command()
@taking
def upgrade(given: Given) -> None:
    """Bring the database to the newest schema.

    It is one transaction; running it again changes nothing.
    """
    address = address_of(_site(given)[1])
    before = migrating.current(address)
    migrating.upgrade(address)
    after = migrating.current(address)
    say(f"The database is at version {after}" + ("." if before == after else f"; it was at {before}."))
    with progress_of("Indexing names") as progress:
        site = set_out(given).program.site
        indexed = index_names(site, progress)
    if indexed:
        say(f"{counted(indexed, 'name')} can be searched for now.")
    if hidden := agree_on_protection(site, instant_of(given)):
        say(f"{counted(hidden, 'case')} more hide the pupil, whom another of their cases protects.")


@app.command()
@taking
def check(given: Showing) -> None:
    """Look for damage in the database.

    Its schema is compared with what the program would make.
    """
    address = address_of(_site(given)[1])
    differences = migrating.check(address)
    version = migrating.current(address)
    if given.json:
        print_json({"version": version, "differences": differences})
    else:
        for line in differences:
            say(line)
        if not differences:
            say(f"The database is whole and at version {version}.")
    if differences:
        remark(f"{counted(len(differences), 'difference')}.")
        raise typer.Exit(ExitCode.ERROR)


@app.command()
@taking
def backup(
    given: Showing,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="A file that is not there yet; else one named by the time, in backup_folder.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Copy the database while everybody works.

    The copy is verified before it gets its name.

    The key of the vault is not in it: without the key, no name in it can be read.
    """
    settings, database = _site(given)
    target = file or _named_by_the_time(given, settings)
    with _copying("Backing up") as progress:
        made = back_up(database, target, progress)
    if given.json:
        print_json({"file": str(made.path), "size_bytes": made.size_bytes, "rows": dict(made.rows)})
    else:
        _tell_made(made)
    print(
        f"Not in it: the key ({settings.vault_key_file}), {settings.outbox_folder}, config.toml and the\n"
        "site's own definitions. Keep a copy of the key, but never beside the backups.",
        file=sys.stderr,
    )


@app.command()
@taking
def restore(
    given: Given,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup.", show_default=False)],
    replace: Annotated[
        bool, typer.Option("--replace", help="Keep the site's database aside and take its place.")
    ] = False,
) -> None:
    """Make a backup the site's database.

    The backup is verified first, and brought to the program's schema; a bad one changes nothing. The site
    is silent until `sisam adopt`.
    """
    _, database = _site(given)
    now = instant_of(given)
    with _copying("Restoring") as progress:
        restored = restore_from(file, database, now, replace=replace, progress=progress)
    log.log_event("site_restored", version=restored.version, cases=restored.cases)
    _tell_restored(restored, file, database)


def _tell_made(made: Backup) -> None:
    rows = sum(made.rows.values())
    print(
        f"{made.path} is whole: {_megabytes(made.size_bytes)}, {made.rows.get('case', 0)} cases,\n"
        f"{rows} rows in {len(made.rows)} tables, each counted in the database and in the copy."
    )


def _tell_restored(restored: Restored, file: Path, database: Path) -> None:
    print(f"{database.name} is restored from {file.name}: {restored.cases} cases.")
    if restored.kept is not None:
        print(f"The database before it lies in {restored.kept.name}.")
    print(
        "The site is silent: nobody is told anything, and no case changes. Look around, ask\n"
        "`sisam doctor`, then let it speak with `sisam adopt`, which says first who will hear.",
        file=sys.stderr,
    )


def _named_by_the_time(given: Given, settings: Settings) -> Path:
    if not settings.backup_folder:
        raise Invalid(
            Fault(
                "No file is named, and backup_folder is empty.",
                "Name a file, or set backup_folder in config.toml.",
                key="FILE",
            )
        )
    return (
        site_folder(given.folder)
        / settings.backup_folder
        / BACKUPS.replace("*", f"{instant_of(given):%Y%m%dT%H%M%SZ}")
    )


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / _BYTES_A_MEGABYTE:.1f} MB"


@contextmanager
def _copying(what: str) -> Iterator[Progress]:
    """Yield a callback that is told how many pages are done; a bar shows them as hundredths."""
    with progress_of(what, total=100) as progress:
        yield lambda done, total: progress(100 * done // max(total, 1))


def _site(given: Given) -> tuple[Settings, Path]:
    """Return the settings of the site and the file of its database."""
    folder = site_folder(given.folder)
    given.stage.folder = folder
    settings = read_settings(folder)
    log.set_up(settings.log_level)
    return settings, folder / settings.database
