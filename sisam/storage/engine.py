"""Opening the database: its file, and how each connection to it is set up."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, QueuePool, StaticPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from sisam.storage.dialect import Library, choose_library
from sisam.storage.failures import AddressUnknown, DatabaseMissing, DatabaseUnreadable
from sisam.storage.link import DriverConnection, driver_connection_of
from sisam.storage.translation import translated

BUSY_TIMEOUT_MS: Final = 5_000
STATEMENTS_KEPT: Final = 512
#: The execution option that says how a transaction begins.
BEGIN: Final = "sisam_begin"
#: How one begins that may write: asking for the only pen at once, so that nobody waits half-way.
TO_WRITE: Final = "BEGIN IMMEDIATE"
#: How one begins that only reads: a snapshot that keeps nobody from writing.
TO_READ: Final = "BEGIN"
_OWNER_ONLY: Final = 0o600
#: In kibibytes: the steps of a large organisation lie on more pages than the library keeps by itself.
_KEPT_PAGES: Final = "PRAGMA cache_size = -16384"
#: The mode of the file is for those to choose who write.
_READING: Final = (f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}", _KEPT_PAGES, "PRAGMA query_only = ON")


def open_engine(
    url: str,
    *,
    create: bool = False,
    foreign_keys: bool = True,
    read_only: bool = False,
    durable: bool = True,
) -> Engine:
    """Return an engine for ``sqlite:///FILE``, or for ``sqlite://``, which lives in memory and dies with it.

    A transaction only reads, unless the execution option `BEGIN` says `TO_WRITE`; where the engine is
    `read_only` none can write, whatever it says, and the file's own rights need not allow it. Where it is not
    `durable`, a commit does not wait for the disc: only for a file that is thrown away if the power fails.

    Raises:
        DatabaseMissing: there is no file, and none is to be made.
        AddressUnknown: the address names no database that the program knows.
        Unavailable: the file or its folder cannot be used.
    """
    library = choose_library()
    path = database_path(url)
    if path is not None:
        _find(path, create=create)
    engine = create_engine(
        "sqlite://",
        module=library.module,
        creator=_creator(library, path, "ro" if read_only else "rw"),
        poolclass=StaticPool if path is None else QueuePool,
        # What is written may be of a person; an error tells the statement alone.
        hide_parameters=True,
    )
    reading = path is not None and read_only
    pragmas = _pragmas(library, path, foreign_keys=foreign_keys, durable=durable)
    _set_up(engine, _READING if reading else pragmas)
    return engine


def address_of(path: Path) -> str:
    """Return the address of a database file."""
    return URL.create("sqlite", database=str(path)).render_as_string()


def database_path(url: str) -> Path | None:
    """Return the file that an address names; None for a database in memory.

    Raises:
        AddressUnknown: the address names no database that the program knows.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise AddressUnknown(url) from error
    if parsed.drivername != "sqlite":
        raise AddressUnknown(url)
    return Path(parsed.database) if parsed.database else None


def _find(path: Path, *, create: bool) -> None:
    if path.exists():
        return
    if not create:
        raise DatabaseMissing(str(path))
    try:
        # What lies in it is for nobody else on the machine; SQLite gives its other files the same mode.
        path.touch(mode=_OWNER_ONLY)
    except OSError as error:
        raise DatabaseUnreadable(str(error)) from error


def _creator(library: Library, path: Path | None, mode: str) -> Callable[[], DriverConnection]:
    # Without a mode the library would make an empty file where ours has vanished.
    address = ":memory:" if path is None else f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> DriverConnection:
        with translated:
            connection: DriverConnection = library.module.connect(
                address,
                uri=path is not None,
                # The transactions are begun below, not guessed by the driver.
                isolation_level=None,
                check_same_thread=False,
                cached_statements=STATEMENTS_KEPT,
            )
        return connection

    return connect


def _pragmas(library: Library, path: Path | None, *, foreign_keys: bool, durable: bool) -> tuple[str, ...]:
    always = (
        f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
        f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}",
    )
    if path is None:
        return always
    return (
        *always,
        _KEPT_PAGES,
        f"PRAGMA journal_mode = {library.journal_mode}",
        f"PRAGMA synchronous = {library.synchronous if durable else 'OFF'}",
    )


def _set_up(engine: Engine, pragmas: tuple[str, ...]) -> None:
    @event.listens_for(engine, "connect")
    def connected(driver_connection: DriverConnection, _: object) -> None:
        with translated:
            for pragma in pragmas:
                driver_connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        begin = connection.get_execution_options().get(BEGIN, TO_READ)
        with translated:
            driver_connection_of(connection).execute(begin)
