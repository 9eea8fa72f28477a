"""Crowds: copies of a case that the program opened, each with a journal of its own."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.drivers import connected
from sisam.domain.ids import CaseId
from sisam.storage.canonical import canonical
from sisam.storage.journal import first_hash
from sisam.storage.link import DriverConnection, Row

#: The tables whose rows a copy has too, in the order in which they refer to each other.
_TABLES = ("case", "membership", "accountability", "command", "event", "step", "deadline", "alert")
#: Before these columns stand those that an event's hash covers.
_HASHES = 2


@dataclass(frozen=True, slots=True)
class _Original:
    """A case as it lies in the tables: the names that are its own, and its rows as one text."""

    names: tuple[str, ...]
    columns: dict[str, list[str]]
    text: str

    def copy(self, suffix: str) -> dict[str, list[list[Any]]]:
        """Return the rows of a copy, whose names end with a suffix."""
        text = self.text
        for name in self.names:
            text = text.replace(name, name + suffix)
        sheets: dict[str, list[list[Any]]] = json.loads(text)
        head = first_hash(CaseId(self.names[0] + suffix))
        for row in sheets["event"]:
            told = canonical(dict(zip(self.columns["event"][:-_HASHES], row[:-_HASHES], strict=True)))
            row[-_HASHES:] = head, (head := sha256((head + told).encode()).hexdigest())
        sheets["case"][0][self.columns["case"].index("head_hash")] = head
        return sheets


def multiply(database: Path, number: str, copies: int) -> None:
    """Add so many copies of the case with a number, as if each had been opened in the same way."""
    with connected(database) as connection:
        original = _original(connection, number)
        inserts = {table: _insert(table, columns) for table, columns in original.columns.items()}
        connection.execute("BEGIN IMMEDIATE")
        for which in range(copies):
            for table, rows in original.copy(f"-{which:06}").items():
                connection.executemany(inserts[table], [tuple(row) for row in rows])
        connection.execute("COMMIT")


def _original(connection: DriverConnection, number: str) -> _Original:
    ((case_id,),) = connection.execute('SELECT id FROM "case" WHERE number = ?', (number,)).fetchall()
    commands = connection.execute("SELECT id FROM command WHERE case_id = ?", (case_id,)).fetchall()
    columns = {table: list(_columns(connection, table)) for table in _TABLES}
    sheets = {table: _rows(connection, table, columns[table], case_id) for table in _TABLES}
    names = (case_id, number, *(each for (each,) in commands))
    return _Original(names, columns, json.dumps(sheets))


def _columns(connection: DriverConnection, table: str) -> Iterator[str]:
    for row in connection.execute(f'PRAGMA table_info("{table}")').fetchall():
        # The database numbers all events itself.
        if row[1] != "seq":
            yield row[1]


def _rows(connection: DriverConnection, table: str, columns: list[str], case_id: str) -> list[Row]:
    key = "id" if table == "case" else "case_id"
    order = "ORDER BY position" if table == "event" else ""
    question = f'SELECT {", ".join(columns)} FROM "{table}" WHERE {key} = ? {order}'  # noqa: S608
    return connection.execute(question, (case_id,)).fetchall()


def _insert(table: str, columns: list[str]) -> str:
    return f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES ({", ".join("?" * len(columns))})'  # noqa: S608
