"""A scanner of mails opens every link, runs what it finds and presses everything: nothing comes of it."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from sisam.application.people.inviting import recover
from sisam.storage.dialect import choose_library
from tests.browser.days import PUBLIC, Days, lead_mails_to_pages
from tests.browser.live_server import LiveServer
from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow]
INVITED: Final = "sara.nord@boden.example"
OLLE: Final = "olle.ek@boden.example"
#: What looking at pages and trying to sign in may change.
_OF_LOOKING: Final = frozenset({"read_log", "log_month", "session", "attempt"})
_LINK = re.compile(re.escape(PUBLIC) + r'(/[^\s"<>]*)')


@pytest.fixture
def site(site: Path) -> Path:
    """The town, whose mails lead to its pages."""
    lead_mails_to_pages(site)
    return site


@pytest.fixture
def links(server: LiveServer, site: Path) -> list[str]:
    """Return every path to which mails lead that tell of alerts, handovers and an invitation."""
    days = Days(server, site)
    recover(days.program.people(), INVITED, None, server.clock.now() + timedelta(days=2))
    days.come_to("2026-11-04")
    mails = "".join(path.read_bytes().decode() for path in (site / "outbox").glob("*.eml"))
    found = sorted({*_LINK.findall(mails.replace("=\r\n", "").replace("=\n", "").replace("=3D", "="))})
    assert {"arenden", "inbjudan", "larm"} <= {path.split("/")[1] for path in found}
    # One of a kind and another; the others are like them.
    alike = {
        kind: [path for path in found if f"/{kind}/" in path] for kind in ("inbjudan", "larm", "arenden")
    }
    return [path for paths in alike.values() for path in paths[:2]]


def content_of(site: Path, *, without: frozenset[str] = _OF_LOOKING) -> dict[str, list[Any]]:
    """Return all that the database holds, by table."""
    # By the program's own library: another one in its process takes away what was written and not yet moved.
    with closing(choose_library().module.connect(site / "sisam.db")) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        tables = [name for (name,) in names if name not in without]
        found = {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)  # noqa: S608
            for name in tables
        }
        # All that a wrong code changes is how many there were.
        rows = connection.execute("SELECT id, used_at, withdrawn_at, expires_at FROM invitation")
        return found | {"invitation": sorted(rows)}


def asked_both_ways(scanner: Person, path: str) -> None:
    """Ask as a machine does, without a page and with one."""
    for ask in (scanner.page.request.head, scanner.page.request.get):
        assert ask(f"{scanner.window.origin}{path}").status < 500
    scanner.goto(path)
    scanner.window.settle()


def buttons_of(page: Page) -> Iterator[int]:
    yield from range(page.locator("form button, form [type=submit]").count())


def filled_in(page: Page) -> None:
    """Write something into every field that takes it."""
    for name, text in (("text", "ABCD-EFGH-IJKL"), ("password", "sju lugna björkar vid"), ("email", INVITED)):
        for field in page.locator(f"main input[type={name}]:visible").all():
            field.fill(text)
    for field in page.locator("main textarea:visible").all():
        field.fill("Jag tar hand om det.")
    for field in page.locator("main input[type=date]:visible").all():
        field.fill("2026-11-05")


def test_a_scanner_without_a_session_that_presses_everything_changes_nothing(
    person: Callable[..., Person], server: LiveServer, site: Path, links: list[str]
) -> None:
    scanner = person()
    before = content_of(site)
    pressed = 0
    for path in links:
        # Whatever is refused is refused; only an answer that breaks would be told by the server.
        scanner.window.troubles.clear()
        asked_both_ways(scanner, path)
        for number in buttons_of(scanner.page):
            scanner.goto(path)
            filled_in(scanner.page)
            button = scanner.page.locator("form button, form [type=submit]").nth(number)
            if button.is_visible():
                button.click()
                scanner.page.wait_for_load_state()
                pressed += 1
        refused = [each for each in scanner.window.troubles if each.startswith("answer 4")]
        assert refused == scanner.window.troubles
    scanner.window.troubles.clear()

    assert pressed > 5
    assert before == content_of(site)
    assert [] == [answer for answer in server.answers if answer.status >= 500]


def test_a_scanner_that_holds_somebodys_session_and_asks_acknowledges_nothing(
    person: Callable[..., Person], site: Path, links: list[str]
) -> None:
    scanner = person()
    scanner.arrives(OLLE)
    before = content_of(site)
    for path in links:
        asked_both_ways(scanner, path)
        found = scanner.page.locator("main a[href^='/']").evaluate_all(
            "all => all.map(a => a.pathname + a.search)"
        )
        for link in dict.fromkeys(found[:2]):
            asked_both_ways(scanner, link)
        scanner.window.troubles[:] = [each for each in scanner.window.troubles if "answer 404" not in each]

    assert before == content_of(site)
