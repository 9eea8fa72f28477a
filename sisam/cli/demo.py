"""The command that shows what the program does."""

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sisam.cli.errand import day_of, instant_of
from sisam.cli.given import Given
from sisam.cli.progress import progress_of
from sisam.cli.showing_demo import port_for, show_demo
from sisam.engine.clocks import local_date
from sisam.errors import Fault, Invalid
from sisam.settings import Settings
from sisam.simulation.demo import CASES, Demo

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def demo(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Option("--dir", metavar="DIR", help="Where the site is made; an old demo is replaced.")
    ] = Path("demo-site"),
    seed: Annotated[
        int, typer.Option("--seed", metavar="NUMBER", help="Another number, another country.")
    ] = 1,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="The day on whose morning it ends; else today."),
    ] = None,
    cases: Annotated[
        int, typer.Option("--cases", metavar="NUMBER", min=1, help="How many placements there are.")
    ] = CASES,
    serve: Annotated[
        bool | None,
        typer.Option(
            "--serve/--no-serve",
            help="Serve the pages after the report; else at a terminal alone.",
            show_default=False,
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            metavar="NUMBER",
            min=0,
            max=65535,
            help="The port to serve on; else that of config.toml, or where that is taken a free one.",
        ),
    ] = None,
) -> None:
    """Build a small invented country, live eighteen months of its placements there, and report.

    It takes about two minutes; --cases 50 takes about twenty seconds. People act through the same commands
    as everybody, and mail goes over a mail server that the demo starts on this machine. The same seed, day
    and number give the same report. At a terminal it then serves the site's pages and runs its daemon, and
    prints where they are and as whom to sign in, until Ctrl-C.
    """
    today = local_date(instant_of(Given(stage=context.obj)))
    ends_on = today if until is None else day_of(until, "--until")
    _refuse_the_future(ends_on, today)
    stays = _at_terminal() if serve is None else serve
    # Known before anything is lived: the links in the mails lead there.
    at = port_for(port, Settings()) if stays else None
    report = Demo(folder, ends_on, seed, cases, programs=_unfound(), port=at).run(progress_of)
    print(report, end="", flush=True)
    if stays:
        show_demo(Given(site=folder, stage=context.obj))


def _at_terminal() -> bool:
    """Tell whether somebody sits there who sees what is printed, and can end it."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _unfound() -> Path | None:
    """Return where this program lies, if the shell would not find it by its name."""
    return None if shutil.which("sisam") else Path(sys.argv[0]).parent


def _refuse_the_future(ends_on: date, today: date) -> None:
    """Refuse a last day on which no command would work yet, for what is recorded never runs backwards.

    Raises:
        Invalid: the day lies ahead.
    """
    if ends_on > today:
        raise Invalid(Fault(f"{ends_on} lies ahead of {today}.", "Name a day that has begun.", key="--until"))
