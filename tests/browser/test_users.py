"""The pages of users, walked by an administrator."""

from collections.abc import Callable

import pytest

from tests.browser.everybody import holds_for_everybody, is_for_everybody
from tests.browser.person import Person
from tests.browser.photographs import picture

pytestmark = pytest.mark.browser
ADMINISTRATOR = "ada.adm@sis.example"


def test_the_pages_of_users_are_for_everybody(person: Callable[..., Person]) -> None:
    is_for_everybody(person, "/anvandare", ADMINISTRATOR)
    is_for_everybody(person, "/anvandare/bjud-in", ADMINISTRATOR)


@pytest.mark.parametrize("scripts", [True, False])
def test_an_administrator_recovers_the_sign_in_of_somebody(
    person: Callable[..., Person],
    scripts: bool,
) -> None:
    ada = person(scripts=scripts)
    ada.arrives(ADMINISTRATOR)
    ada.goto("/anvandare")
    ada.fill("Sök namn eller adress (frivilligt)", "maja")
    ada.press("Sök")
    ada.press("Maja Lind")
    if scripts:
        holds_for_everybody(ada)
        picture(ada.page, "anvandare-en")
    ada.press("Återställ inloggningen")
    if scripts:
        holds_for_everybody(ada)
        picture(ada.page, "anvandare-fraga")
    ada.press("Återställ inloggningen")
    ada.sees("Koden visas bara nu.")
    if scripts:
        holds_for_everybody(ada)
        picture(ada.page, "anvandare-kod")
    ada.press("Jag har lämnat eller skrivit ut koden")
    ada.sees("Inbjuden")


def test_somebody_chooses_when_they_are_written_to(person: Callable[..., Person]) -> None:
    olle = is_for_everybody(person, "/konto/meddelanden", "olle.ek@boden.example")

    olle.check("En sammanfattning varje arbetsdags morgon")
    olle.press("Spara")

    olle.sees("Valet är sparat.")
