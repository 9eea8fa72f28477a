"""The audit's tests live through whole placements and plant a fault: together they take a minute."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave them to `make test`, so that `make check` stays quick."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.slow)
