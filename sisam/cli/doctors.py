"""The command that looks at the whole site."""

import textwrap
from collections.abc import Iterable
from typing import Annotated

import typer

from sisam import log
from sisam.application.finding import Finding, Level
from sisam.cli.errand import instant_of
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Showing, taking
from sisam.cli.listing import print_json
from sisam.cli.saying import COLUMNS_WIDE
from sisam.doctor.examining import Examination
from sisam.settings import read_settings, site_folder

app = typer.Typer(add_completion=False, rich_markup_mode=None)

#: The keys of each finding in the JSON, with what they mean.
DOCTOR_KEYS = {
    "name": "what was looked at",
    "level": "ok, warn, bad, or unknown where it could not be looked at",
    "told": "how it is",
    "remedy": "what to do about it; empty where it is well",
}
#: So wide that every level and every name fits.
_LEVEL_WIDE, _NAME_WIDE = 9, 13


@app.command()
@taking
def doctor(
    given: Showing,
    audit: Annotated[
        bool, typer.Option("--audit", help="Look for damage and ask every invariant too; takes longer.")
    ] = False,
) -> None:
    """Look at the whole site, from the disk to the last rung, and say what to do where it is not well.

    Ends with 3 where something is bad, else 1 where something could not be looked at, else 0.
    """
    folder = site_folder(given.folder)
    given.stage.folder = folder
    settings = read_settings(folder)
    log.set_up(settings.log_level)
    findings = Examination(folder, settings, instant_of(given), thorough=audit).findings()
    if given.json:
        print_json([{key: getattr(each, key) for key in DOCTOR_KEYS} for each in findings])
    else:
        for line in lines(findings):
            print(line)
    code = code_of(findings)
    if code:
        raise typer.Exit(code)


def lines(findings: Iterable[Finding]) -> list[str]:
    """Return the findings as lines of at most 80 columns, each remedy on lines of its own."""
    told: list[str] = []
    for each in findings:
        head = f"{each.level:<{_LEVEL_WIDE}}{each.name:<{_NAME_WIDE}}"
        told += _wrapped(head, each.told)
        if each.remedy:
            told += _wrapped(" " * len(head) + "-> ", each.remedy)
    return told


def code_of(findings: Iterable[Finding]) -> ExitCode:
    """Return how the command ends: what is bad outweighs what could not be looked at."""
    levels = {each.level for each in findings}
    if Level.BAD in levels:
        return ExitCode.OVERDUE
    return ExitCode.ERROR if Level.UNKNOWN in levels else ExitCode.FINE


def _wrapped(head: str, words: str) -> list[str]:
    return textwrap.wrap(
        words,
        width=COLUMNS_WIDE,
        initial_indent=head,
        subsequent_indent=" " * len(head),
        break_on_hyphens=False,
    )
