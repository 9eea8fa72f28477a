"""A store that dies: before a statement, or after a commit that took effect."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sisam.storage.link import Cursor, DriverConnection, Row
from sisam.storage.unit_of_work import SqlStore, SqlUnitOfWork


class Crash(BaseException):
    """The process is gone; nothing in it may catch this and go on."""


@dataclass
class Fate:
    """Counts what a process does to its database, and ends it at one of these moments."""

    #: After so many moments; None: never.
    ends_after: int | None = None
    #: What happened before each moment, in its order.
    moments: list[str] = field(default_factory=list)

    def moment(self, what: str) -> None:
        """Pass a moment at which a process may die."""
        if self.ends_after is not None and len(self.moments) >= self.ends_after:
            raise Crash(what)
        self.moments.append(what)


class MortalConnection:
    """A driver's connection, each statement of which may be the one that is never made."""

    def __init__(self, connection: DriverConnection, fate: Fate) -> None:
        self._connection = connection
        self._fate = fate

    def execute(self, sql: str, parameters: Sequence[object] = (), /) -> Cursor:
        self._fate.moment("before a statement")
        return self._connection.execute(sql, parameters)

    def executemany(self, sql: str, rows: Sequence[Row], /) -> Cursor:
        self._fate.moment("before a statement")
        return self._connection.executemany(sql, rows)


class MortalWork:
    """A unit of work whose commit may be the last thing that its process did, or never happen."""

    def __init__(self, work: SqlUnitOfWork, fate: Fate) -> None:
        link = work._link
        assert link._connection is not None
        link._connection = MortalConnection(link._connection, fate)
        self._work = work
        self._fate = fate

    def commit(self) -> None:
        self._fate.moment("before a commit")
        self._work.commit()
        self._fate.moment("after a commit")

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._work, name)


class MortalStore:
    """A store of a process that has its fate."""

    def __init__(self, store: SqlStore, fate: Fate) -> None:
        self._store = store
        self._fate = fate

    @contextmanager
    def write(self) -> Iterator[MortalWork]:
        self._fate.moment("before a transaction")
        with self._store.write() as work:
            yield MortalWork(work, self._fate)

    @contextmanager
    def read(self) -> Iterator[MortalWork]:
        self._fate.moment("before a transaction")
        with self._store.read() as work:
            yield MortalWork(work, self._fate)
