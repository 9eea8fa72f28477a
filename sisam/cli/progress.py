"""Progress on standard error, for what takes more than two seconds in front of somebody."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from sisam.clock import Clock, SystemClock

#: Anything quicker needs no bar.
PATIENCE = timedelta(seconds=2)


@contextmanager
def progress_of(
    what: str, total: int | None = None, clock: Clock | None = None
) -> Iterator[Callable[[int], None]]:
    """Yield a callback that is told how many are done; a bar shows them after a while on a terminal."""
    machine_clock = clock or SystemClock()
    started = machine_clock.now()
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True, color_system=None),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    task = bar.add_task(what, total=total)

    def done(count: int) -> None:
        if not bar.live.is_started and machine_clock.now() - started > PATIENCE:
            bar.start()
        bar.update(task, completed=count)

    try:
        yield done
    finally:
        bar.stop()
