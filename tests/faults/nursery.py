"""A process that bears others and kills them: run as `python -m tests.faults.nursery`, it prints what it saw.

It has one thread and never opens the database itself, so that it may fork.
"""

import base64
import json
import os
import pickle
import select
import signal
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import NoReturn

from sisam.domain.command import Command
from sisam.domain.ids import CaseId
from tests.faults.chance import Chance
from tests.faults.site_on_disk import populate
from tests.faults.victims import act, inspect, look_after, sweep_slowly
from tests.journeys.town import a_town, at

BEGINS = date(2026, 9, 1)
PLACEMENTS = 8
#: Commands that a person gives in one life; nobody lives so long.
_COMMANDS = 100_000
_BETWEEN_ROUNDS = timedelta(hours=9)
#: How long after a command was given its giver is killed, at most: about as long as one takes.
_MICROSECONDS_LATER = 8_000
UNANSWERED = "kills while a command was unanswered"
#: A child that does nothing for so long hangs.
_PATIENCE_SECONDS = 30.0


@dataclass
class Child:
    """A process that was born here, and what it has said."""

    pid: int
    ear: int
    said: list[str] = field(default_factory=list)
    _rest: bytes = b""

    @classmethod
    def born(cls, work: Callable[[int], None]) -> "Child":
        """Fork; the child works and says what it does through a pipe."""
        ear, mouth = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(ear)
            _live(work, mouth)
        os.close(mouth)
        return cls(pid, ear)

    def hear(self, seconds: float) -> bool:
        """Listen until something was said, and tell whether it was; the end of a pipe says nothing."""
        ready, _, _ = select.select([self.ear], [], [], seconds)
        heard = os.read(self.ear, 1 << 20) if ready else b""
        *whole, self._rest = (self._rest + heard).split(b"\n")
        self.said += [line.decode() for line in whole]
        return bool(heard)

    def hear_until(self, moment: float) -> None:
        """Listen until a moment of the machine's counter."""
        while (left := moment - perf_counter()) > 0:
            if not self.hear(left) and select.select([self.ear], [], [], 0)[0]:
                return

    def hear_out(self) -> None:
        """Listen until the child has nothing more to say, as it is dead or done."""
        while self.hear(_PATIENCE_SECONDS):
            pass

    def kill(self) -> None:
        """Kill it as `kill -9` does, and hear what it said last."""
        os.kill(self.pid, signal.SIGKILL)
        self.hear_out()
        os.close(self.ear)
        _, status = os.waitpid(self.pid, 0)
        assert os.WIFSIGNALED(status), self.said[-3:]

    def end(self) -> None:
        """Wait until it is done."""
        self.hear_out()
        os.close(self.ear)
        _, status = os.waitpid(self.pid, 0)
        assert status == 0, self.said[-3:]


def _live(work: Callable[[int], None], mouth: int) -> NoReturn:
    code = 1
    try:
        work(mouth)
        code = 0
    except BaseException as error:  # noqa: BLE001 — whatever it is, the child must not come back
        with suppress(OSError):
            os.write(mouth, f"threw {type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(code)


@dataclass
class Nursery:
    """A site, who worked at it, and how each of them ended."""

    folder: Path
    chance: Chance
    now: datetime = field(default_factory=lambda: at(BEGINS))
    #: Commands that were answered, by id; whoever gave them was told that they are done.
    acknowledged: dict[str, CaseId] = field(default_factory=dict)
    #: The commands that nobody has answered yet; they are given again.
    unanswered: list[tuple[CaseId, Command]] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def kill_many(self, kills: int) -> None:
        """Let people and a daemon work at once, and kill them at random moments.

        It ends when so many were killed, half as many of them while they waited for an answer.
        """
        while self.seen["kills"] < kills or self.seen[UNANSWERED] * 2 < kills:
            self.now += _BETWEEN_ROUNDS
            self._round()
            if self.seen["rounds"] % 15 == 0:
                self.look()
        self.look()

    def stop_many(self, times: int) -> None:
        """Stop a daemon in the middle of a sweep, let another one work, and let the first go on.

        It ends when one was stopped so often, and at least once where the other had something to do: it keeps
        the other from working where it stands in a transaction, as it mostly does on a busy machine.
        """
        while self.seen["stops"] < times or not self.seen["other swept"]:
            self.now += timedelta(days=3)
            self._stop_one()
        self.look()

    def look(self) -> None:
        """Ask a process that does nothing else whether everything is as it must be."""
        child = Child.born(lambda mouth: inspect(self.folder, self.now, self.acknowledged, mouth))
        child.end()
        self.seen["audits"] += 1
        for line in child.said:
            what, _, told = line.partition(" ")
            if what == "fault":
                self.faults.append(told)
            else:
                self.seen[what] = int(told)

    def _round(self) -> None:
        self.seen["rounds"] += 1
        again, self.unanswered = self.unanswered, []
        # What nobody answered is given again by one of the two.
        people = [self._person(again), self._person([])]
        daemon = Child.born(lambda mouth: look_after(self.folder, self.now, mouth))
        children = [*people, daemon]
        try:
            while children:
                self._kill(children.pop(self.chance.number(0, len(children) - 1)), daemon)
        finally:
            for child in children:
                child.kill()
        self.unanswered = again
        for person in people:
            self._note(person)

    def _kill(self, child: Child, daemon: Child) -> None:
        """Kill somebody at a random moment."""
        if child is not daemon:
            self._until_something_is_asked(child)
        child.hear_until(perf_counter() + self.chance.number(0, _MICROSECONDS_LATER) / 1_000_000)
        child.kill()
        self.seen["kills"] += 1
        self.seen["kills of a daemon"] += child is daemon

    def _person(self, again: list[tuple[CaseId, Command]]) -> Child:
        number = self.chance.number(0, 2**48)
        return Child.born(lambda mouth: act(self.folder, number, self.now, again, _COMMANDS, mouth))

    def _until_something_is_asked(self, person: Child) -> None:
        """Wait until so many commands have been given."""
        wanted = self.chance.number(1, 4)
        while sum(line.startswith("asks") for line in person.said) < wanted:
            assert person.hear(_PATIENCE_SECONDS), person.said[-3:]

    def _note(self, person: Child) -> None:
        """Remember what a person was told before the end, and what they were still waiting for."""
        waiting: tuple[CaseId, Command] | None = None
        for line in person.said:
            what, _, told = line.partition(" ")
            if what == "asks":
                waiting = pickle.loads(base64.b64decode(told))  # noqa: S301 — our own child said it
                continue
            assert waiting is not None, line
            case_id, command = waiting
            if what == "done":
                self.acknowledged[command.id] = case_id
            self.seen[what] += 1
            self.unanswered = [each for each in self.unanswered if each[1].id != command.id]
            waiting = None
        if waiting is not None:
            self.seen[UNANSWERED] += 1
            self.unanswered = [each for each in self.unanswered if each[1].id != waiting[1].id] + [waiting]

    def _stop_one(self) -> None:
        slow = Child.born(lambda mouth: sweep_slowly(self.folder, self.now, mouth))
        while len(slow.said) < 2:
            if not slow.hear(_PATIENCE_SECONDS):
                # Nothing was due.
                slow.end()
                return
        # At once it stands between two transactions, later in the middle of one.
        later = self.chance.one_of([0, self.chance.number(0, _MICROSECONDS_LATER)])
        slow.hear_until(perf_counter() + later / 1_000_000)
        os.kill(slow.pid, signal.SIGSTOP)
        self.seen["stops"] += 1
        try:
            other = Child.born(lambda mouth: sweep_slowly(self.folder, self.now, mouth))
            other.end()
        finally:
            os.kill(slow.pid, signal.SIGCONT)
            slow.end()
        for child in (slow, other):
            for line in child.said:
                self.seen[f"{'first' if child is slow else 'other'} {line.partition(' ')[0]}"] += 1


def _populate(folder: Path, seed: int) -> None:
    populate(folder, PLACEMENTS, BEGINS, seed)


def main(folder: str, seed: str, kills: str, stops: str) -> None:
    """Bear, kill and stop, and print what was seen as JSON."""
    # What it reads once, every child knows.
    a_town().store.close()
    cradle = Child.born(lambda _: _populate(Path(folder), int(seed)))
    cradle.end()
    nursery = Nursery(Path(folder), Chance(int(seed)))
    if int(kills):
        nursery.kill_many(int(kills))
    if int(stops):
        nursery.stop_many(int(stops))
    sys.stdout.write(json.dumps({"seen": nursery.seen, "faults": nursery.faults}))


if __name__ == "__main__":
    main(*sys.argv[1:])
