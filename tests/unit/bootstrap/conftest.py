"""A site that can be opened."""

from pathlib import Path

import pytest

from sisam.vault.keys import make_key_file
from tests.empty_database import empty_database


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site's folder with a key and an empty database, and no settings of its own."""
    (tmp_path / "config.toml").write_text("", encoding="utf-8")
    make_key_file(tmp_path / "vault.key")
    empty_database(tmp_path / "sisam.db")
    return tmp_path
