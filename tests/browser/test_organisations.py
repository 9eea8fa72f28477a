"""The pages of organisations, walked by whoever looks after seats."""

from collections.abc import Callable

import pytest

from tests.browser.everybody import holds_for_everybody, is_for_everybody
from tests.browser.person import Person
from tests.browser.photographs import picture

pytestmark = pytest.mark.browser
COORDINATOR = "sara.nord@boden.example"
ADMINISTRATOR = "ada.adm@sis.example"


def test_the_pages_of_organisations_are_for_everybody(person: Callable[..., Person]) -> None:
    is_for_everybody(person, "/organisation", ADMINISTRATOR)
    is_for_everybody(person, "/organisation/boden-soc", COORDINATOR)
    is_for_everybody(person, "/organisation/boden-soc/ny", COORDINATOR)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_coordinator_seats_a_deputy_and_says_that_somebody_is_away(
    person: Callable[..., Person],
    scripts: bool,
) -> None:
    sara = person(scripts=scripts)
    sara.arrives(COORDINATOR)
    sara.goto("/organisation")
    sara.press("Lägg till en person")
    sara.choose("Roll", "Chef")
    sara.fill("Namn", "Robin Ek")
    sara.fill("E-postadress", "robin")
    sara.check("Svenska")
    sara.check("Ersättare")
    with sara.window.expect_status(422):
        sara.press("Se vad som ändras")
    assert ["E-postadress: skriv en hel adress, till exempel anna.ek@kommun.se."] == sara.errors()
    if scripts:
        holds_for_everybody(sara)
        picture(sara.page, "organisation-fel")

    sara.fill("E-postadress", "robin.ek@boden.example")
    sara.press("Se vad som ändras")
    sara.sees("Maja Lind")
    if scripts:
        holds_for_everybody(sara)
        picture(sara.page, "organisation-andras")
    sara.press("Lägg till en person")
    sara.sees("Personen har fått rollen.")

    sara.press("Maja Lind")
    sara.press("Registrera frånvaro")
    sara.fill("Från och med", "2026-11-02")
    sara.fill("Till och med", "2026-11-06")
    sara.press("Se vad som ändras")
    sara.sees("Robin Ek")
    sara.press("Registrera frånvaro")
    sara.sees("Frånvaron är sparad.")
    if scripts:
        holds_for_everybody(sara)
        picture(sara.page, "organisation-person")
