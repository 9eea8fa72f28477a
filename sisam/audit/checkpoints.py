"""The journals held against the statements that lie outside the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from sqlalchemy import bindparam, text
from sqlalchemy.exc import SQLAlchemyError

from sisam.audit.auditing import ConnectionSource
from sisam.audit.report import Report, Violation
from sisam.domain.ids import CaseId
from sisam.domain.statement import Head, Statement, day_of_file, file_name
from sisam.errors import Invalid, SisamError

#: Of so many days, the newest, every statement is read at each audit; and one more day in turn.
NEWEST_DAYS: Final = 5
#: So long after a statement was made its file may still be on its way to the folder.
ON_ITS_WAY: Final = timedelta(minutes=10)
#: For no more heads than these a snapshot is held.
_HEADS_A_SNAPSHOT: Final = 400

_DAYS: Final = text("SELECT DISTINCT day FROM v_statement")
_MADE: Final = text("""
SELECT o.code, s.day, s.created_at FROM v_statement AS s
JOIN v_organisation AS o ON o.id = s.organisation_id
WHERE s.day IN :days ORDER BY s.day, o.code
""").bindparams(bindparam("days", expanding=True))
_RESTORED: Final = text("SELECT restored_at FROM site_state")
_ID: Final = text('SELECT id FROM "case" WHERE number = :number')
_HASH: Final = text("""
SELECT e.hash FROM "case" AS c JOIN event AS e ON e.case_id = c.id
WHERE c.number = :number AND e.position = :position
""")


@dataclass(frozen=True, slots=True)
class Checkpoints:
    """The folder of the statements, and what proves one."""

    folder: Path
    #: Returns the statement in a file's content, or raises `Invalid` where it is not what the site signed.
    prove: Callable[[str], Statement]

    def names(self) -> dict[str, date]:
        """Return the statements that lie there, with their days."""
        if not self.folder.exists():
            return {}
        found = ((path.name, day_of_file(path.name)) for path in self.folder.iterdir())
        return {name: day for name, day in found if day is not None}

    def read(self, name: str) -> Statement:
        """Return the statement in a file.

        Raises:
            Invalid: it is not what the site signed, or of another organisation or day.
        """
        try:
            content = (self.folder / name).read_bytes().decode()
        except UnicodeDecodeError as error:
            raise Invalid from error
        statement = self.prove(content)
        if file_name(statement.organisation, statement.day) != name:
            raise Invalid
        return statement


def held_against(
    report: Report, connections: ConnectionSource, checkpoints: Checkpoints, now: datetime
) -> Report:
    """Return an audit's report with what the statements outside the database say against it (I20).

    They find what the chain alone cannot: a journal that was rewritten and whose hashes were computed
    anew, a tail that was cut together with the head on the case's row, and an older database that was put
    in the place of this one.
    """
    checking = _Checking(connections, checkpoints, now)
    violations, could_not = list(report.violations), list(report.could_not)
    try:
        violations += checking.violations()
    except (SisamError, OSError, SQLAlchemyError) as error:
        could_not.append(f"The statements cannot be held against the journals: {type(error).__name__}.")
    return replace(report, violations=tuple(violations), could_not=tuple(could_not))


@dataclass(frozen=True, slots=True)
class _Checking:
    connections: ConnectionSource
    checkpoints: Checkpoints
    now: datetime

    def violations(self) -> Iterator[Violation]:
        """Yield each statement that is not there or cannot be trusted, and each journal that differs."""
        names = self.checkpoints.names()
        with self.connections() as connection:
            days = chosen(
                {*connection.execute(_DAYS).scalars(), *map(date.isoformat, names.values())}, self.now
            )
            made = {
                file_name(row.code, date.fromisoformat(row.day)): datetime.fromisoformat(row.created_at)
                for row in connection.execute(_MADE, {"days": days})
            }
            restored = connection.execute(_RESTORED).scalar()
        restored_at = datetime.fromisoformat(restored) if restored else None
        for name, created_at in made.items():
            if name not in names and self.now - created_at > ON_ITS_WAY:
                yield _about(name, "was made, and its file is gone")
        heads: dict[Head, date] = {}
        for name in sorted(name for name, day in names.items() if day.isoformat() in days):
            yield from self._read(name, heads, restored_at, known=name in made)
        yield from self._differing(heads)

    def _read(
        self, name: str, heads: dict[Head, date], restored_at: datetime | None, *, known: bool
    ) -> Iterator[Violation]:
        """Keep the heads that a statement tells; what a restoring took back by leave is no violation."""
        try:
            statement = self.checkpoints.read(name)
        except Invalid:
            yield _about(name, "is not what the site signed")
            return
        if not known:
            if restored_at is not None and statement.made_at <= restored_at:
                return
            yield _about(name, "lies in the folder, and the database knows nothing of it")
        for head in statement.heads:
            heads.setdefault(head, statement.day)

    def _differing(self, heads: Mapping[Head, date]) -> Iterator[Violation]:
        """Yield each case of which a journal holds something else than was told, once."""
        told: set[str] = set()
        waiting = iter(heads.items())
        while some := list(islice(waiting, _HEADS_A_SNAPSHOT)):
            for violation in self._compared(some):
                if violation.case_number not in told:
                    told.add(violation.case_number or "")
                    yield violation

    def _compared(self, heads: Sequence[tuple[Head, date]]) -> list[Violation]:
        found = []
        with self.connections() as connection:
            for head, day in heads:
                at = {"number": head.case, "position": head.position}
                stored = connection.execute(_HASH, at).scalar()
                if stored != head.hash:
                    case_id = connection.execute(_ID, {"number": head.case}).scalar()
                    how = "is gone" if stored is None else "is another one"
                    sentence = f"Event {head.position}, which the statements of {day} tell, {how}."
                    found.append(Violation("I20", CaseId(case_id) if case_id else None, head.case, sentence))
        return found


def chosen(days: set[str], now: datetime) -> list[str]:
    """Return the days that are looked at: the newest, the oldest, and one more in turn, so that all come."""
    ordered = sorted(days)
    others = ordered[1:-NEWEST_DAYS]
    in_turn = others[now.toordinal() % len(others) :][:1] if others else []
    return sorted({*ordered[-NEWEST_DAYS:], *ordered[:1], *in_turn})


def _about(name: str, told: str) -> Violation:
    return Violation("I20", None, None, f"{name} {told}.")
