"""The commands on the database's schema."""

import typer

from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Given, Showing, taking
from sisam.cli.listing import print_json
from sisam.cli.saying import counted, remark, say
from sisam.settings import read_settings, site_folder
from sisam.storage import migrating
from sisam.storage.engine import address_of

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Upgrade the database, or check it.",
)

#: The keys of the JSON of `db check`, with what they mean.
CHECK_KEYS = {
    "version": "the version of the database's schema",
    "differences": "a list of sentences: what is not as the program would make it",
}


@app.command()
@taking
def upgrade(given: Given) -> None:
    """Bring the database to the newest schema.

    It is one transaction; running it again changes nothing.
    """
    address = _address(given)
    before = migrating.current(address)
    migrating.upgrade(address)
    after = migrating.current(address)
    say(f"The database is at version {after}" + ("." if before == after else f"; it was at {before}."))


@app.command()
@taking
def check(given: Showing) -> None:
    """Look for damage in the database.

    Its schema is compared with what the program would make.
    """
    address = _address(given)
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


def _address(given: Given) -> str:
    folder = site_folder(given.folder)
    given.stage.folder = folder
    return address_of(folder / read_settings(folder).database)
