"""The harness notices what it is there to notice."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from sisam.clock import FixedClock
from tests.browser.accessibility import no_violations, violations
from tests.browser.answers import faults_of, inline_code
from tests.browser.chromium import Chromium, processes_of, still_running
from tests.browser.keyboard import Stop, focus_is_visible, press_by_keyboard, tab_stops
from tests.browser.live_server import LiveServer, served
from tests.browser.person import Person
from tests.browser.sideways import no_sideways_scrolling
from tests.browser.tiny_site import tiny_site
from tests.browser.windows import NARROW, Look, Window, window

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]


@pytest.fixture
def server() -> Iterator[LiveServer]:
    """The tiny site in place of the real one."""
    with served(tiny_site(), FixedClock(datetime(2026, 11, 2, 7, tzinfo=UTC))) as running:
        yield running


def troubles_at(browser: Browser, server: LiveServer, path: str) -> list[str]:
    """Return what a window notices at a path."""
    with window(browser, server.origin, Look()) as opened:
        opened.goto(path)
    return [each.replace(server.origin, "") for each in opened.troubles]


@pytest.mark.parametrize(
    ("path", "trouble"),
    [
        ("/shouting", "console warning: mind"),
        ("/throwing", "script error: gone"),
        ("/asking", "dialog alert: one"),
        ("/picture", "answer 404: GET /pixel"),
        ("/nowhere", "answer 404: GET /nowhere"),
        ("/foreign", "request to another origin: http://elsewhere.example/x.png"),
    ],
)
def test_a_window_notices_a_trouble(browser: Browser, server: LiveServer, path: str, trouble: str) -> None:
    assert trouble in troubles_at(browser, server, path)


@pytest.mark.parametrize("path", ["/", "/again", "/away", "/wide"])
def test_a_window_has_nothing_against_a_good_page(browser: Browser, server: LiveServer, path: str) -> None:
    assert [] == troubles_at(browser, server, path)


def test_an_answer_that_a_test_asks_for_is_no_trouble(open_window: Callable[..., Window]) -> None:
    opened = open_window()
    with opened.expect_status(404):
        opened.goto("/nowhere")

    assert [] == opened.troubles


def test_an_answer_that_a_test_asks_for_and_does_not_get_fails_it(open_window: Callable[..., Window]) -> None:
    opened = open_window()
    with pytest.raises(AssertionError, match="no answer 403 came"), opened.expect_status(403):
        opened.goto("/")


def test_axe_has_nothing_against_a_good_page(open_window: Callable[..., Window]) -> None:
    opened = open_window()
    opened.goto("/")

    no_violations(opened.page)


def test_axe_tells_what_it_has_against_a_bad_page(browser: Browser, server: LiveServer) -> None:
    with window(browser, server.origin, Look()) as opened:
        opened.goto("/picture")
        found = violations(opened.page)

    assert ["image-alt (critical) at img"] == [each.partition(":")[0] for each in found]


def test_axe_says_that_it_needs_scripts_instead_of_waiting(open_window: Callable[..., Window]) -> None:
    opened = open_window(scripts=False)
    opened.goto("/")

    with pytest.raises(AssertionError, match="axe needs a window that runs scripts"):
        no_violations(opened.page)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_keyboard_stops_at_everything_in_order(open_window: Callable[..., Window], scripts: bool) -> None:
    opened = open_window(scripts=scripts)
    opened.goto("/")

    expected = [
        ("a", "Vidare"),
        ("input", "Namn"),
        ("select", "Slag"),
        ("input", "Ja tack"),
        ("button", "Spara"),
    ]
    assert [Stop(tag, name, visible=True) for tag, name in expected] == tab_stops(opened.page)


def test_a_stop_that_looks_the_same_with_the_focus_as_without_is_not_visible(
    page: Page, server: LiveServer
) -> None:
    page.goto(f"{server.origin}/unmarked")

    with pytest.raises(AssertionError, match="name='Hem', visible=False"):
        focus_is_visible(page)


def test_a_page_that_the_keyboard_cannot_reach_is_told(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.origin}/covered")

    with pytest.raises(AssertionError, match="can be reached by the keyboard"):
        focus_is_visible(page)


def test_the_keyboard_presses_what_it_has_walked_to(person: Callable[..., Person]) -> None:
    kim = person()
    kim.goto("/")
    press_by_keyboard(kim.page, "Spara")

    assert ("/again", "Igen") == (kim.path(), kim.heading())


def test_a_page_wider_than_its_window_is_told_with_what_widens_it(open_window: Callable[..., Window]) -> None:
    opened = open_window(width=NARROW)
    opened.goto("/wide")

    with pytest.raises(AssertionError, match='class="far"'):
        no_sideways_scrolling(opened.page)


@pytest.mark.parametrize("path", ["/", "/table"])
def test_what_scrolls_within_itself_does_not_widen_a_page(
    open_window: Callable[..., Window], path: str
) -> None:
    opened = open_window(width=NARROW)
    opened.goto(path)

    no_sideways_scrolling(opened.page)


def test_a_person_fills_chooses_ticks_and_presses(person: Callable[..., Person]) -> None:
    kim = person()
    kim.goto("/")
    kim.fill("Namn", "Åsa")
    kim.choose("Slag", "Vanlig")
    kim.check("Ja tack")
    kim.press("Spara")

    kim.sees("Tack.")
    kim.does_not_see("Namn")
    assert ("/again", "Igen", False) == (kim.path(), kim.heading(), kim.may_press("Spara"))


def test_two_persons_share_no_cookies(person: Callable[..., Person]) -> None:
    kim, lo = person(), person(scripts=False)
    kim.window.context.add_cookies([{"name": "a", "value": "b", "url": kim.window.origin}])
    lo.goto("/")

    assert (1, 0) == (len(kim.window.context.cookies()), len(lo.window.context.cookies()))


def test_a_file_is_taken_home(open_window: Callable[..., Window]) -> None:
    opened = open_window()
    opened.goto("/")

    taken = opened.download(lambda: opened.page.evaluate("() => { location = '/file' }"))

    assert ("x.csv", b"a,b\n") == (taken.name, taken.content)


def test_a_server_keeps_its_answers_and_finds_what_is_wrong_with_them(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.origin}/again")

    first = server.answers[0]
    assert ("GET", "/again", 200) == (first.method, first.path, first.status)
    assert "GET /again 200: x-content-type-options is None" in faults_of(first)
    assert [] == [each for each in faults_of(first) if "policy does" in each or "inline" in each]


def test_what_stands_in_a_page_itself_is_found() -> None:
    page = '<p style="x" onclick="y"><script>z</script><script src="/a.js"></script>'
    page += '<style></style><a href="javascript:x">'

    assert [
        "inline style on <p>",
        "inline onclick on <p>",
        "inline <script>",
        "inline <style>",
        "inline href on <a>",
    ] == inline_code(page)


def test_other_tests_of_a_run_may_run_loops_of_their_own(chromium_of_run: Chromium) -> None:
    async def three() -> int:
        return 3

    with chromium_of_run.at_hand() as before:
        before.new_context().close()
    assert 3 == asyncio.run(three())
    with chromium_of_run.at_hand() as after:
        after.new_context().close()


def test_a_browser_ends_with_whoever_is_killed_before_it(chromium_of_run: Chromium) -> None:
    code = (
        "from tests.browser.chromium import chromium\n"
        "with chromium() as it: print(it.mark, flush=True); input()"
    )
    killed = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert killed.stdout is not None
    mark = killed.stdout.readline().strip()
    before = processes_of(mark)

    killed.send_signal(signal.SIGKILL)
    killed.communicate()

    assert before
    assert [] == still_running(mark)
