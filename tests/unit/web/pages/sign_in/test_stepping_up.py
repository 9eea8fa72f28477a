"""The page on which whoever is signed in proves anew who they are."""

from tests.unit.web.pages.sign_in.signing import MINUTE, Browser, signed_in_browser


def prove(browser: Browser, code: str, password: str, till: str = "/konto/losenord") -> int:
    browser.get(f"/logga-in/igen?till={till}")
    return browser.post("/logga-in/igen", losenord=password, kod=code, till=till).status_code


def test_what_asks_for_a_fresh_sign_in_is_done_after_one() -> None:
    browser, member = signed_in_browser()
    browser.clock.advance(11 * MINUTE)
    before = browser.session_id

    sent = browser.get("/konto/losenord")
    assert (303, "/logga-in/igen?till=%2Fkonto%2Flosenord") == (sent.status_code, sent.headers["location"])
    assert 303 == prove(browser, member.code(browser.clock.now()), member.password)

    assert 200 == browser.get("/konto/losenord").status_code
    assert before != browser.session_id
    browser.hold(before)
    assert 303 == browser.get("/konto").status_code


def test_a_form_that_was_sent_too_late_leads_to_a_fresh_sign_in_and_changes_nothing() -> None:
    browser, member = signed_in_browser()
    browser.get("/konto/losenord")
    browser.clock.advance(11 * MINUTE)

    sent = browser.post("/konto/losenord", losenord="hallå där du vackra", igen="hallå där du vackra")

    assert (303, "/logga-in/igen?till=%2Fkonto%2Flosenord") == (sent.status_code, sent.headers["location"])
    assert 303 == browser.sign_in(member).status_code


def test_a_wrong_proof_is_refused_and_the_session_goes_on() -> None:
    browser, member = signed_in_browser()
    now = browser.clock.advance(11 * MINUTE)
    before = browser.session_id

    assert 422 == prove(browser, member.code(now), "wrong")
    assert 422 == prove(browser, "000000", member.password)
    assert 422 == prove(browser, "", "")
    assert before == browser.session_id
    assert 200 == browser.get("/konto").status_code


def test_nobody_is_led_to_another_site() -> None:
    browser, member = signed_in_browser()
    now = browser.clock.advance(11 * MINUTE)
    browser.get("/logga-in/igen?till=//evil.example")

    answer = browser.post(
        "/logga-in/igen", losenord=member.password, kod=member.code(now), till="//evil.example"
    )

    assert (303, "/") == (answer.status_code, answer.headers["location"])
