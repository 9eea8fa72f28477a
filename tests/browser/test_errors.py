"""What people see where a page is not, at any width, in any light, with the mouse or without."""

from collections.abc import Callable

import pytest

from tests.browser.everybody import holds_for_everybody
from tests.browser.live_server import LiveServer
from tests.browser.person import Person
from tests.browser.photographs import picture

pytestmark = pytest.mark.browser
NOWHERE = "/finns-inte"


def at_nowhere(person: Callable[..., Person], **look: object) -> Person:
    """Set somebody before the page of an address that is not there."""
    visitor = person(**look)
    with visitor.window.expect_status(404):
        visitor.goto(NOWHERE)
    return visitor


def test_the_page_of_an_error_is_for_everybody(person: Callable[..., Person]) -> None:
    visitor = at_nowhere(person)

    holds_for_everybody(visitor)
    picture(visitor.page, "not-found")


def test_an_error_is_told_without_scripts_and_in_the_language_of_the_browser(
    person: Callable[..., Person],
) -> None:
    swede, briton = at_nowhere(person, scripts=False), at_nowhere(person, locale="en-GB")

    assert ("sv", "en") == tuple(each.page.locator("html").get_attribute("lang") for each in (swede, briton))
    assert swede.heading() != briton.heading()


def test_the_keyboard_comes_first_to_the_link_that_skips_to_what_a_page_is_about(
    person: Callable[..., Person],
) -> None:
    visitor = at_nowhere(person)

    visitor.page.keyboard.press("Tab")
    target = visitor.page.locator(":focus").get_attribute("href")

    assert "#" == (target or "")[:1]
    assert 1 == visitor.page.locator(f"main{target}").count()
    assert 1 == visitor.page.locator("h1").count()


def test_nothing_of_what_was_asked_stands_in_the_page_of_an_error(person: Callable[..., Person]) -> None:
    visitor = person()
    with visitor.window.expect_status(404):
        visitor.goto("/arenden/<b>SN-2026</b>?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")

    assert "SN-2026" not in visitor.page.content()


def test_the_sign_of_life_is_served(person: Callable[..., Person], server: LiveServer) -> None:
    visitor = person()
    visitor.goto("/halsa")

    visitor.sees("alive")
    assert [200] == [each.status for each in server.answers if each.path == "/halsa"]
