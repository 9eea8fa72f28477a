"""Signing in, as somebody at a browser does it."""

from collections.abc import Callable

import pytest

from tests.browser.accounts import PASSWORD, code_of
from tests.browser.everybody import holds_for_everybody, is_for_everybody
from tests.browser.keyboard import press_by_keyboard
from tests.browser.person import Person

pytestmark = pytest.mark.browser
OFFICER = "olle.ek@boden.example"
#: Shows the form to whoever is not signed in, and sends others on.
WANTED = "/logga-in?till=/halsa"


def test_the_page_for_signing_in_is_for_everybody(person: Callable[..., Person]) -> None:
    assert "Logga in" == is_for_everybody(person, "/logga-in").heading()


def test_what_was_forgotten_is_told_on_top_and_at_its_field(person: Callable[..., Person]) -> None:
    visitor = person()
    visitor.goto("/logga-in")
    visitor.fill("E-postadress", OFFICER)
    with visitor.window.expect_status(422):
        visitor.press("Logga in")

    holds_for_everybody(visitor)
    assert OFFICER == visitor.page.locator("[name=email]").input_value()
    assert "" == visitor.page.locator("[name=losenord]").input_value()
    assert ["Lösenord", "Engångskod"] == [each.partition(":")[0] for each in visitor.errors()]
    assert ["true"] * 2 == [
        visitor.page.locator(f"[name={name}]").get_attribute("aria-invalid") for name in ("losenord", "kod")
    ]


@pytest.mark.parametrize("scripts", [True, False])
def test_somebody_signs_in_with_scripts_and_without_and_comes_where_they_wanted(
    person: Callable[..., Person], scripts: bool
) -> None:
    olle = person(scripts=scripts)
    olle.goto(WANTED)
    olle.sign_in(OFFICER)
    first = olle.path()
    olle.goto(WANTED)

    assert ("/halsa", "/halsa") == (first, olle.path())


def test_somebody_signs_in_by_the_keyboard_alone(person: Callable[..., Person]) -> None:
    olle = person()
    olle.goto(WANTED)
    typed = {"email": OFFICER, "losenord": PASSWORD, "kod": code_of(OFFICER, olle.server.clock.now())}
    for name, text in typed.items():
        while olle.page.evaluate("document.activeElement.name") != name:
            olle.page.keyboard.press("Tab")
        olle.page.keyboard.type(text)
    press_by_keyboard(olle.page, "Logga in")

    assert "/halsa" == olle.path()


def test_who_is_signed_in_already_signs_in_once_more_with_the_next_code(
    person: Callable[..., Person],
) -> None:
    here, there = person(), person()
    before = here.server.clock.now()
    for each in (here, there):
        each.goto(WANTED)
        each.sign_in(OFFICER)

    assert ("/halsa", 30) == (there.path(), (here.server.clock.now() - before).total_seconds())
