"""What the processes do that are killed: people give commands, a daemon looks after the site."""

import base64
import os
import pickle
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event

from sisam.application.cases.carrying_out import carry_out
from sisam.application.cases.sweeping import sweep
from sisam.application.messages.sending import send_due
from sisam.application.ports.cases import Recorded
from sisam.application.ports.outbox import OutboxMessage
from sisam.clock import FixedClock, SystemClock
from sisam.daemon.beater import Beater
from sisam.daemon.deliverer import Deliverer
from sisam.daemon.loop import Loop
from sisam.daemon.running import Daemon
from sisam.daemon.service_manager import ServiceManager
from sisam.daemon.stop_signals import StopSignals
from sisam.daemon.sweeper import Sweeper
from sisam.daemon.timetable import Timetable
from sisam.domain.case import Case
from sisam.domain.command import Command
from sisam.domain.ids import CaseId, CommandId
from sisam.errors import SisamError
from sisam.storage.failures import DatabaseBusy
from tests.faults.chance import Chance
from tests.faults.moves import Mind
from tests.faults.site_on_disk import open_site, town_of
from tests.journeys.town import Town
from tests.unit.daemon.heard import Heard

_MANY = 100_000


def act(
    folder: Path,
    number: int,
    now: datetime,
    again: Sequence[tuple[CaseId, Command]],
    commands: int,
    mouth: int,
) -> None:
    """Give again what nobody answered, then commands of one's own; say what is asked and what is answered."""
    program = open_site(folder)
    town, chance = town_of(program), Chance(number)
    for case_id, command in again:
        _ask(town, case_id, command, now, mouth)
    with program.store.read() as work:
        cases = work.cases.ids(open_only=True)
    for count in range(commands):
        case_id = chance.one_of(cases)
        command_or_none = _command(town, town.case(case_id), chance, now, f"{number}-{count}")
        if command_or_none is not None:
            _ask(town, case_id, command_or_none, now, mouth)


def _command(town: Town, case: Case, chance: Chance, now: datetime, name: str) -> Command | None:
    if not case.open:
        return None
    mind = Mind(town, town.rules, case, now.date(), chance, ())
    move = chance.weighed({Mind.work: 8, Mind.pass_it_on: 2, Mind.acknowledge: 3, Mind.set_date: 1})(mind)
    if move is None:
        return None
    return Command(CommandId(name), town.actor(move.who), move.act, name, move.on, move.words)


def _ask(town: Town, case_id: CaseId, command: Command, now: datetime, mouth: int) -> None:
    _say(mouth, "asks", base64.b64encode(pickle.dumps((case_id, command))).decode())
    try:
        result = carry_out(town.site, case_id, command, now)
    except SisamError as error:
        _say(mouth, "refused", type(error).__name__)
    else:
        _say(mouth, "done", "again" if result.repeated else "now")


def look_after(folder: Path, now: datetime, _mouth: int) -> None:
    """Run the daemon as the command does, with a clock that stands still."""
    clock, diary, stopping = FixedClock(now), Heard(), Event()
    sweeping, delivering, beating = (open_site(folder) for _ in range(3))
    sweeper = Sweeper(sweeping.site, clock, diary, stopping)
    deliver = partial(send_due, delivering.site, delivering.channel(), delivering.texts(), limit=1)
    beater = Beater(beating.site.store, sweeping.site.ids.new(), "here", os.getpid(), sweeper, clock)
    beat = Loop("beat", 1, beater, diary, stopping)
    sweep_loop = Loop("sweep", 1, sweeper, diary, stopping)
    loops = (
        beat,
        sweep_loop,
        Loop("deliver", 1, Deliverer(deliver, clock, diary, stopping), diary, stopping),
    )
    timetable = Timetable(loops, diary, SystemClock())
    Daemon(loops, loops[:2], timetable, diary, ServiceManager(), stopping, beat).run(StopSignals())


def sweep_slowly(folder: Path, now: datetime, mouth: int) -> None:
    """Sweep a case at a time and say how far it came; try again where somebody else keeps the database."""
    program = open_site(folder)
    with program.store.engine.connect() as connection:
        # Whoever keeps it stands still: waiting for long would only make the test long.
        connection.exec_driver_sql("PRAGMA busy_timeout = 100")
    _say(mouth, "opened", "")
    for _ in range(3):
        try:
            report = sweep(
                program.site, now, batch=1, progress=lambda count: _say(mouth, "swept", str(count))
            )
        except DatabaseBusy:
            _say(mouth, "busy", "")
            continue
        for error in report.failed.values():
            if not isinstance(error, DatabaseBusy):
                raise error
        break


def inspect(folder: Path, now: datetime, acknowledged: Mapping[str, CaseId], mouth: int) -> None:
    """Sweep, send, and say every fault that the audit finds, what is lost, and what is there twice."""
    program = open_site(folder)
    for bug in sweep(program.site, now).failed.values():
        raise bug
    program.look_after(now)
    while send_due(program.site, program.channel(), program.texts(), now):
        pass
    report = program.audit(now)
    for told in (*map(str, report.violations), *report.could_not):
        _say(mouth, "fault", told)
    with program.store.read() as work:
        journals = {case_id: work.cases.journal(case_id) for case_id in work.cases.ids(open_only=False)}
        messages = work.outbox.listed(None, _MANY)
    for fault in (*_lost_or_doubled(journals, acknowledged), *_told_twice(messages)):
        _say(mouth, "fault", fault)
    _say(mouth, "messages", str(len(messages)))
    _say(mouth, "events", str(sum(map(len, journals.values()))))


def _lost_or_doubled(
    journals: Mapping[CaseId, Sequence[Recorded]], acknowledged: Mapping[str, CaseId]
) -> Iterator[str]:
    """Yield commands that were acknowledged and are not there, and those that a case has more than once.

    One that opens a new placement asks the case before to be settled, so that two cases have it.
    """
    runs: Counter[tuple[CaseId, str]] = Counter()
    for case_id, journal in journals.items():
        commands = [each.event.command_id for each in journal]
        runs.update(
            (case_id, command)
            for command, before in zip(commands, ["", *commands], strict=False)
            if command != before
        )
    there = {command for _, command in runs}
    yield from (f"{command} was acknowledged and is lost" for command in acknowledged if command not in there)
    yield from (f"{command} is there {times} times" for (_, command), times in runs.items() if times > 1)


def _told_twice(messages: Sequence[OutboxMessage]) -> Iterator[str]:
    items = Counter(item.dedup_key for message in messages for item in message.items)
    return (f"{key} is told {times} times" for key, times in items.items() if times > 1)


def _say(mouth: int, what: str, told: str) -> None:
    os.write(mouth, f"{what} {told}\n".encode())
