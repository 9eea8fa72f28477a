"""Durable commands a second through the application, beside raw SQLite writing the same rows."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from bench.drivers import connected
from bench.writes import Recorder, Transaction, recording
from sisam.application.cases.carrying_out import carry_out
from sisam.application.site import Site
from sisam.bootstrap import Program, open_program
from sisam.domain.actor import Actor
from sisam.domain.case import Case
from sisam.domain.command import Command, Confirm, Offer, Return
from sisam.domain.ids import CommandId, OrganisationId, PersonId
from sisam.settings import Settings

Handing = Offer | Confirm | Return

ROUNDS = 5
_NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Measured:
    """One pairing: commands a second through the application and raw."""

    commands: int
    application_seconds: float
    raw_seconds: float

    @property
    def ratio(self) -> float:
        """Return the application's speed as a share of raw SQLite's."""
        return self.raw_seconds / self.application_seconds


def measure(folder: Path, scratch: Path) -> list[Measured]:
    """Carry out commands on a site, then write the same rows raw; in turn, several times.

    Each round begins with the same database on the same disk, and both sides use the same library,
    journal mode and durability.
    """
    database = folder / Settings().database
    start = scratch / "start.db"
    shutil.copy(database, start)
    measured = []
    for number in range(ROUNDS):
        recorder = Recorder()
        with recording(recorder):
            _timed(folder, f"note-{number}")
        shutil.copy(start, database)
        commands, application = _timed(folder, f"time-{number}")
        raw = scratch / f"raw-{number}.db"
        shutil.copy(start, raw)
        measured.append(Measured(commands, application, _raw(raw, recorder.writes())))
        shutil.copy(start, database)
    return measured


def _timed(folder: Path, run: str) -> tuple[int, float]:
    """Carry out all commands and return how many there were and how many seconds they took."""
    program = open_program(folder)
    with program.site.store.read() as work:
        cases = work.cases.load_many(work.cases.ids(open_only=True))
    _commands(program, cases[:1], f"warm-{run}")
    began = perf_counter()
    count = _commands(program, cases[1:], run)
    took = perf_counter() - began
    program.store.close()
    return count, took


def _commands(program: Program, cases: list[Case], run: str) -> int:
    """Offer, return, offer again and confirm each case's handover; return how many commands."""
    site = program.site
    count = 0
    for case in cases:
        step = next(each for each in case.live_steps() if each.definition == "educational_handover")
        acts: tuple[Handing, ...] = (
            Offer(step.id),
            Return(step.id),
            Offer(step.id),
            Confirm(step.id),
        )
        for number, act in enumerate(acts):
            _carry_out(site, case, act, f"{run}-{case.id}-{number}", number)
            count += 1
    return count


def _carry_out(site: Site, case: Case, act: Handing, key: str, number: int) -> None:
    step = case.steps[act.step_id]
    side = step.confirmer if isinstance(act, Confirm | Return) and step.confirmer else step.owner
    actor = Actor(
        PersonId(f"person-{side.organisation_id}"), OrganisationId(side.organisation_id), "cli:bench"
    )
    command = Command(CommandId(key), actor, act, key, words="Mätning.")
    carry_out(site, case.id, command, _NOW + timedelta(minutes=number))


def _raw(file: Path, transactions: list[Transaction]) -> float:
    """Write the same rows in the same transactions with the driver alone and return the seconds."""
    with connected(file) as connection:
        began = perf_counter()
        for transaction in transactions:
            connection.execute("BEGIN IMMEDIATE")
            for sql, rows in transaction:
                connection.executemany(sql, rows)
            connection.execute("COMMIT")
        return perf_counter() - began
