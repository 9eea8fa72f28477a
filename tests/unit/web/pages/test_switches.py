"""The switches in the footer."""

import pytest

from tests.unit.web.pages.sign_in.signing import Browser, signed_in_browser


def test_the_language_is_kept_before_anybody_is_signed_in() -> None:
    browser = Browser()
    browser.get("/logga-in")

    answer = browser.post("/sprak", sprak="en", till="/logga-in")

    assert (303, "/logga-in") == (answer.status_code, answer.headers["location"])
    assert '<html lang="en"' in browser.get("/logga-in").text


def test_pages_are_dark_once_somebody_wants_them_so() -> None:
    browser, _ = signed_in_browser()
    browser.get("/konto")

    browser.post("/utseende", utseende="dark", till="/konto")

    assert 'data-color-scheme="dark"' in browser.get("/konto").text


@pytest.mark.parametrize(
    ("path", "field", "offered"), [("/sprak", "sprak", "en"), ("/utseende", "utseende", "dark")]
)
@pytest.mark.parametrize("till", ["//evil.example", "https://evil.example/", "/\\evil.example"])
def test_a_switch_leads_to_no_other_site_and_takes_what_it_offers(
    path: str, field: str, offered: str, till: str
) -> None:
    browser = Browser()
    browser.get("/logga-in")

    answers = [browser.post(path, **{field: chosen, "till": till}) for chosen in (offered, "pink")]

    assert [(303, "/")] * 2 == [(each.status_code, each.headers["location"]) for each in answers]
    assert [True, False] == ["set-cookie" in each.headers for each in answers]


def test_what_a_cookie_says_that_nobody_gave_out_is_passed_over() -> None:
    browser = Browser()
    browser.client.cookies.set("sprak", "xx")
    browser.client.cookies.set("utseende", '"><script>')

    page = browser.get("/logga-in").text

    assert 'data-color-scheme="auto"' in page
    assert '<html lang="sv"' in page
