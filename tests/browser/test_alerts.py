"""An alert is read and answered by everybody, and a link in a mail leads to it by way of signing in."""

import re
from collections.abc import Callable

import pytest

from tests.browser.everybody import holds_for_everybody, is_for_everybody
from tests.browser.keyboard import press_by_keyboard
from tests.browser.live_server import LiveServer
from tests.browser.person import Person
from tests.browser.photographs import picture

pytestmark = pytest.mark.browser
OFFICER = "olle.ek@boden.example"
COORDINATOR = "siv.sist@sis.example"
SCHOOL = "rut.bjork@boden.example"
ADMINISTRATOR = "ada.adm@sis.example"


def alert_of(person: Person, email: str) -> str:
    """Go to the first alert that waits for somebody, and return its path."""
    person.arrives(email)
    person.goto("/larm")
    path = person.page.locator("main .work-act a").first.get_attribute("href")
    assert path
    person.goto(path)
    return path


@pytest.mark.parametrize("email", [OFFICER, COORDINATOR, ADMINISTRATOR])
def test_the_list_is_for_everybody(person: Callable[..., Person], email: str) -> None:
    assert "Larm" == is_for_everybody(person, "/larm", email).heading()


@pytest.mark.parametrize("email", [OFFICER, SCHOOL])
def test_an_alert_is_for_everybody(person: Callable[..., Person], email: str) -> None:
    somebody = person()
    alert_of(somebody, email)

    holds_for_everybody(somebody)
    picture(somebody.page, "larm-ett")
    somebody.sees("Det här händer nu")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_alert_is_acknowledged_with_and_without_scripts(
    person: Callable[..., Person], *, scripts: bool
) -> None:
    officer = person(scripts=scripts)
    alert_of(officer, OFFICER)

    with officer.window.expect_status(422):
        officer.press("Kvittera")
    assert 2 == len(officer.errors())
    officer.fill("Vad tänker du göra?", "Jag ringer hemskolan i dag.")
    officer.fill("Till och med vilken dag?", "2026-11-04")
    officer.press("Kvittera")

    officer.sees("Klart: du har kvitterat larmet.")
    officer.sees("Jag ringer hemskolan i dag.")
    officer.goto("/att-gora")
    officer.does_not_see("Larm att kvittera")


def test_a_link_in_a_mail_leads_there_by_way_of_signing_in(
    person: Callable[..., Person], server: LiveServer
) -> None:
    path = alert_of(person(), OFFICER)
    officer = person()

    officer.goto(path)
    assert "/logga-in" in officer.path()
    officer.sign_in(OFFICER)

    assert path == officer.path()
    assert server.answers


def test_an_alert_is_reached_by_the_keyboard_alone(person: Callable[..., Person]) -> None:
    officer = person()
    officer.arrives(OFFICER)
    officer.goto("/att-gora")
    button = officer.page.locator(".work-alerts .work-act a[href^='/larm/']").first.inner_text()

    press_by_keyboard(officer.page, " ".join(button.split()))

    assert re.fullmatch(r"/larm/[^/]+", officer.path())
