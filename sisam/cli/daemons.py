"""The command that runs the daemon."""

import os
import platform
import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from threading import Event
from typing import Annotated

import typer

from sisam.application.sending import send_due
from sisam.bootstrap import Program, open_program
from sisam.cli.daemon_diary import WrittenDiary
from sisam.cli.delivery_log import DeliveryLog
from sisam.cli.errand import instant_of, set_out
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Given, taking
from sisam.cli.serving import serve_figures
from sisam.clock import Clock, FixedClock, SystemClock
from sisam.daemon.beater import Beater
from sisam.daemon.deliverer import Deliverer
from sisam.daemon.loop import Loop
from sisam.daemon.running import Daemon
from sisam.daemon.service_manager import ServiceManager
from sisam.daemon.stop_signals import StopSignals
from sisam.daemon.sweeper import Sweeper
from sisam.daemon.timetable import Timetable
from sisam.daemon.voice import Voice

app = typer.Typer(add_completion=False, rich_markup_mode=None)

#: A message at a time, so that the daemon stops after the one that is on its way.
_MESSAGES_AT_ONCE = 1
#: The promise asks for an alert within a minute.
_MAX_SECONDS = 60


@app.command()
@taking
def daemon(
    given: Given,
    every: Annotated[
        int | None,
        typer.Option(
            "--every",
            metavar="SECONDS",
            min=1,
            max=_MAX_SECONDS,
            help="How often to sweep and to deliver; else as config.toml says.",
        ),
    ] = None,
) -> None:
    """Sweep, climb and deliver by itself, until a signal stops it.

    It stays in the foreground, in one process. SIGTERM or Ctrl-C let it finish what is being done and end
    with 0; a second one ends it at once. It tells systemd that it is ready and well, where systemd asks,
    and serves /healthz, /readyz and /metrics where metrics_port is set. Several may run beside each other
    on one site.
    """
    program = set_out(given).program
    clock = SystemClock() if given.instant is None else FixedClock(instant_of(given))
    delivering, beating = (open_program(program.folder) for _ in range(2))
    for other in (delivering, beating):
        given.stage.at_end.callback(other.store.close)
    # Threads that begin in here leave the signals alone, the listener's too.
    with StopSignals() as signals:
        if program.settings.metrics_port:
            # With connections of its own, so that no loop waits for somebody who looks.
            measured = open_program(program.folder)
            given.stage.at_end.callback(measured.store.close)
            serve_figures(given, measured, clock)
        drained = _daemon_of(program, delivering, beating, clock, every).run(nullcontext(signals))
    if not drained:
        # A thread hangs in a channel and would keep the process; what it was sending is sent again.
        sys.stderr.flush()
        os._exit(ExitCode.FINE)


def _daemon_of(
    sweeping: Program, delivering: Program, beating: Program, clock: Clock, every: int | None
) -> Daemon:
    """Wire a daemon, each of whose loops has a program of its own, with connections of its own."""
    settings = sweeping.settings
    diary = WrittenDiary(
        sweeping.site.ids.new(), platform.node(), os.getpid(), str(Path(sweeping.folder).absolute()), {}
    )
    stopping, voice = Event(), Voice(diary)
    sweeper = Sweeper(sweeping.site, clock, diary, stopping)
    deliver = partial(
        send_due,
        delivering.site,
        delivering.channel(),
        delivering.texts(),
        limit=_MESSAGES_AT_ONCE,
        news=DeliveryLog(),
    )
    beater = Beater(beating.site.store, diary.daemon_id, diary.host, diary.pid, sweeper, clock)
    sweep = Loop("sweep", every or settings.sweep_seconds, voice.needed_by(sweeper), diary, stopping)
    delivery = Loop(
        "deliver",
        every or settings.delivery_seconds,
        voice.needed_by(Deliverer(deliver, clock, diary, stopping)),
        diary,
        stopping,
    )
    beat = Loop("beat", settings.beat_seconds, beater, diary, stopping)
    loops = (beat, sweep, delivery)
    diary.loops = {loop.name: loop for loop in loops}
    return Daemon(
        loops=loops,
        # A slow mail server is no reason to start the daemon anew.
        watched=(beat, sweep),
        timetable=Timetable(loops, diary, SystemClock()),
        diary=diary,
        manager=ServiceManager.of(os.environ),
        stopping=stopping,
        beat=beat,
    )
