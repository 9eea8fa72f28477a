"""The command that runs the daemon."""

import os
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import Annotated

import typer

from sisam.application.messages.sending import send_due
from sisam.bootstrap import Program, open_program
from sisam.cli.daemon_diary import WrittenDiary
from sisam.cli.delivery_log import DeliveryLog
from sisam.cli.errand import instant_of, set_out
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Given, taking
from sisam.cli.serving import serve_figures
from sisam.clock import Clock, FixedClock, SystemClock
from sisam.daemon.beater import Beater
from sisam.daemon.bounce_taker import BounceTaker
from sisam.daemon.canary_keeper import CANARY_SECONDS, CanaryKeeper
from sisam.daemon.deliverer import Deliverer
from sisam.daemon.herald import Herald
from sisam.daemon.loop import Job, Loop
from sisam.daemon.running import Daemon
from sisam.daemon.service_manager import ServiceManager
from sisam.daemon.site_watcher import WATCH_SECONDS, SiteWatcher
from sisam.daemon.stop_signals import StopSignals
from sisam.daemon.sweeper import Sweeper
from sisam.daemon.timetable import Timetable
from sisam.daemon.voice import Voice

app = typer.Typer(add_completion=False, rich_markup_mode=None)

#: A message at a time, so that the daemon stops after the one that is on its way.
_MESSAGES_AT_ONCE = 1
#: How often the mailbox for what mail servers send back is looked into.
BOUNCE_SECONDS = 60
#: How often it is asked whether the day's statements are made.
STATEMENT_SECONDS = 60
#: The promise asks for an alert within a minute.
_MAX_SECONDS = 60
Every = Annotated[
    int | None,
    typer.Option(
        "--every",
        metavar="SECONDS",
        min=1,
        max=_MAX_SECONDS,
        help="How often to sweep and to deliver; else as config.toml says.",
    ),
]


@app.command()
@taking
def daemon(given: Given, every: Every = None) -> None:
    """Sweep, climb and deliver by itself, until a signal stops it.

    It stays in the foreground, in one process. SIGTERM or Ctrl-C let it finish what is being done and end
    with 0; a second one ends it at once. It tells systemd that it is ready and well, where systemd asks,
    and serves /healthz, /readyz and /metrics where metrics_port is set. Several may run beside each other
    on one site.
    """
    program = set_out(given).program
    clock = SystemClock() if given.instant is None else FixedClock(instant_of(given))
    another = opening(given, program)
    # Threads that begin in here leave the signals alone, the listener's too.
    with StopSignals() as signals:
        if program.settings.metrics_port:
            serve_figures(given, another(), clock)
        drained = daemon_of(program, another, clock, every).run(nullcontext(signals))
    if not drained:
        # A thread hangs in a channel and would keep the process; what it was sending is sent again.
        sys.stderr.flush()
        os._exit(ExitCode.FINE)


def opening(given: Given, program: Program) -> Callable[[], Program]:
    """Return what opens a site once more, so that nobody in the process waits for another's connections."""

    def another() -> Program:
        opened = open_program(program.folder)
        given.stage.at_end.callback(opened.store.close)
        return opened

    return another


@dataclass(frozen=True, slots=True)
class _Wiring:
    """What the loops of a daemon are made of."""

    #: Opens the site once more, with connections of its own.
    another: Callable[[], Program]
    clock: Clock
    diary: WrittenDiary
    stopping: Event
    voice: Voice

    def loop(self, name: str, every_seconds: int, job: Job) -> Loop:
        """Return a loop."""
        return Loop(name, every_seconds, job, self.diary, self.stopping)

    def speaking(self, name: str, every_seconds: int, job: Job) -> Loop:
        """Return a loop that does nothing while the site is silent."""
        return self.loop(name, every_seconds, self.voice.needed_by(job))

    def deliveries(self, every_seconds: int) -> Iterator[Loop]:
        """Yield a loop for each channel, so that a slow one delays no other."""
        for number, name in enumerate(self.another().channels()):
            program = self.another()
            deliver = partial(
                send_due,
                program.site,
                program.channels()[name],
                program.texts(),
                limit=_MESSAGES_AT_ONCE,
                news=DeliveryLog(),
            )
            job = Deliverer(deliver, self.clock, self.diary, self.stopping)
            yield self.speaking(f"deliver-{name}" if number else "deliver", every_seconds, job)

    def bounces(self) -> Iterator[Loop]:
        """Yield the loop that looks for what mail servers send back, where a mailbox is named for it."""
        program = self.another()
        if program.settings.bounce_mailbox:
            taker = BounceTaker(
                program.site, program.bounce_mailbox, self.clock, self.diary, DeliveryLog(), self.stopping
            )
            yield self.speaking("bounces", BOUNCE_SECONDS, taker)

    def watch(self) -> Loop:
        """Return the loop that looks after what belongs to no single case."""
        watcher = SiteWatcher(self.another().look_after, self.clock, self.diary)
        return self.speaking("watch", WATCH_SECONDS, watcher)

    def canary(self) -> Loop:
        """Return the loop that keeps the canary, and answers for it."""
        program = self.another()
        answer = partial(program.answer_for_canary, stopped=self.stopping.is_set)
        keeper = CanaryKeeper(program.keep_canary, answer, self.clock, self.diary)
        return self.speaking("canary", CANARY_SECONDS, keeper)

    def statements(self) -> Iterator[Loop]:
        """Yield the loop that gives every organisation its day."""
        herald = Herald(self.another().state_the_day, self.clock, self.diary)
        yield self.speaking("statements", STATEMENT_SECONDS, herald)


def daemon_of(sweeping: Program, another: Callable[[], Program], clock: Clock, every: int | None) -> Daemon:
    """Wire a daemon, each of whose loops has a program of its own, with connections of its own."""
    settings, beating = sweeping.settings, another()
    diary = WrittenDiary(
        sweeping.site.ids.new(), platform.node(), os.getpid(), str(Path(sweeping.folder).absolute()), {}
    )
    stopping = Event()
    wiring = _Wiring(another, clock, diary, stopping, Voice(diary))
    sweeper = Sweeper(sweeping.site, clock, diary, stopping)
    beater = Beater(beating.site.store, diary.daemon_id, diary.host, diary.pid, sweeper, clock)
    sweep = wiring.speaking("sweep", every or settings.sweep_seconds, sweeper)
    watch = wiring.watch()
    beat = wiring.loop("beat", settings.beat_seconds, beater)
    loops = (
        beat,
        sweep,
        watch,
        *wiring.deliveries(every or settings.delivery_seconds),
        *wiring.bounces(),
        *wiring.statements(),
        wiring.canary(),
    )
    diary.loops = {loop.name: loop for loop in loops}
    return Daemon(
        loops=loops,
        # A slow mail server is no reason to start the daemon anew.
        watched=(beat, sweep, watch),
        timetable=Timetable(loops, diary, SystemClock()),
        diary=diary,
        manager=ServiceManager.of(os.environ),
        stopping=stopping,
        beat=beat,
    )
