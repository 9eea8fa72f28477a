"""The program's door: finds the command, runs it, and tells what went wrong."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Stage
from sisam.errors import SisamError


@dataclass(frozen=True, slots=True)
class Noun:
    """A command, or a group of commands, that is loaded only when it is used."""

    #: The module below ``sisam.cli`` that holds its `app`.
    module: str
    #: What the list of commands says of it.
    help: str


#: In the order of a site's life.
NOUNS = {
    "init": Noun("init", "Make a site: its settings, key, database, rules and last rung."),
    "demo": Noun("demo", "Live eighteen months of invented placements, and report."),
    "import": Noun("imports", "Bring in registers, placements and steps from CSV files."),
    "case": Noun("cases", "Open, list, find, show and move on cases."),
    "step": Noun("steps", "List what is owed; offer, confirm, return and settle it."),
    "alert": Noun("alerts", "List what goes on until somebody acts, and acknowledge it."),
    "gaps": Noun("gaps", "List and sum the days on which pupils had no school."),
    "overview": Noun("overviews", "Show figures over many cases, without small counts."),
    "sweep": Noun("sweeps", "Let time pass once: flag what is late and climb on."),
    "daemon": Noun("daemons", "Sweep and deliver by itself, until it is stopped."),
    "run": Noun("runs", "Serve the pages, and sweep and deliver, until it is stopped."),
    "web": Noun("webs", "Serve the pages alone, until it is stopped."),
    "auditor": Noun("auditors", "Look again and again whether all holds, and tell it outside."),
    "canary": Noun("canaries", "Keep the invented case that proves every day that alerts arrive."),
    "statement": Noun("statements", "Make, show, prove and compare the daily statements."),
    "outbox": Noun("outbox", "List the messages to people, and send them."),
    "workflow": Noun("workflows", "List, check, show, draw and publish the rules."),
    "agreement": Noun("agreements", "List, check and adopt collaboration agreements."),
    "seat": Noun("seats", "List who sits where; add people to seats and end their time."),
    "user": Noun("users", "List who can sign in; invite people, and switch accounts off."),
    "log": Noun("reviewing", "Show who was shown what, and sign that it was looked through."),
    "audit": Noun("audits", "Check that every invariant holds."),
    "config": Noun("configs", "Look whether the settings can work."),
    "db": Noun("databases", "Upgrade the database, check it, back it up and restore it."),
    "adopt": Noun("adopt", "Let a restored site speak again, and say first who will hear."),
    "doctor": Noun("doctors", "Show on one screen what is well and what is not, with a remedy."),
    "metrics": Noun("metrics", "Print health and metrics, or serve them."),
}


class Nouns(TyperGroup):
    """The commands by name, each imported when it is asked for and not before."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 — typer's own context
        """Return the names of all commands."""
        return list(NOUNS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """Import a command and return it; None where there is none of that name."""
        if cmd_name not in NOUNS:
            return None
        module = import_module(f"sisam.cli.{NOUNS[cmd_name].module}")
        return typer.main.get_command(module.app)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, noun.help) for name, noun in NOUNS.items()])


app = typer.Typer(
    cls=Nouns, name="sisam", add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"sisam {version('sisam')}")
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    site: Annotated[
        Path | None,
        typer.Option(
            "--site", metavar="DIR", help="The site's folder; else SISAM_SITE, else the present folder."
        ),
    ] = None,
    now: Annotated[str | None, typer.Option("--now", metavar="INSTANT", hidden=True)] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """See to it that no pupil placed in a youth home is forgotten by the school."""
    stage: Stage = context.obj
    stage.site, stage.now = site, now


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line (None: the process's own) and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    stage = Stage()
    _show_what_can_be_shown()
    try:
        with stage.at_end:
            typer.main.get_command(app).main(given, prog_name="sisam", obj=stage)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else ExitCode.ERROR
    except SisamError as error:
        return ExitCode(_failing().tell_error(error, stage))
    except Exception as bug:  # noqa: BLE001 — the last door: a bug gets a number, not a traceback
        return ExitCode(_failing().tell_bug(bug, stage))
    return ExitCode.FINE


def _show_what_can_be_shown() -> None:
    """Let a terminal that knows few signs show a question mark for the others, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _failing() -> Any:  # noqa: ANN401 — a module, loaded late
    """Return the module that tells what went wrong, which needs more than `--help` may load."""
    return import_module("sisam.cli.failing")
