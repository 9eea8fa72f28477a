"""The site that the tests of security attack."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.security.estate import Estate, found_estate, opened


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it was made, once for each worker."""
    folder = tmp_path_factory.mktemp("estate") / "site"
    found_estate(folder)
    return folder


@pytest.fixture
def estate(founded: Path, tmp_path: Path) -> Iterator[Estate]:
    """A test's own copy of it, served."""
    with opened(Path(shutil.copytree(founded, tmp_path / "site"))) as estate:
        yield estate


@pytest.fixture(scope="module")
def shared(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Estate]:
    """A copy for tests of one module that change nothing which the others look at."""
    with opened(Path(shutil.copytree(founded, tmp_path_factory.mktemp("shared") / "site"))) as estate:
        yield estate
