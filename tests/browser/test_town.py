"""The town that the tests of pages visit."""

from pathlib import Path

import pytest

from sisam.cli.main import main
from tests.browser.town import NOW

pytestmark = pytest.mark.browser


def test_everything_holds_in_the_town_that_must_always_hold(site: Path) -> None:
    assert 0 == main(["--site", str(site), "--now", NOW, "audit"])
