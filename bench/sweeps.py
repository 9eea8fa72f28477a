"""A sweep of many overdue cases through the application, beside raw SQLite doing the same durable work."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.crowds import multiply
from bench.drivers import connected
from bench.sites import NOW, admit, make_site, placement
from bench.writes import Recorder, Transaction, recording
from sisam.application.cases.sweeping import BATCH, sweep, tick
from sisam.audit.report import Verdict
from sisam.bootstrap import Program, open_program
from sisam.domain.fact import PlacementType
from sisam.engine.deciding import decide
from sisam.settings import Settings
from sisam.storage.canonical import canonical
from sisam.storage.instants import instant_text
from sisam.storage.link import DriverConnection
from sisam.storage.schema.journal import event

ROUNDS = 3
#: Cases whose first contact was due on the day of their opening.
OVERDUE = 1_000
#: Pending deadlines of each case.
DEADLINES_A_CASE = 10
#: The first minute after it.
MIDNIGHT = datetime(2026, 11, 2, 23, 0, 30, tzinfo=NOW.tzinfo)
_COVERED = [column.name for column in event.columns][1:-2]
_DUE = 'SELECT id FROM "case" WHERE closed_at IS NULL AND next_at <= ? ORDER BY next_at, id LIMIT ?'
_PASSED = "SELECT id FROM deadline WHERE case_id IN ({}) AND status = 'pending' AND due_at <= ?"


@dataclass(frozen=True, slots=True)
class Swept:
    """What sweeps of the same cases took, side by side, round by round."""

    open_deadlines: int
    missed: int
    application_seconds: list[float]
    raw_seconds: list[float]

    @property
    def seconds(self) -> tuple[float, float]:
        """Return the median of the application and that of raw SQLite."""
        return median(self.application_seconds), median(self.raw_seconds)

    @property
    def ratio(self) -> float:
        """Return the application's speed as a share of raw SQLite's, the median of the rounds."""
        pairs = zip(self.application_seconds, self.raw_seconds, strict=True)
        return median(raw / application for application, raw in pairs)


def measure(scratch: Path, open_deadlines: int, *, audited: bool) -> Swept:
    """Sweep a site with so many open deadlines, then write the same rows raw; in turn, several times.

    Raises:
        RuntimeError: a sweep was not what it should have been.
    """
    folder = scratch / f"sweep-{open_deadlines}"
    _make(folder, open_deadlines)
    database = folder / Settings().database
    start = scratch / "start.db"
    database.rename(start)
    shutil.copy(start, database)
    recorder = Recorder()
    with recording(recorder):
        _sweep(folder, audited=audited)
    application, raw = [], []
    for _ in range(ROUNDS):
        shutil.copy(start, database)
        application.append(_sweep(folder))
        shutil.copy(start, database)
        raw.append(_raw(database, recorder.writes()))
    return Swept(open_deadlines, OVERDUE, application, raw)


def _make(folder: Path, open_deadlines: int) -> None:
    """Make a site some of whose cases have just become overdue, and all the others have not."""
    program = make_site(folder, 0)
    admit(program, [placement("LATE"), placement("QUIET", PlacementType.TREATMENT)])
    program.store.close()
    database = folder / Settings().database
    multiply(database, "LATE", OVERDUE - 1)
    multiply(database, "QUIET", max(0, open_deadlines // DEADLINES_A_CASE - OVERDUE - 1))


def _sweep(folder: Path, *, audited: bool = False) -> float:
    program = open_program(folder)
    _warm(program)
    began = perf_counter()
    report = sweep(program.site, MIDNIGHT)
    took = perf_counter() - began
    if (report.missed, report.failed) != (OVERDUE, {}):
        raise RuntimeError(f"the sweep found {report.missed} deadlines missed")
    if audited and program.audit(MIDNIGHT).verdict is not Verdict.ALL_HOLD:
        raise RuntimeError("an invariant is violated after the sweep")
    program.store.close()
    return took


def _warm(program: Program) -> None:
    """Decide one case and keep nothing of it, as a daemon that has swept before has its rules at hand."""
    site = program.site
    with site.store.read() as work:
        case = work.cases.load(work.cases.due(MIDNIGHT, 1)[0])
        decide(site.rules.named(case.rules, work.rule_parts), case, tick(case, MIDNIGHT), MIDNIGHT)


def _raw(database: Path, transactions: list[Transaction]) -> float:
    """Do the same durable work with the driver alone and return the seconds."""
    with connected(database) as connection:
        began = perf_counter()
        for transaction in transactions:
            connection.execute("BEGIN IMMEDIATE")
            _ask(connection)
            for sql, rows in transaction:
                if sql.startswith("INSERT INTO event "):
                    _chain(rows)
                connection.executemany(sql, rows)
            connection.execute("COMMIT")
        return perf_counter() - began


def _ask(connection: DriverConnection) -> None:
    """Ask which cases are due, and which of their deadlines have passed."""
    now = instant_text(MIDNIGHT)
    due = [row[0] for row in connection.execute(_DUE, (now, BATCH)).fetchall()]
    connection.execute(_PASSED.format(", ".join("?" * len(due))), (*due, now)).fetchall()


def _chain(rows: list[tuple[object, ...]]) -> None:
    """Chain every line of the journal to the one before, and see that the hash is the same."""
    for row in rows:
        told = canonical(dict(zip(_COVERED, row, strict=False)))
        if sha256((str(row[-2]) + told).encode()).hexdigest() != row[-1]:
            raise RuntimeError("the journal is chained in another way")
