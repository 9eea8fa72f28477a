"""Bringing a database's schema up to date, or telling how it differs."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from sisam.storage.engine import BEGIN, TO_READ, TO_WRITE, open_engine
from sisam.storage.failures import ReferencesBroken, SchemaMissing
from sisam.storage.revision import refuse_newer, revision_of
from sisam.storage.schema import REVISION, metadata
from sisam.storage.translation import translated
from sisam.storage.views import VIEWS, create_views, drop_views

_MIGRATIONS = "sisam.storage:migrations"


def upgrade(url: str, *, create: bool = False) -> None:
    """Bring a database to the newest schema in one transaction, or leave it as it was.

    Raises:
        DatabaseMissing: there is no file, and none is to be made.
        SchemaMissing: it is the database of another program.
        SchemaNewer: a newer version of this program made it.
        ReferencesBroken: rows would refer to rows that are not there.
    """
    # With foreign keys on, making a table anew would fail or delete what refers to it.
    with _transaction(url, TO_WRITE, create=create) as connection:
        _require_ours(connection, url)
        # The database checks views when a table below them changes, and it changes by being dropped.
        drop_views(connection)
        command.upgrade(_config(connection), "head")
        create_views(connection)
        _require_references(connection)


def current(url: str) -> str | None:
    """Return the version of a database's schema; None where it has none."""
    with _transaction(url, TO_READ) as connection:
        return revision_of(connection)


def check(url: str) -> list[str]:
    """Return a line for all that is not as it should be: version, tables, views, references, pages."""
    with _transaction(url, TO_READ) as connection:
        found = revision_of(connection)
        if found is None:
            raise SchemaMissing(url)
        refuse_newer(found)
        return [
            *([] if found == REVISION else [f"version {found} instead of {REVISION}"]),
            *(f"table: {difference}" for difference in _differences(connection)),
            *(f"view {name} is not as the program makes it" for name in _changed_views(connection)),
            *(f"table {name} has rows that refer to nothing" for name in _tables_with_loose_rows(connection)),
            *(line for line in connection.scalars(text("PRAGMA integrity_check")) if line != "ok"),
        ]


@contextmanager
def _transaction(url: str, begin: str, *, create: bool = False) -> Iterator[Connection]:
    engine = open_engine(url, create=create, foreign_keys=False)
    try:
        with translated, engine.execution_options(**{BEGIN: begin}).begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _config(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", _MIGRATIONS)
    return config


def _require_ours(connection: Connection, url: str) -> None:
    found = revision_of(connection)
    if found is not None:
        refuse_newer(found)
    elif inspect(connection).get_table_names():
        raise SchemaMissing(url)


def _require_references(connection: Connection) -> None:
    tables = _tables_with_loose_rows(connection)
    if tables:
        raise ReferencesBroken(tables)


def _tables_with_loose_rows(connection: Connection) -> tuple[str, ...]:
    return tuple(sorted(set(connection.scalars(text("PRAGMA foreign_key_check")))))


def _differences(connection: Connection) -> list[object]:
    differences: list[object] = compare_metadata(MigrationContext.configure(connection), metadata)
    return differences


def _changed_views(connection: Connection) -> list[str]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'view'"))
    found = {name: definition.strip() for name, definition in rows}
    return [name for name, definition in VIEWS.items() if found.get(name) != definition.strip()]
