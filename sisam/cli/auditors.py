"""The command that runs the auditor."""

import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from sisam import log
from sisam.audit.registry import INVARIANTS
from sisam.auditor.auditor import Auditor, Operations
from sisam.auditor.dead_mans_switch import DeadMansSwitch
from sisam.auditor.inspection import TITLES, Inspection, Verdict
from sisam.auditor.notice import Notice, lines_of, names_invariants
from sisam.auditor.rounds import Rounds
from sisam.auditor.spool import Spool
from sisam.bootstrap import Program, open_program, operations_channel_of
from sisam.cli.auditor_diary import AuditorDiary
from sisam.cli.errand import instant_of
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Given, taking
from sisam.cli.saying import counted, say
from sisam.clock import Clock, FixedClock, SystemClock
from sisam.daemon.service_manager import ServiceManager
from sisam.daemon.stop_signals import StopSignals
from sisam.settings import Settings, read_settings, site_folder

app = typer.Typer(add_completion=False, rich_markup_mode=None)

_EXIT_CODES: Mapping[Verdict, ExitCode] = {
    Verdict.GREEN: ExitCode.FINE,
    Verdict.RED: ExitCode.OVERDUE,
    Verdict.UNCHECKED: ExitCode.ERROR,
}


@app.command()
@taking
def auditor(
    given: Given,
    once: Annotated[
        bool, typer.Option("--once", help="Look once, tell, say what was found, and end.")
    ] = False,
) -> None:
    """Ask every invariant again and again, and tell outside how it is, until a signal stops it.

    It stays in the foreground, in a process of its own beside the daemon, and only reads. With --once it
    ends with 0 where everything holds, 3 where something does not, 1 where it could not be checked.
    """
    folder = site_folder(given.folder)
    given.stage.folder = folder
    settings = read_settings(folder)
    log.set_up(settings.log_level)
    clock = SystemClock() if given.instant is None else FixedClock(instant_of(given))
    diary = AuditorDiary(str(folder.absolute()), settings.auditor_seconds)
    watching = _auditor_of(settings, folder, clock, diary)
    if once:
        _look_once(watching)
        return
    manager = replace(ServiceManager.of(os.environ), doing="Auditing.")
    Rounds(watching.look, settings.auditor_seconds, clock, diary, manager).run(StopSignals())


def _auditor_of(settings: Settings, folder: Path, clock: Clock, diary: AuditorDiary) -> Auditor:
    return Auditor(
        site_source=partial(_opened, folder),
        clock=clock,
        diary=diary,
        spool=Spool(folder / settings.spool_folder),
        switch=DeadMansSwitch(settings.deadman_url) if settings.deadman_url else None,
        operations=_operations_of(settings, folder),
    )


def _operations_of(settings: Settings, folder: Path) -> Operations | None:
    channel = operations_channel_of(settings, folder)
    if channel is None:
        return None
    return Operations(settings.operations_email, channel.send, Notice(settings.mail_domain, titles()))


@contextmanager
def _opened(folder: Path) -> Iterator[Program]:
    program = open_program(folder, read_only=True)
    with closing(program.store):
        yield program


def titles() -> Mapping[str, str]:
    """Return what is called what among all that the auditor asks, by its id."""
    return {**{each.id: each.title for each in INVARIANTS}, **TITLES}


def _look_once(watching: Auditor) -> None:
    inspection = watching.look()
    for sentence in _sentences(inspection):
        say(sentence)
    code = _EXIT_CODES[inspection.verdict]
    if code:
        raise typer.Exit(code)


def _sentences(inspection: Inspection) -> Iterator[str]:
    cases = counted(inspection.checked, "case")
    match inspection.verdict:
        case Verdict.GREEN if inspection.swept:
            yield f"Green: all invariants hold ({cases}), and a daemon sweeps."
        case Verdict.GREEN:
            yield f"Green: what is asked of a silent site holds ({cases})."
            yield "Nobody sweeps there, so nobody outside is told that all is well."
        case Verdict.RED:
            yield f"Red: what must hold and does not ({cases}):"
            yield from lines_of(inspection, titles())
            if names_invariants(inspection):
                yield "`sisam audit` lists every violation; `sisam doctor` says what to do."
            else:
                yield "`sisam doctor` says what to do; see docs/howto/be-told-from-outside.md."
        case Verdict.UNCHECKED:
            yield f"Unchecked: not everything could be looked at ({cases} were):"
            yield from lines_of(inspection, titles())
            yield "`sisam doctor` says what to do."
