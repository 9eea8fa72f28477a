"""What every test stands on."""

import gc
import os
from typing import Final

import pytest
from hypothesis import settings

# Two busy cores make single examples slow; a deadline would then fail tests that are right. Where a run
# decides whether a change lands, its examples are the same each time; at home they are new ones.
settings.register_profile(
    "house", deadline=None, print_blob=True, derandomize=bool(os.environ.get("CI")), database=None
)
settings.load_profile("house")


#: What is begun first, by its marks: a worker keeps the beginning of what it has to do; others take the end.
_ORDER: Final = (frozenset({"together"}), frozenset({"slow", "browser"}))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what is slow, so that no worker waits at the end for another that has just begun with it."""
    items.sort(key=lambda item: _turn({mark.name for mark in item.iter_markers()}))


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass by the tests themselves, which stay to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def _turn(marks: set[str]) -> int:
    return next((turn for turn, these in enumerate(_ORDER) if marks & these), len(_ORDER))
