"""Serving health and metrics for as long as a command runs."""

import sys

from sisam.bootstrap import Program
from sisam.cli.given import Given
from sisam.clock import Clock
from sisam.health.listening import serve_health


def serve_figures(given: Given, program: Program, clock: Clock) -> None:
    """Answer on the address of the settings until the command ends, and say where.

    Raises:
        PortUnusable: nobody can listen there.
    """
    settings = program.settings
    close = serve_health(program, settings.metrics_host, settings.metrics_port, clock)
    given.stage.at_end.callback(close)
    print(f"Serving on http://{settings.metrics_host}:{close.port}/metrics.", file=sys.stderr, flush=True)
