"""A site that can be opened."""

from pathlib import Path

import pytest

from sisam.storage.engine import address_of
from sisam.storage.migrating import upgrade
from sisam.vault.keys import make_key_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site's folder with a key and an empty database, and no settings of its own."""
    (tmp_path / "config.toml").write_text("", encoding="utf-8")
    make_key_file(tmp_path / "vault.key")
    upgrade(address_of(tmp_path / "sisam.db"), create=True)
    return tmp_path
