"""Signing in by a proxy in front of the site."""

from datetime import timedelta

import pytest

from sisam.application.people.keeping_sessions import load
from sisam.domain.account import SignInWay
from sisam.web.session_gate import ProxyHeaders
from tests.builders import SOCIAL_SERVICES
from tests.people import a_people
from tests.unit.web.pages.sign_in.signing import MINUTE, TEACHER, Browser

HEADERS = ProxyHeaders("X-Remote-User", "X-Proved-At")
EMAIL = f"{TEACHER}@example.se"
OTHER = f"person-of-{SOCIAL_SERVICES}@example.se"


def behind_a_proxy(email: str = EMAIL, *, tls: bool = True) -> Browser:
    browser = Browser(a_people(way=SignInWay.PROXY), tls=tls, headers=HEADERS)
    named(browser, email)
    return browser


def named(browser: Browser, email: str, minutes_ago: int | None = None) -> None:
    """Let the proxy say from now on who asks, and when they proved it."""
    browser.client.headers["X-Remote-User"] = email
    if minutes_ago is not None:
        proved_at = browser.clock.now() - timedelta(minutes=minutes_ago)
        browser.client.headers["X-Proved-At"] = str(int(proved_at.timestamp()))


def come_in(browser: Browser) -> int:
    browser.get("/logga-in")
    return browser.post("/logga-in/ombud", till="/konto").status_code


def test_whom_the_proxy_names_comes_in_with_one_press() -> None:
    browser = behind_a_proxy()

    assert EMAIL in browser.get("/logga-in").text
    assert 303 == browser.get("/konto").status_code
    assert 303 == come_in(browser)
    assert 200 == browser.get("/konto").status_code


def test_a_session_is_over_once_the_proxy_names_somebody_else_or_nobody() -> None:
    browser = behind_a_proxy()
    come_in(browser)

    named(browser, OTHER)
    assert 303 == browser.get("/konto").status_code
    del browser.client.headers["X-Remote-User"]
    assert 303 == browser.get("/konto").status_code


def test_whoever_comes_in_anew_leaves_the_session_before() -> None:
    browser = behind_a_proxy()
    come_in(browser)
    before = browser.session_id
    browser.get("/konto")

    browser.post("/logga-in/ombud")

    assert before not in ("", browser.session_id)
    assert None is load(browser.people, before, browser.clock.now())


def test_a_header_that_came_by_no_proxy_is_refused_and_told() -> None:
    browser = behind_a_proxy(tls=False)

    assert EMAIL not in browser.get("/logga-in").text
    assert 200 == come_in(browser)
    assert 303 == browser.get("/konto").status_code
    assert {"proxy"} == set(browser.heard.refused)


@pytest.mark.parametrize("email", ["nobody@example.se", "x" * 400, " ", "a\tb"])
def test_a_name_that_nobody_has_lets_nobody_in(email: str) -> None:
    browser = behind_a_proxy(email)

    assert come_in(browser) in {200, 403}
    assert 303 == browser.get("/konto").status_code


def test_two_names_at_once_are_none() -> None:
    browser = behind_a_proxy()
    answer = browser.client.get("/logga-in", headers=[("X-Remote-User", OTHER), ("X-Remote-User", EMAIL)])

    assert EMAIL not in answer.text
    assert OTHER not in answer.text
    assert ["proxy"] == browser.heard.refused[:1]


def test_no_password_is_asked_for_where_a_proxy_asks() -> None:
    browser = behind_a_proxy()
    page = browser.get("/logga-in?med=losenord")

    assert 'name="losenord"' not in page.text
    assert 404 == browser.post("/logga-in", email=EMAIL, losenord="x", kod="1").status_code
    come_in(browser)
    assert "/konto/losenord" not in browser.get("/konto").text


def test_a_fresh_sign_in_is_the_proxys_word_that_it_was_lately() -> None:
    browser = behind_a_proxy()
    come_in(browser)
    assert 303 == browser.get("/konto/losenord").status_code
    named(browser, EMAIL, minutes_ago=11)
    browser.get("/logga-in/igen?till=/konto")
    assert 422 == browser.post("/logga-in/igen", till="/konto").status_code

    named(browser, EMAIL, minutes_ago=1)
    answer = browser.post("/logga-in/igen", till="/konto")

    assert (303, "/konto") == (answer.status_code, answer.headers["location"])


def test_two_times_at_once_are_no_proof() -> None:
    browser = behind_a_proxy()
    come_in(browser)
    lately = str(int(browser.clock.now().timestamp()))
    browser.get("/logga-in/igen?till=/konto")

    times = [("X-Proved-At", lately), ("X-Proved-At", "0")]
    form = {"_token": browser.token, "till": "/konto"}

    assert 422 == browser.client.post("/logga-in/igen", data=form, headers=times).status_code
    assert 303 == browser.client.post("/logga-in/igen", data=form, headers=times[:1]).status_code


def test_a_site_with_its_own_accounts_takes_no_ones_word() -> None:
    browser = Browser(headers=None)
    named(browser, EMAIL)
    browser.get("/logga-in")

    assert 404 == browser.post("/logga-in/ombud").status_code
    browser.clock.advance(MINUTE)
    assert 303 == browser.get("/konto").status_code
