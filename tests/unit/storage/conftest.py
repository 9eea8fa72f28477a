"""A database in memory, with the organisations, the person and the pupil that the builders speak of."""

from collections.abc import Iterator

import pytest

from sisam.storage.unit_of_work import SqlStore
from tests.builders import populate


@pytest.fixture
def store() -> Iterator[SqlStore]:
    store = SqlStore("sqlite://")
    populate(store)
    yield store
    store.close()
