"""The command that runs a whole site in one process: the pages and the daemon."""

from collections.abc import Callable
from contextlib import nullcontext

import typer

from sisam.bootstrap import Program
from sisam.cli.daemons import Every, daemon_of, opening
from sisam.cli.errand import instant_of, set_out
from sisam.cli.given import Given, taking
from sisam.cli.pages import Pages
from sisam.cli.serving import serve_figures
from sisam.cli.webs import leave
from sisam.clock import FixedClock, SystemClock
from sisam.daemon.stop_signals import StopSignals

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@taking
def run(given: Given, every: Every = None) -> None:
    """Serve the pages, and sweep, climb and deliver, until a signal stops it.

    It does what `sisam web` and `sisam daemon` do, in one process in the foreground. SIGTERM or Ctrl-C let
    the pages finish what is being answered, then the daemon what it is doing, and end with 0; a second one
    ends it at once.
    """
    serve_whole(given, set_out(given).program, every)


def serve_whole(
    given: Given,
    program: Program,
    every: int | None = None,
    when_ready: Callable[[Pages], None] = lambda _pages: None,
) -> None:
    """Serve the pages of a site and run its daemon, until a signal comes.

    Raises:
        PagesEnded: no signal asked for it.
    """
    clock = SystemClock() if given.instant is None else FixedClock(instant_of(given))
    another = opening(given, program)
    # Threads that begin in here leave the signals alone, the listener's too.
    with StopSignals() as signals:
        pages = Pages.of(another(), clock, signals)
        if program.settings.metrics_port:
            serve_figures(given, another(), clock)
        daemon = daemon_of(program, another, clock, every)
        pages.start()
        when_ready(pages)
        drained = daemon.run(nullcontext(pages))
    leave(pages, drained=drained)
