"""The driver alone, set up as the program sets it up: the same library, journal mode and durability."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sisam.storage.dialect import choose_library
from sisam.storage.link import DriverConnection


@contextmanager
def connected(database: Path, *, one_thread: bool = True) -> Iterator[DriverConnection]:
    """Connect to a database for as long as this lasts; transactions are begun by hand."""
    library = choose_library()
    connection = library.module.connect(str(database), isolation_level=None, check_same_thread=one_thread)
    try:
        connection.execute(f"PRAGMA journal_mode={library.journal_mode}")
        connection.execute(f"PRAGMA synchronous={library.synchronous}")
        connection.execute("PRAGMA foreign_keys=ON")
        yield connection
    finally:
        connection.close()
