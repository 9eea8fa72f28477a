"""The pages of users let people in and keep them out, and ask once more before anything happens."""

import re

import pytest

from sisam.application.people.switching_off import disable
from sisam.domain.seat import Role
from tests.builders import HOME_SCHOOL, NOW
from tests.people import a_member
from tests.sites import AGENCY
from tests.unit.web.pages.sign_in.signing import Browser
from tests.unit.web.pages.work.working import Desk
from tests.unit.web.pages.written import plain

TEACHER = f"person-of-{HOME_SCHOOL}"
ADMINISTRATOR = f"administrator-of-{AGENCY}"
URL = f"/anvandare/{TEACHER}"


def administrator() -> tuple[Desk, Browser]:
    desk = Desk()
    return desk, desk.browser(AGENCY, Role.ADMINISTRATOR)


def test_the_list_tells_who_can_sign_in_and_who_was_never_invited() -> None:
    desk, browser = administrator()
    a_member(desk.people, TEACHER)

    page = plain(browser.get("/anvandare?sok=school").text)

    assert "The person-of-org-school Rektor" in page
    assert "Kan logga in" in page
    assert "inte inbjudna än" in page
    assert "Ingen sådan person" in browser.get("/anvandare?sok=ingen+alls").text


def test_the_list_is_filtered_by_how_it_stands() -> None:
    desk, browser = administrator()
    disable(desk.people, f"{TEACHER}@example.se", None, NOW)

    found = re.findall(r'href="/anvandare/(p[^"]*)"', browser.get("/anvandare?lage=disabled").text)

    assert [TEACHER] == found


def test_somebody_is_invited_after_being_asked_once_more_and_the_code_is_shown_once() -> None:
    _, browser = administrator()

    asked = browser.get(f"{URL}/bjud-in")
    shown = browser.post(f"{URL}/bjud-in")

    assert "inget värd utan en kod" in asked.text
    (code,) = re.findall(r"<code>([^<]*)</code>", shown.text)
    assert "no-store" in shown.headers["Cache-Control"]
    assert code not in browser.get(URL).text
    assert "Inbjuden" in browser.get(URL).text
    assert [(TEACHER, "invited", ADMINISTRATOR)] == browser.heard.changed


@pytest.mark.parametrize(
    ("slug", "word", "told"),
    [
        ("stang-av", "disabled", "Kontot är avstängt."),
        ("logga-ut", "signed_out", "Personen är utloggad överallt."),
    ],
)
def test_an_account_is_changed_and_the_diary_hears_of_it(slug: str, word: str, told: str) -> None:
    desk, browser = administrator()
    teacher = desk.browser(HOME_SCHOOL)
    assert 200 == teacher.get("/konto").status_code

    answer = browser.post(f"{URL}/{slug}")

    assert 303 == answer.status_code
    assert told in browser.get(answer.headers["Location"]).text
    assert 303 == teacher.get("/konto").status_code
    assert [(TEACHER, word, ADMINISTRATOR)] == browser.heard.changed


def test_an_account_is_switched_on_again() -> None:
    desk, browser = administrator()
    disable(desk.people, f"{TEACHER}@example.se", None, NOW)

    answer = browser.post(f"{URL}/sla-pa")

    assert "Kontot är påslaget." in browser.get(answer.headers["Location"]).text


def test_a_sign_in_is_recovered_with_a_new_code() -> None:
    desk, browser = administrator()
    a_member(desk.people, TEACHER)

    shown = browser.post(f"{URL}/aterstall")

    assert 200 == shown.status_code
    assert 1 == shown.text.count("<code>")
    assert "Inbjuden" in browser.get(URL).text


def test_what_does_not_fit_is_not_asked_and_told_where_it_is_done() -> None:
    desk, browser = administrator()
    a_member(desk.people, TEACHER)

    assert 303 == browser.get(f"{URL}/bjud-in").status_code
    refused = browser.post(f"{URL}/bjud-in")

    assert 409 == refused.status_code
    assert "Personen kan redan logga in." in refused.text


def test_nobody_changes_their_own_account() -> None:
    _, browser = administrator()

    page = browser.get(f"/anvandare/{ADMINISTRATOR}")
    refused = browser.post(f"/anvandare/{ADMINISTRATOR}/stang-av")

    assert "Stäng av kontot" not in page.text
    assert 409 == refused.status_code
    assert 200 == browser.get("/anvandare").status_code


@pytest.mark.parametrize("path", ["/anvandare/nobody", f"{URL}/nothing", "/anvandare/nobody/bjud-in"])
def test_who_is_not_there_is_not_found(path: str) -> None:
    _, browser = administrator()

    assert 404 == browser.get(path).status_code


def test_nobody_but_an_administrator_comes_in() -> None:
    desk = Desk()
    browser = desk.browser(HOME_SCHOOL)

    assert [403] * 3 == [browser.get(path).status_code for path in ("/anvandare", URL, "/anvandare/bjud-in")]


def test_whoever_signed_in_long_ago_proves_anew_who_they_are() -> None:
    _, browser = administrator()
    browser.clock.advance(11 * (browser.clock.now() - NOW))

    answer = browser.post(f"{URL}/stang-av")

    assert f"/logga-in/igen?till=%2Fanvandare%2F{TEACHER}%2Fstang-av" == answer.headers["Location"]


def test_many_are_invited_at_once_and_their_codes_printed() -> None:
    _, browser = administrator()
    page = browser.get("/anvandare/bjud-in").text
    both = re.findall(r'name="person" value="([^"]*)"', page)[:2]

    shown = browser.client.post("/anvandare/bjud-in", data={"_token": browser.token, "person": both})

    assert 2 == len(set(re.findall(r"<code>([^<]*)</code>", shown.text)))
    assert both == [person for person, _, _ in browser.heard.changed]


def test_nobody_chosen_is_nobody_invited() -> None:
    _, browser = administrator()

    answer = browser.post("/anvandare/bjud-in")

    assert 422 == answer.status_code
    assert "Vilka: välj minst en person." in answer.text
