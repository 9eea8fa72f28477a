"""What people see where a page is not, at any width, in any light, with the mouse or without."""

from collections.abc import Callable

import pytest

from tests.browser.everybody import holds_for_everybody
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
