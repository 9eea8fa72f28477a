"""Examining a site: every look taken, and one that fails hides none of the others."""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from sisam.application.finding import Finding, Level
from sisam.audit.report import Verdict
from sisam.bootstrap import Program, open_program
from sisam.doctor.agreements import agreements
from sisam.doctor.alerts import alerts
from sisam.doctor.canary import canary
from sisam.doctor.database import damage, keys, library, schema, sealed, silence, writable
from sisam.doctor.files import backups, file_system, rights, space
from sisam.doctor.finding import failed, well
from sisam.doctor.log_reviews import log_reviews
from sisam.doctor.machine import Machine
from sisam.doctor.rules import rules
from sisam.doctor.seats import seats
from sisam.doctor.statements import statements
from sisam.doctor.telling import telling
from sisam.doctor.watching import auditor
from sisam.doctor.work import channels, daemon, due, outbox
from sisam.engine.clocks import local_date
from sisam.errors import SisamError
from sisam.settings import Settings
from sisam.wording.doctor_sentences import DoctorSentence

Look = Callable[[], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Examination:
    """One look at a whole site."""

    folder: Path
    settings: Settings
    now: datetime
    machine: Machine = field(default_factory=Machine)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    #: What takes long is looked at only when asked for.
    thorough: bool = False

    def findings(self) -> list[Finding]:
        """Return every finding, from the ground up."""
        found = list(_looked(self._from_outside()))
        try:
            program = open_program(self.folder, self.environment)
        except SisamError as error:
            # What hinders it has mostly been told above.
            if all(each.level is not Level.BAD for each in found):
                found.append(failed("site", error))
            rest, mend = DoctorSentence.NOT_OPENED.of(), DoctorSentence.MEND_FIRST.of()
            return [*found, Finding("the rest", Level.UNKNOWN, rest, mend)]
        with closing(program.store):
            return [*found, *_looked(self._from_inside(program))]

    def _from_outside(self) -> dict[str, Look]:
        folder, settings = self.folder, self.settings
        return {
            "library": library,
            "schema": lambda: schema(folder, settings),
            "rights": lambda: rights(folder, settings),
            "file system": lambda: file_system(folder, settings, self.machine),
            "disk": lambda: space(folder, settings, self.machine),
            "key": lambda: keys(folder, settings, self.environment),
            "auditor": lambda: auditor(folder, settings, self.now),
        }

    def _from_inside(self, program: Program) -> dict[str, Look]:
        now = self.now
        # Read once for all looks; where that fails, each of them says so.
        figures = cache(lambda: program.gauges.figures(now))
        quick: dict[str, Look] = {
            "key": lambda: sealed(program),
            "writing": lambda: writable(program),
            "silence": lambda: silence(program),
            "definitions": lambda: rules(program, now),
            "agreements": lambda: agreements(program, now),
            "daemon": lambda: daemon(figures(), now),
            "cases": lambda: due(figures(), now),
            "channel": lambda: channels(figures(), now),
            "telling": lambda: telling(self.settings, figures()),
            "outbox": lambda: outbox(figures(), now),
            "statements": lambda: statements(program, figures(), now),
            "canary": lambda: canary(program, figures(), now),
            "alerts": lambda: alerts(program),
            "log reviews": lambda: log_reviews(program, now),
            "seats": lambda: seats(program, local_date(now)),
            "backups": lambda: backups(self.folder, self.settings, now),
        }
        if not self.thorough:
            return quick
        return quick | {
            "damage": lambda: damage(self.folder, self.settings),
            "audit": lambda: _audit(program, now),
        }


def _looked(looks: Mapping[str, Look]) -> Iterable[Finding]:
    for name, look in looks.items():
        try:
            yield from look()
        except SisamError as error:
            yield failed(name, error, Level.UNKNOWN)
        except OSError as error:
            why = error.strerror or type(error).__name__
            how = DoctorSentence.CANNOT_BE_LOOKED_AT.of(why=why)
            yield Finding(name, Level.UNKNOWN, how, DoctorSentence.LOOK_AT_PATH.of())


def _audit(program: Program, now: datetime) -> Iterable[Finding]:
    report = program.audit(now)
    remedy = DoctorSentence.RUN_AUDIT.of()
    match report.verdict:
        case Verdict.ALL_HOLD:
            yield well("audit", DoctorSentence.AUDIT_HOLDS.of(cases=report.checked))
        case Verdict.VIOLATED:
            broken = tuple(sorted({each.invariant for each in report.violations}))
            how = DoctorSentence.AUDIT_BROKEN.of(count=len(report.violations), broken=broken)
            yield Finding("audit", Level.BAD, how, remedy)
        case Verdict.COULD_NOT_CHECK:
            how = DoctorSentence.IN_ITS_OWN_WORDS.of(told=report.could_not[0])
            yield Finding("audit", Level.UNKNOWN, how, remedy)
