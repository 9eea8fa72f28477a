"""The link: the driver's connection during one transaction, for fixed SQL on the hot path."""

from collections.abc import Sequence
from typing import Any, Protocol, cast

from sqlalchemy import Connection

from sisam.storage.translation import translated

Row = tuple[Any, ...]


class Cursor(Protocol):
    """What the driver answers."""

    @property
    def rowcount(self) -> int:
        """Return how many rows were changed."""
        ...

    def fetchall(self) -> list[Row]:
        """Return all rows."""
        ...

    def fetchone(self) -> Row | None:
        """Return the next row."""
        ...


class DriverConnection(Protocol):
    """The part of the driver's connection that the store uses."""

    def execute(self, sql: str, parameters: Sequence[object] = (), /) -> Cursor:
        """Run a statement."""
        ...

    def executemany(self, sql: str, rows: Sequence[Row], /) -> Cursor:
        """Run a statement for each row."""
        ...


def driver_connection_of(connection: Connection) -> DriverConnection:
    """Return the driver's own connection below one of SQLAlchemy's."""
    return cast("DriverConnection", connection.connection.driver_connection)


class Link:
    """Runs fixed SQL on the driver's connection until its transaction ends."""

    __slots__ = ("_connection",)

    def __init__(self, connection: DriverConnection) -> None:
        """Take the driver's own connection, inside a transaction."""
        self._connection: DriverConnection | None = connection

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Return all rows that a query gives."""
        with translated:
            return self._open.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        """Return the first row that a query gives."""
        with translated:
            return self._open.execute(sql, parameters).fetchone()

    def run(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Change rows and return how many."""
        with translated:
            return self._open.execute(sql, parameters).rowcount

    def run_many(self, sql: str, rows: Sequence[Row]) -> int:
        """Run one statement for each row and return how many rows were changed in all."""
        with translated:
            return self._open.executemany(sql, rows).rowcount

    def end(self) -> None:
        """Refuse whatever comes after the transaction, which would be durable at once."""
        self._connection = None

    @property
    def _open(self) -> DriverConnection:
        if self._connection is None:
            raise RuntimeError("the transaction has ended")
        return self._connection
