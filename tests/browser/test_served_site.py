"""A site that is served by a process of its own, as people run it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from tests.browser.served_site import ServedSite, served_site
from tests.browser.town import NOW
from tests.browser.windows import Look, window

pytestmark = pytest.mark.browser


@pytest.fixture
def served(site: Path) -> Iterator[ServedSite]:
    """The town's pages, served by `sisam web`."""
    with served_site(site, NOW) as running:
        yield running


@pytest.mark.slow
def test_a_window_stays_open_while_the_process_behind_it_is_killed_and_started_anew(
    browser: Browser, served: ServedSite
) -> None:
    with window(browser, served.origin, Look()) as opened:
        opened.goto("/halsa")
        served.kill()
        with opened.expect_status(None), pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
            opened.goto("/halsa")
        served.restart()
        opened.goto("/halsa")

        assert "alive" in opened.page.locator("body").inner_text()
    assert [] == opened.troubles


@pytest.mark.slow
def test_a_process_that_is_asked_to_stop_ends_well_though_a_window_is_open(
    browser: Browser, served: ServedSite
) -> None:
    with window(browser, served.origin, Look()) as opened:
        opened.goto("/halsa")

        assert 0 == served.stop()
