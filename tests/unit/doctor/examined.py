"""Asking the doctor, and making what it finds: signs of life, and whatever is done with an open program."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sisam.application.finding import Finding, Level
from sisam.application.ports.beats import Beat
from sisam.auditor.inspection import Inspection
from sisam.auditor.spool import Spool, SpooledReport
from sisam.bootstrap import Program, open_program
from sisam.doctor.examining import Examination
from sisam.doctor.machine import Machine
from sisam.settings import Settings
from tests.builders import NOW

LOCAL = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"


@dataclass(frozen=True)
class Space:
    f_bavail: int
    f_frsize: int = 4096


def roomy(_: Path) -> Space:
    return Space(10_000_000)


#: The folder as a channel is told where there are cases, and is not what is asked here.
BY_MAIL = Settings(channel="email", smtp_host="localhost", mail_domain="kommunen.se")


def asked(folder: Path, now: datetime = NOW, **fields: object) -> list[Finding]:
    machine = Machine(statvfs=roomy, mounts=lambda: LOCAL)
    given = {"settings": BY_MAIL, "machine": machine, "environment": {}, **fields}
    return Examination(folder, now=now, **given).findings()  # type: ignore[arg-type]


def ill(findings: list[Finding]) -> dict[str, Level]:
    return {each.name: each.level for each in findings if each.level is not Level.OK}


def at(folder: Path, do: Callable[[Program], object]) -> None:
    program = open_program(folder, {})
    with closing(program.store):
        do(program)


def beat(folder: Path, when: datetime = NOW) -> None:
    def leave(program: Program) -> None:
        with program.store.write() as work:
            work.beats.put(Beat("one", "anna", 1, when, when, when))
            work.commit()

    at(folder, leave)


def look(folder: Path, when: datetime = NOW) -> None:
    Spool(folder / "spool").write(SpooledReport(Inspection(when, checked=1, swept=True)))
