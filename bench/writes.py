"""The writes of a run, remembered so that raw SQLite can be made to write the same rows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sisam.storage.link import DriverConnection, Link, Row

#: One transaction: its statements, each with the rows that it was run for.
Transaction = list[tuple[str, list[Row]]]


class Recorder:
    """Notes every statement that changes rows, transaction by transaction."""

    def __init__(self) -> None:
        """Begin with nothing noted."""
        self.transactions: list[Transaction] = []

    def begin(self) -> None:
        """Begin a new transaction."""
        self.transactions.append([])

    def note(self, sql: str, rows: Sequence[Any]) -> None:
        """Note a statement of the present transaction."""
        self.transactions[-1].append((sql, list(rows)))

    def writes(self) -> list[Transaction]:
        """Return the transactions that wrote something."""
        return [each for each in self.transactions if each]


@contextmanager
def recording(recorder: Recorder) -> Iterator[None]:
    """Note what goes over every link while this lasts."""
    run, run_many, init = Link.run, Link.run_many, Link.__init__

    def noted_init(self: Link, connection: DriverConnection) -> None:
        recorder.begin()
        init(self, connection)

    def noted_run(self: Link, sql: str, parameters: Sequence[object] = ()) -> int:
        recorder.note(sql, [tuple(parameters)])
        return run(self, sql, parameters)

    def noted_run_many(self: Link, sql: str, rows: Sequence[Row]) -> int:
        recorder.note(sql, rows)
        return run_many(self, sql, rows)

    Link.__init__, Link.run, Link.run_many = noted_init, noted_run, noted_run_many  # type: ignore[method-assign]
    try:
        yield
    finally:
        Link.__init__, Link.run, Link.run_many = init, run, run_many  # type: ignore[method-assign]
