"""Windows, servers and persons for the tests of pages."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from sisam.bootstrap import open_program
from sisam.clock import FixedClock
from tests.browser.accounts import give_accounts
from tests.browser.chromium import ADVICE, PROGRAM, Chromium, chromium, still_running
from tests.browser.live_server import LiveServer, served_program
from tests.browser.person import Person
from tests.browser.town import NOW, found_town
from tests.browser.windows import Look, Window, window

Opener = Callable[..., Window]


@pytest.fixture(scope="session")
def chromium_of_run() -> Iterator[Chromium]:
    """One browser for every worker of a run, that leaves no process behind."""
    if not PROGRAM.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(ADVICE)
    with chromium() as running:
        yield running
    assert [] == still_running(running.mark)


@pytest.fixture
def browser(chromium_of_run: Chromium) -> Iterator[Browser]:
    """The browser, for as long as one test."""
    with chromium_of_run.at_hand() as browser:
        yield browser


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town's site, made once for each worker; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("town") / "site"
    found_town(folder)
    give_accounts(folder, datetime.fromisoformat(NOW))
    return folder


@pytest.fixture
def site(town: Path, tmp_path: Path) -> Path:
    """A test's own copy of the town's site."""
    return Path(shutil.copytree(town, tmp_path / "site"))


@pytest.fixture
def server(site: Path) -> Iterator[LiveServer]:
    """The pages of the test's own site at `town.NOW`; every answer of theirs is looked at."""
    program = open_program(site)
    try:
        with served_program(program, FixedClock(datetime.fromisoformat(NOW))) as running:
            yield running
    finally:
        program.store.close()
    assert [] == running.heard.tracebacks()
    assert [] == running.faults()


@pytest.fixture
def open_window(browser: Browser, server: LiveServer) -> Iterator[Opener]:
    """Opens windows as `Look` describes them; the test fails where one of them had any trouble."""
    opened: list[Window] = []
    with ExitStack() as stack:

        def open_window(**look: Any) -> Window:  # noqa: ANN401
            opened.append(stack.enter_context(window(browser, server.origin, Look(**look))))
            return opened[-1]

        yield open_window
    assert [] == [trouble for each in opened for trouble in each.troubles]


@pytest.fixture
def page(open_window: Opener) -> Page:
    """The tab of a wide, light window with scripts."""
    return open_window().page


@pytest.fixture
def person(open_window: Opener, server: LiveServer) -> Callable[..., Person]:
    """Sets somebody before a window of their own, as `Look` describes it."""
    return lambda **look: Person(open_window(**look), server)
