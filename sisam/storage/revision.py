"""Which version of the schema a database has, and whether the program can work with it."""

from functools import cache
from typing import Final

from sqlalchemy import Connection, create_mock_engine, inspect, text
from sqlalchemy.dialects import sqlite

from sisam.storage.failures import SchemaMissing, SchemaNewer, SchemaOlder
from sisam.storage.schema import REVISION, metadata
from sisam.storage.views import create_views

_VERSION_TABLE: Final = "alembic_version"


def revision_of(connection: Connection) -> str | None:
    """Return the version of a database's schema; None where it has none."""
    if not inspect(connection).has_table(_VERSION_TABLE):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def refuse_newer(found: str) -> None:
    """Let every version pass that the program knows; versions are numbers of four digits.

    Raises:
        SchemaNewer: a newer version of the program made it.
    """
    if found > REVISION:
        raise SchemaNewer(found, REVISION)


def require_current(connection: Connection, url: str) -> None:
    """Let only the newest version pass.

    Raises:
        SchemaMissing: there is no schema.
        SchemaOlder: it must be upgraded first.
        SchemaNewer: a newer version of the program made it.
    """
    found = revision_of(connection)
    if found is None:
        raise SchemaMissing(url)
    refuse_newer(found)
    if found != REVISION:
        raise SchemaOlder(found, REVISION)


def create_all(connection: Connection) -> None:
    """Make every table and view of the newest version at once, for a database that lives in memory."""
    for statement in _statements():
        connection.exec_driver_sql(statement)
    create_views(connection)


@cache
def _statements() -> tuple[str, ...]:
    """Return what makes every table, written out once however many databases are made."""
    written: list[str] = []
    dialect = sqlite.dialect()
    engine = create_mock_engine(
        "sqlite://", lambda made, *_: written.append(str(made.compile(dialect=dialect)))
    )
    metadata.create_all(engine, checkfirst=False)
    return tuple(written)
