"""The one place that knows which database this is: its library, its mode and its SQL."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final, cast

from sqlalchemy import (
    BindParameter,
    ClauseElement,
    Select,
    Table,
    Text,
    bindparam,
    delete,
    insert,
    literal_column,
    update,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.sql.compiler import SQLCompiler

try:
    import pysqlite3
except ImportError:  # there is no wheel for this machine
    pysqlite3 = None

#: Older libraries can corrupt a database in WAL mode with two writing connections.
SAFE_WITH_WAL: Final = (3, 51, 3)

#: How many questions about several rows are kept ready; each number of rows has one of its own.
KEPT_QUESTIONS: Final = 200

_DIALECT: Final = sqlite.dialect(paramstyle="qmark")


@dataclass(frozen=True, slots=True)
class Library:
    """The SQLite library that the store uses, how it is made durable, and why."""

    module: ModuleType
    name: str
    version: str
    #: ``WAL`` or ``DELETE``.
    journal_mode: str
    #: ``FULL`` or ``EXTRA``.
    synchronous: str
    why: str


def choose_library(candidates: Iterable[ModuleType | None] = (pysqlite3, sqlite3)) -> Library:
    """Return the first library that is safe with WAL, else the last one in a slower and safe mode."""
    found = [module for module in candidates if module is not None]
    for module in found:
        if module.sqlite_version_info >= SAFE_WITH_WAL:
            why = f"SQLite {module.sqlite_version} is safe in WAL mode with several writers."
            return _library(module, "WAL", "FULL", why)
    module = found[-1]
    wanted = ".".join(map(str, SAFE_WITH_WAL))
    why = (
        f"SQLite {module.sqlite_version} is older than {wanted} and could corrupt a database in WAL mode; "
        "install the wheel pysqlite3 to let several processes work at once."
    )
    return _library(module, "DELETE", "EXTRA", why)


def _library(module: ModuleType, journal_mode: str, synchronous: str, why: str) -> Library:
    return Library(module, module.__name__, module.sqlite_version, journal_mode, synchronous, why)


def text_of(statement: ClauseElement) -> str:
    """Return a statement as fixed SQL for the driver, with a mark for each parameter in its order.

    Raises:
        ValueError: SQLAlchemy put in a value of its own, which nobody would hand over.
    """
    compiled = cast("SQLCompiler", statement.compile(dialect=_DIALECT))
    hidden = [name for name, parameter in compiled.binds.items() if not parameter.required]
    if hidden:
        raise ValueError(f"write the values of {hidden} out in: {compiled}")
    return str(compiled)


def limited(question: Select[Any]) -> Select[Any]:
    """Return a question that gives at most as many rows as its last parameter says."""
    # Without an offset written out SQLAlchemy adds one as a parameter.
    return question.limit(bindparam("limit")).offset(literal_column("0"))


def several(count: int) -> list[BindParameter[str]]:
    """Return the parameters of a question about several rows at once, each of them a text."""
    return [bindparam(f"given_{number}", type_=Text) for number in range(count)]


def insert_sql(table: Table, leave_out: Sequence[str] = ()) -> str:
    """Return SQL that adds a row, given all columns in the table's order but those left out."""
    names = [column.name for column in table.columns if column.name not in leave_out]
    return text_of(insert(table).values({name: bindparam(name) for name in names}))


def update_sql(
    table: Table, keys: Sequence[str], guards: Sequence[str] = (), leave_out: Sequence[str] = ()
) -> str:
    """Return SQL that changes a row, given its columns in the table's order, then the keys and the guards.

    The keys and what is left out do not change. A row changes only where the guards, which change too, still
    have the values that are given last.
    """
    names = [column.name for column in table.columns if column.name not in (*keys, *leave_out)]
    statement = update(table).values({name: bindparam(f"new_{name}") for name in names})
    for key in (*keys, *guards):
        statement = statement.where(table.c[key] == bindparam(f"key_{key}"))
    return text_of(statement)


def delete_sql(table: Table, keys: Sequence[str]) -> str:
    """Return SQL that removes a row, given its keys."""
    statement = delete(table)
    for key in keys:
        statement = statement.where(table.c[key] == bindparam(f"key_{key}"))
    return text_of(statement)


def put_sql(table: Table) -> str:
    """Return SQL that adds a row, or changes the one with the same primary key, given all columns."""
    statement = sqlite_insert(table).values({column.name: bindparam(column.name) for column in table.columns})
    keys = [column.name for column in table.primary_key.columns]
    changed = {
        column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys
    }
    return text_of(statement.on_conflict_do_update(index_elements=keys, set_=changed))


def add_sql(table: Table) -> str:
    """Return SQL that adds a row unless its primary key is there already, given all columns."""
    statement = sqlite_insert(table).values({column.name: bindparam(column.name) for column in table.columns})
    return text_of(statement.on_conflict_do_nothing(index_elements=list(table.primary_key.columns.keys())))
