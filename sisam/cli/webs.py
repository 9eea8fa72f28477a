"""The command that serves the pages alone."""

import os
import sys

import typer

from sisam.cli.errand import instant_of, set_out
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Given, taking
from sisam.cli.pages import Pages, PagesEnded, serve_alone
from sisam.clock import FixedClock, SystemClock
from sisam.daemon.stop_signals import StopSignals

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@taking
def web(given: Given) -> None:
    """Serve the pages, until a signal stops it.

    It stays in the foreground, in one process, on web_host and web_port. Nothing is swept and nothing sent:
    `sisam run` does both. SIGTERM or Ctrl-C let it finish what is being answered and end with 0.
    """
    program = set_out(given).program
    clock = SystemClock() if given.instant is None else FixedClock(instant_of(given))
    # Threads that begin in here leave the signals alone.
    with StopSignals() as signals:
        pages = Pages.of(program, clock, signals)
        serve_alone(pages)
    leave(pages)


def leave(pages: Pages, *, drained: bool = True) -> None:
    """End the process as the pages ended.

    Raises:
        PagesEnded: no signal asked for it.
    """
    if not (drained and pages.drained):
        # A thread hangs and would keep the process.
        sys.stderr.flush()
        os._exit(ExitCode.ERROR if pages.stuck else ExitCode.FINE)
    if pages.stuck:
        raise PagesEnded
