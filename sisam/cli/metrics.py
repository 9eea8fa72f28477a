"""The command that prints health and metrics, or serves them where no daemon does."""

import signal
from threading import Event
from typing import Annotated

import typer
from prometheus_client import generate_latest

from sisam.cli.errand import instant_of, set_out
from sisam.cli.given import Given, taking
from sisam.cli.serving import serve_figures
from sisam.clock import FixedClock, SystemClock
from sisam.errors import Fault, Invalid
from sisam.health.exposition import SiteCollector

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@taking
def metrics(
    given: Given,
    once: Annotated[bool, typer.Option("--once", help="Print the metrics and end.")] = False,
) -> None:
    """Serve /healthz, /readyz and /metrics on metrics_host and metrics_port until a signal; or print once.

    They hold counts and ages, never a name or an id. A site that is not ready answers /readyz with 503.
    """
    errand = set_out(given)
    program = errand.program
    if once:
        print(generate_latest(SiteCollector(program.gauges, errand.now)).decode(), end="")
        return
    if not program.settings.metrics_port:
        raise Invalid(
            Fault(
                "metrics_port is 0, so nothing is served.",
                "Set it in config.toml, or add --once to print the metrics.",
                key="metrics_port",
            )
        )
    stopped = Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stopped.set())
    serve_figures(given, program, SystemClock() if given.instant is None else FixedClock(instant_of(given)))
    stopped.wait()
