"""An empty database as the migrations make it: made once in each process, then laid wherever it is wanted."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sisam.storage.engine import address_of
from sisam.storage.migrating import upgrade


def empty_database(path: Path) -> str:
    """Lay an empty database at a path, and return its address."""
    path.write_bytes(_content())
    path.chmod(0o600)
    return address_of(path)


@cache
def _content() -> bytes:
    with TemporaryDirectory() as folder:
        made = Path(folder) / "sisam.db"
        upgrade(address_of(made), create=True)
        return made.read_bytes()
