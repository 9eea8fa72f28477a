"""The page of one's own account, and what can be changed there."""

import re

import pyotp
import pytest

from sisam.application.people.keeping_sessions import load
from sisam.domain.language import Language
from tests.people import sample_people, speaks
from tests.unit.web.pages.sign_in.signing import MINUTE, TEACHER, Browser, signed_in_browser

NEW_PASSWORD = "hallå där du vackra"


def test_it_says_who_one_is_and_where_one_sits() -> None:
    browser, member = signed_in_browser()

    page = browser.get("/konto").text

    assert all(said in page for said in (member.email, "Rektor, The org-school", "Den här webbläsaren."))
    assert "går ut 2 nov. 2026 kl. 09:31" in page
    assert browser.session_id not in page


def test_a_page_knows_when_its_session_ends_and_how_long_it_can_last_at_most() -> None:
    browser, _ = signed_in_browser()
    begun = browser.clock.now()
    browser.clock.advance(20 * MINUTE)

    page = browser.get("/konto").text

    assert f'data-ends-at="{(begun + 50 * MINUTE).isoformat()}"' in page
    assert f'data-latest="{(begun + 600 * MINUTE).isoformat()}"' in page


def test_it_speaks_the_language_that_one_reads() -> None:
    browser, member = signed_in_browser()
    browser.get("/konto")
    browser.post("/sprak", sprak="en", till="/konto")

    page = browser.get("/konto").text
    assert '<html lang="en"' in page
    assert "Head teacher, The org-school" in page
    speaks(browser.people, member.person_id, Language.SV)
    assert '<html lang="sv"' in browser.get("/konto").text


def test_whoever_ends_all_their_sessions_is_out_everywhere() -> None:
    browser, member = signed_in_browser()
    other = Browser(browser.people, clock=browser.clock)
    other.sign_in(member)
    browser.get("/konto")

    answer = browser.post("/konto/avsluta")

    assert (303, "/logga-in?nyss=utloggad") == (answer.status_code, answer.headers["location"])
    assert "" == browser.session_id
    assert [303, 303] == [each.get("/konto").status_code for each in (browser, other)]


def test_a_new_password_is_taken_and_the_others_browsers_are_out() -> None:
    browser, member = signed_in_browser()
    other = Browser(browser.people, clock=browser.clock)
    other.sign_in(member)
    browser.get("/konto/losenord")

    answer = browser.post("/konto/losenord", losenord=NEW_PASSWORD, igen=NEW_PASSWORD)

    assert (303, "/konto?nyss=losenord") == (answer.status_code, answer.headers["location"])
    assert "Lösenordet är bytt." in browser.get(answer.headers["location"]).text
    assert 303 == other.get("/konto").status_code
    assert 422 == other.sign_in(member).status_code
    assert 303 == other.sign_in(member, losenord=NEW_PASSWORD).status_code


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ("kort", "kort", "för kort"),
        (NEW_PASSWORD, "något annat", "inte lika"),
        ("", "", "fyll i"),
        (f"{TEACHER}@example.se", f"{TEACHER}@example.se", "ditt namn eller din adress"),
    ],
)
def test_what_cannot_be_a_password_is_told(one: str, two: str, said: str) -> None:
    browser, _ = signed_in_browser()
    browser.get("/konto/losenord")

    answer = browser.post("/konto/losenord", losenord=one, igen=two)

    assert 422 == answer.status_code
    assert said in answer.text


def test_a_new_telephone_is_taken_and_the_page_goes_on_with_a_session_of_its_own() -> None:
    browser, _ = signed_in_browser()
    before = browser.session_id
    page = browser.get("/konto/telefon").text
    sealed = re.search(r'name="underlag" value="([^"]*)"', page)
    secret = re.search(r'class="secret">([^<]*)<', page)
    assert sealed
    assert secret

    wrong = browser.post("/konto/telefon", underlag=sealed.group(1), kod="000000")
    assert (422, True) == (wrong.status_code, secret.group(1) in wrong.text)
    code = pyotp.TOTP(secret.group(1).replace(" ", "")).at(browser.clock.now())
    answer = browser.post("/konto/telefon", underlag=sealed.group(1), kod=code)

    assert 10 == len(re.findall("<code>(.*?)</code>", answer.text))
    assert before != browser.session_id
    found = re.search(r'name="_token" value="([^"]*)"', answer.text)
    assert found
    browser.token = found.group(1)
    assert 303 == browser.post("/logga-ut").status_code


def test_a_second_factor_that_was_not_begun_here_begins_anew() -> None:
    browser, _ = signed_in_browser()
    browser.get("/konto/telefon")

    answer = browser.post("/konto/telefon", underlag="00", kod="123456")

    assert (303, "/konto/telefon") == (answer.status_code, answer.headers["location"])


def test_new_recovery_codes_are_shown_after_one_has_asked_for_them() -> None:
    browser, _ = signed_in_browser()

    assert "slutar att gälla" in browser.get("/konto/reservkoder").text
    answer = browser.post("/konto/reservkoder")

    assert 10 == len(set(re.findall("<code>(.*?)</code>", answer.text)))
    assert "Du har 10 reservkoder kvar." in browser.get("/konto").text


@pytest.mark.parametrize("path", ["/konto/losenord", "/konto/telefon", "/konto/reservkoder"])
def test_each_change_asks_for_a_fresh_sign_in(path: str) -> None:
    browser, _ = signed_in_browser()
    browser.clock.advance(11 * MINUTE)
    browser.get("/konto")

    for answer in (browser.get(path), browser.post(path)):
        assert (303, f"/logga-in/igen?till={path.replace('/', '%2F')}") == (
            answer.status_code,
            answer.headers["location"],
        )


@pytest.mark.parametrize("path", ["/konto", "/konto/losenord", "/konto/telefon", "/konto/reservkoder"])
def test_opening_a_page_changes_nothing(path: str) -> None:
    browser, member = signed_in_browser()
    with browser.people.site.store.read() as work:
        before = work.accounts.listed(), work.sessions.running(member.person_id)

    browser.get(path)
    browser.client.head(path)

    with browser.people.site.store.read() as work:
        assert before == (work.accounts.listed(), work.sessions.running(member.person_id))


def test_a_form_without_the_token_of_the_session_changes_nothing() -> None:
    browser, member = signed_in_browser()
    browser.get("/konto")
    browser.token = "another"

    for path in ("/konto/avsluta", "/konto/losenord", "/konto/reservkoder", "/logga-ut"):
        assert 403 == browser.post(path, losenord=NEW_PASSWORD, igen=NEW_PASSWORD).status_code

    assert load(browser.people, browser.session_id, browser.clock.now()) is not None
    assert member.email in browser.get("/konto").text


def test_one_click_of_a_demonstration_has_nothing_to_change() -> None:
    browser = Browser(sample_people())
    person = re.findall(r'name="person" value="([^"]*)"', browser.get("/logga-in").text)[0]
    browser.post("/logga-in/demo", person=person)

    page = browser.get("/konto").text

    assert "/konto/losenord" not in page
    assert 403 == browser.get("/konto/telefon").status_code
