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


@pytest.mark.parametrize("path", ["/sprak", "/utseende"])
def test_a_switch_takes_what_it_offers_and_leads_to_no_other_site(path: str) -> None:
    browser = Browser()
    browser.get("/logga-in")

    answer = browser.post(path, sprak="de", utseende="pink", till="//evil.example")

    assert answer.status_code in {303, 422}
    assert "evil" not in answer.headers.get("location", "")
    assert "pink" not in str(answer.headers)


def test_what_a_cookie_says_that_nobody_gave_out_is_passed_over() -> None:
    browser = Browser()
    browser.client.cookies.set("sprak", "xx")
    browser.client.cookies.set("utseende", '"><script>')

    page = browser.get("/logga-in").text

    assert 'data-color-scheme="auto"' in page
    assert '<html lang="sv"' in page
