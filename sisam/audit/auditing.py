"""The audit: every invariant asked of every case, by a road that is not the engine's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from sisam.audit.registry import INVARIANTS, Invariant
from sisam.audit.report import Report, Violation
from sisam.audit.shelf import RulesSource, Shelf
from sisam.audit.snapshot import CASES_A_SNAPSHOT, Snapshot, Unseal
from sisam.errors import SisamError

#: Opens a connection whose transaction only reads.
ConnectionSource = Callable[[], AbstractContextManager[Connection]]

_NEXT_IDS = text('SELECT id FROM "case" WHERE id > :after ORDER BY id LIMIT :limit')


def audit(
    connections: ConnectionSource,
    rules_source: RulesSource,
    now: datetime,
    *,
    unseal: Unseal | None = None,
    invariants: Sequence[Invariant] = INVARIANTS,
    cases_a_snapshot: int = CASES_A_SNAPSHOT,
) -> Report:
    """Check every invariant for every case, in short snapshots, and write nothing.

    `unseal` opens sealed words, so that they too are held against the chain. What cannot be checked
    stands in the report; nothing is raised for it.
    """
    violations: list[Violation] = []
    could_not: dict[str, None] = {}
    shelf = Shelf(rules_source)
    checked, after = 0, ""
    try:
        while True:
            with connections() as connection:
                ids = _next_ids(connection, after, cases_a_snapshot)
                if not ids:
                    break
                snapshot = Snapshot(connection, ids[0], ids[-1], now, shelf, unseal)
                for invariant in invariants:
                    violations.extend(_asked(invariant, snapshot, could_not))
            checked, after = checked + len(ids), ids[-1]
    except (SQLAlchemyError, SisamError) as error:
        could_not[f"The database cannot be read: {type(error).__name__}."] = None
    return Report(
        violations=tuple(violations),
        checked=checked,
        invariants=tuple(invariant.id for invariant in invariants),
        could_not=tuple(could_not),
    )


def _next_ids(connection: Connection, after: str, limit: int) -> Sequence[str]:
    return connection.execute(_NEXT_IDS, {"after": after, "limit": limit}).scalars().all()


def _asked(invariant: Invariant, snapshot: Snapshot, could_not: dict[str, None]) -> Iterator[Violation]:
    """Yield the violations of one invariant, and note where it could not be asked to the end."""
    try:
        yield from invariant.check(snapshot)
    except (ArithmeticError, LookupError, SisamError, TypeError, ValueError) as error:
        told = f"{invariant.id} could not be checked to the end: {type(error).__name__}."
        could_not[told] = None
