"""What every test stands on."""

import os

import pytest
from hypothesis import settings

# Two busy cores make single examples slow; a deadline would then fail tests that are right. Where a run
# decides whether a change lands, its examples are the same each time; at home they are new ones.
settings.register_profile(
    "house", deadline=None, print_blob=True, derandomize=bool(os.environ.get("CI")), database=None
)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what is slow, so that no worker waits at the end for another that has just begun with it."""
    items.sort(key=lambda item: not {"slow", "browser"} & {mark.name for mark in item.iter_markers()})
