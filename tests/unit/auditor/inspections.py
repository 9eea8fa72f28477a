"""Inspections, reports and sites as the tests of the auditor speak of them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sisam.application.ports.figures import Figures
from sisam.audit.channels import Stuck
from sisam.audit.report import Report, Violation
from sisam.auditor.dead_mans_switch import PingFailed
from sisam.auditor.inspection import Finding, Inspection
from sisam.domain.ids import CaseId, StepId
from sisam.errors import Unavailable
from tests.builders import NOW

MINUTE = timedelta(minutes=1)
SWEEPING = Figures(last_sweep_completed=NOW - MINUTE)
GREEN = Inspection(NOW, checked=4, swept=True)


def a_violation(invariant: str = "I05", case: str | None = "c1") -> Violation:
    case_id = None if case is None else CaseId(case)
    return Violation(invariant, case_id, case and f"SN-{case}", "It does not hold.", step_id=StepId("s1"))


def a_report(*invariants: str, could_not: tuple[str, ...] = ()) -> Report:
    return Report(tuple(map(a_violation, invariants)), 4, ("I01",), could_not)


def red(*invariants: str, case: str = "c1", at: datetime = NOW) -> Inspection:
    findings = tuple(Finding(each, CaseId(case), "It does not hold.", (case,)) for each in invariants)
    return Inspection(at, findings, checked=4, swept=True)


@dataclass
class Watched:
    """A site that answers as it is told to; None: it does not answer."""

    report: Report | Exception = field(default_factory=a_report)
    read: Figures | Exception = SWEEPING
    sign: datetime | None = None
    blocked: tuple[Stuck, ...] = ()
    #: How often it was opened, and how often it is open.
    opened: int = 0
    now_open: int = 0
    #: Whether it was asked for everything, look by look.
    asked_in_full: list[bool] = field(default_factory=list)

    @property
    def gauges(self) -> "Watched":
        return self

    def figures(self, _now: datetime) -> Figures:
        if isinstance(self.read, Exception):
            raise self.read
        return self.read

    def canary_sign(self, _now: datetime) -> datetime | None:
        return self.sign

    def stuck(self, _now: datetime) -> tuple[Stuck, ...]:
        return self.blocked

    def audit(self, _now: datetime, *, full: bool) -> Report:
        self.asked_in_full.append(full)
        if isinstance(self.report, Exception):
            raise self.report
        return self.report

    @contextmanager
    def source(self) -> Iterator["Watched"]:
        self.opened += 1
        self.now_open += 1
        try:
            yield self
        finally:
            self.now_open -= 1


@contextmanager
def no_site() -> Iterator[Watched]:
    raise Gone("/var/lib/sisam/sisam.db")
    yield Watched()


class Gone(Unavailable):
    """The database is not there."""


@dataclass
class Heard:
    """Everything that an auditor told its diary, in its order."""

    told_of: list[tuple[object, ...]] = field(default_factory=list)

    def started(self) -> None:
        self.told_of.append(("started",))

    def looked(self, inspection: Inspection, seconds: float) -> None:
        self.told_of.append(("looked", inspection.verdict, seconds))

    def look_failed(self, error: Exception) -> None:
        self.told_of.append(("look_failed", type(error).__name__))

    def ping_failed(self, error: PingFailed, *, well: bool) -> None:
        self.told_of.append(("ping_failed", error.why, well))

    def told(self, sent: int, refusals: Sequence[str]) -> None:
        self.told_of.append(("told", sent, list(refusals)))

    def spool_failed(self, error: Exception) -> None:
        self.told_of.append(("spool_failed", type(error).__name__))

    def stopping(self, signal: str) -> None:
        self.told_of.append(("stopping", signal))

    def stopped(self) -> None:
        self.told_of.append(("stopped",))

    def names(self) -> list[object]:
        return [each[0] for each in self.told_of]
