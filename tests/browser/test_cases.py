"""Cases in a browser: found, read, printed, and a protected pupil seen for once, however one looks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sisam.bootstrap import open_program
from tests.browser.everybody import holds_for_everybody, is_for_everybody
from tests.browser.person import Person
from tests.browser.photographs import picture

pytestmark = pytest.mark.browser
#: So many pixels a case may be high in a wide window.
_SHORT = 3_000
OFFICER, HEAD = "olle.ek@boden.example", "rut.bjork@boden.example"
ENGLISH = "ulf.berg@boden.example"


@pytest.fixture
def path(site: Path) -> Callable[[str], str]:
    """Returns the path of the case with a number."""

    def path(number: str) -> str:
        program = open_program(site)
        with program.store.read() as work:
            case_id = work.cases.find(number)
        program.store.close()
        return f"/arenden/{case_id}"

    return path


def before(person: Callable[..., Person], email: str, path: str, **look: object) -> Person:
    someone = person(**look)
    someone.arrives(email)
    someone.goto(path)
    return someone


def test_the_list_of_cases_is_for_everybody(person: Callable[..., Person]) -> None:
    officer = is_for_everybody(person, "/arenden", OFFICER)

    officer.sees("Kim Sjö")
    officer.sees("Skyddad elev, ärende SN-2026/3")
    officer.does_not_see("Mio Hav")
    officer.does_not_see("Charlie Vind")


@pytest.mark.parametrize(
    ("number", "email", "name"),
    [
        ("SN-2026/1", OFFICER, "arende"),
        ("SN-2026/3", HEAD, "arende-skyddat"),
        ("SN-2026/4", ENGLISH, "arende-en"),
    ],
)
def test_the_page_of_a_case_is_for_everybody(
    person: Callable[..., Person], path: Callable[[str], str], number: str, email: str, name: str
) -> None:
    someone = before(person, email, path(number))
    picture(someone.page, name)
    holds_for_everybody(someone)
    without = before(person, email, path(number), scripts=False)

    assert someone.heading() == without.heading()


def test_paper_is_for_everybody(person: Callable[..., Person], path: Callable[[str], str]) -> None:
    officer = before(person, OFFICER, path("SN-2026/1"))
    officer.press("Skriv ut på papper")
    picture(officer.page, "arende-utskrift")
    holds_for_everybody(officer)

    officer.sees("Utskrivet 2 nov. 2026 kl. 08:00 av Olle Ek.")
    officer.page.emulate_media(media="print")
    assert officer.page.get_by_text("arbetsdagar efter").first.is_visible()
    assert not officer.page.get_by_role("navigation", name="Huvudmeny").is_visible()


def test_a_search_finds_a_pupil_by_keyboard_and_leaves_no_name_in_the_address(
    person: Callable[..., Person],
) -> None:
    officer = before(person, OFFICER, "/arenden", scripts=False)
    field = officer.page.get_by_label("Namn, personnummer, samordningsnummer eller ärendenummer")
    field.fill("Kim Sjö")
    with officer.page.expect_navigation():
        field.press("Enter")

    officer.sees("1 ärende hittades.")
    assert "/arenden" == officer.path()
    officer.press("Kim Sjö")
    assert "Kim Sjö" == officer.heading()


def test_a_search_that_the_law_forbids_says_so_beside_what_was_typed(person: Callable[..., Person]) -> None:
    officer = before(person, OFFICER, "/arenden")
    officer.fill("Namn, personnummer, samordningsnummer eller ärendenummer", "Kim & Co")
    with officer.window.expect_status(422):
        officer.press("Sök")
    holds_for_everybody(officer)

    assert 1 == len(officer.errors())
    assert "Kim & Co" == officer.page.locator("[name=sok]").input_value()


def test_the_list_is_narrowed_by_a_tab_that_keeps_its_address(person: Callable[..., Person]) -> None:
    officer = before(person, OFFICER, "/arenden")
    officer.press("Avslutade")
    officer.page.wait_for_url("**visa=avslutade")

    officer.sees("Här finns inga ärenden")
    officer.page.reload()
    officer.sees("Här finns inga ärenden")


def test_how_a_day_was_counted_unfolds_by_keyboard(
    person: Callable[..., Person], path: Callable[[str], str]
) -> None:
    officer = before(person, OFFICER, path("SN-2026/1"), scripts=False)
    why = officer.page.get_by_text("Hur är dagen räknad?").first
    why.focus()
    officer.page.keyboard.press("Enter")

    officer.sees("arbetsdagar efter")


def test_an_ordinary_case_is_short_and_an_address_leads_into_what_is_folded(
    person: Callable[..., Person], path: Callable[[str], str]
) -> None:
    officer = before(person, OFFICER, path("SN-2026/4"), scripts=False)
    page = officer.page
    height = page.locator("html").bounding_box()
    anchor = "datum"

    assert height is not None
    assert height["height"] <= _SHORT
    assert not page.locator(f"#{anchor}").is_visible()
    officer.goto(f"{path('SN-2026/4')}#{anchor}")
    page.locator(f"#{anchor}").wait_for(state="visible")
    page.emulate_media(media="print")
    page.locator("#rutin-1").wait_for(state="visible")


def test_a_protected_pupil_is_seen_for_one_look_after_a_fresh_sign_in_and_a_reason(
    person: Callable[..., Person], path: Callable[[str], str]
) -> None:
    officer = person()
    officer.sign_in(OFFICER)
    officer.goto(path("SN-2026/3"))
    officer.does_not_see("Mio Hav")
    officer.press("Visa skyddade uppgifter")
    holds_for_everybody(officer)
    with officer.window.expect_status(422):
        officer.press("Visa uppgifterna")
    assert 1 == len(officer.errors())
    officer.fill("Varför behöver du uppgifterna?", "Jag ska ringa eleven om skolstarten.")
    officer.press("Visa uppgifterna")

    assert "Mio Hav" == officer.heading()
    assert "Mio Hav" not in officer.page.title()
    officer.sees("Skyddade uppgifter visas nu")
    picture(officer.page, "arende-visat")
    holds_for_everybody(officer)
    officer.press("Dölj uppgifterna")
    officer.does_not_see("Mio Hav")
