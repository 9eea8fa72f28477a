"""An acute placement that a social worker opens in the guided pages, and the school sees in its window."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.everybody import holds_for_everybody
from tests.browser.person import Person
from tests.browser.photographs import picture

pytestmark = pytest.mark.browser

OFFICER = "olle.ek@boden.example"
HEAD = "rut.bjork@boden.example"
NUMBER = "SN-2026/20"


def begins(worker: Person) -> None:
    worker.arrives(OFFICER)
    worker.goto("/att-gora")
    worker.goto("/arenden/ny")


def tells_of_acute(worker: Person, *, looks: Callable[[str], None] = lambda _: None) -> None:
    """Answer all four parts, and look at each before it is sent."""
    worker.check("Ja, den är akut")
    worker.check("Nej")
    looks("slag")
    worker.press("Fortsätt")
    worker.fill("Diarienummer", NUMBER)
    worker.fill("Elevens namn", "Love Fors")
    worker.fill("Personnummer eller samordningsnummer", "20110305-2385")
    looks("eleven")
    worker.press("Fortsätt")
    worker.choose("Skola", "Björkskolan")
    looks("skolan")
    worker.press("Fortsätt")
    worker.check("6 § LVU")
    worker.fill("Beslut om omedelbart omhändertagande (frivilligt)", "2026-11-02")
    looks("placeringen")
    worker.press("Fortsätt")
    looks("svar")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_acute_placement_is_opened_by_a_social_worker_and_seen_by_the_school(
    person: Callable[..., Person], scripts: bool
) -> None:
    worker, head = person(scripts=scripts), person(scripts=scripts)
    begins(worker)

    tells_of_acute(worker)
    assert "Kontrollera dina svar" == worker.heading()
    worker.sees("3 nov. 2026")
    assert "/arenden/ny" == worker.path()
    worker.press("Öppna ärendet")

    worker.sees("Klart: ärendet är öppnat.")
    worker.sees("Love Fors")
    head.arrives(HEAD)
    head.goto("/arenden")
    head.sees(NUMBER)
    head.press("Love Fors")
    head.sees("Rutin 1 · Tidig kontakt")


def test_whoever_goes_back_finds_what_they_answered(person: Callable[..., Person]) -> None:
    worker = person()
    begins(worker)
    tells_of_acute(worker)

    worker.page.go_back()
    assert "Vad är känt om placeringen?" == worker.heading()
    assert worker.page.get_by_label("6 § LVU", exact=True).is_checked()
    worker.page.go_back()
    worker.page.go_back()
    assert "Vem är eleven?" == worker.heading()
    assert "Vem är eleven? – Ny placering – sisam" == worker.page.title()
    assert NUMBER == worker.page.get_by_label("Diarienummer", exact=True).input_value()
    worker.page.go_forward()
    worker.page.go_forward()
    worker.press("Fortsätt")
    assert "Kontrollera dina svar" == worker.page.locator("h1:focus").inner_text()
    worker.press("Öppna ärendet")
    worker.sees("Klart: ärendet är öppnat.")
    worker.page.go_back()
    assert "/arenden/ny" == worker.path()
    worker.check("Ja, den är akut")
    worker.check("Nej")
    worker.window.context.clear_cookies()
    worker.press("Fortsätt")
    worker.page.wait_for_url("**/logga-in**")
    assert "Logga in" == worker.heading()


def test_whoever_goes_back_is_signed_in_no_longer_for_that(person: Callable[..., Person]) -> None:
    worker = person()
    worker.page.clock.install()
    begins(worker)
    worker.page.clock.run_for("20:00")
    tells_of_acute(worker)
    worker.page.clock.run_for("20:00")
    worker.page.go_back()
    assert "Vad är känt om placeringen?" == worker.heading()

    expect(worker.page.locator("#session")).to_be_hidden()
    worker.page.clock.run_for("05:01")
    expect(worker.page.get_by_role("alert")).to_contain_text("Du loggas snart ut")


def test_every_part_of_a_new_placement_is_for_everybody(person: Callable[..., Person]) -> None:
    worker = person()
    begins(worker)

    def looks(part: str) -> None:
        holds_for_everybody(worker)
        picture(worker.page, f"arenden-ny-{part}")

    tells_of_acute(worker, looks=looks)


def test_what_is_wrong_is_told_on_a_page_that_is_for_everybody(person: Callable[..., Person]) -> None:
    worker = person()
    begins(worker)
    worker.check("Ja, den är akut")
    worker.check("Nej")
    worker.press("Fortsätt")
    worker.fill("Personnummer eller samordningsnummer", "20110305-2384")
    with worker.window.expect_status(422):
        worker.press("Fortsätt")

    assert [
        "Skriv ärendets diarienummer.",
        "Skriv elevens namn.",
        "Numret stämmer inte. Jämför varje siffra med registret; någon av dem är fel.",
    ] == worker.errors()
    holds_for_everybody(worker)
    picture(worker.page, "arenden-ny-fel")


def test_a_placement_is_told_of_with_the_keyboard_alone(person: Callable[..., Person]) -> None:
    worker = person()
    begins(worker)
    keyboard = worker.page.keyboard
    worker.page.locator("#falt-slag").focus()
    keyboard.press("Space")
    keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("Tab")
    keyboard.press("Enter")
    worker.page.wait_for_load_state()

    worker.sees("Vem är eleven?")
