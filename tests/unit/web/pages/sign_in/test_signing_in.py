"""The page on which people sign in, and the button with which they sign out."""

import pytest

from sisam.web.session_gate import form_token
from tests.builders import SOCIAL_SERVICES
from tests.people import a_member
from tests.unit.web.pages.sign_in.signing import MINUTE, TEACHER, Browser, signed_in_browser


def test_whoever_is_not_signed_in_is_sent_to_do_so_and_back() -> None:
    browser = Browser()
    member = a_member(browser.people, TEACHER)

    sent = browser.get("/konto?nyss=losenord")
    assert (303, "/logga-in?till=%2Fkonto%3Fnyss%3Dlosenord") == (sent.status_code, sent.headers["location"])
    page = browser.get(sent.headers["location"])
    assert 'name="till" value="/konto?nyss=losenord"' in page.text
    back = browser.sign_in(member, till="/konto?nyss=losenord")

    assert (303, "/konto?nyss=losenord") == (back.status_code, back.headers["location"])
    assert 200 == browser.get("/konto").status_code


@pytest.mark.parametrize(
    ("path", "lately", "told"),
    [
        ("/konto/avsluta", "osparat", "det du skickade sparades inte"),
        ("/logga-ut", "utloggad", "Du är utloggad."),
    ],
)
def test_whoever_sends_a_form_without_a_session_is_told_what_became_of_it(
    path: str, lately: str, told: str
) -> None:
    browser = Browser()

    sent = browser.post(path)

    assert (303, f"/logga-in?nyss={lately}") == (sent.status_code, sent.headers["location"])
    assert told in browser.get(sent.headers["location"]).text


def test_whoever_does_not_prove_who_they_are_sees_the_page_again_with_the_address_alone() -> None:
    browser = Browser()
    member = a_member(browser.people, TEACHER)

    answers = [
        browser.sign_in(member, losenord="fel lösenord"),
        browser.sign_in(member, kod="000000"),
        browser.sign_in(member, email=member.email, losenord="x", kod="AAAA-AAAA-AAAA"),
    ]

    for answer in answers:
        assert 422 == answer.status_code
        assert member.email in answer.text
        assert "fel lösenord" not in answer.text
        assert "Uppgifterna stämmer inte." in answer.text
        assert "sisam=" not in answer.headers["set-cookie"].replace("sisam-in=", "")
    assert ["sign_in"] * 3 == browser.heard.refused


def test_an_unknown_address_gets_the_same_answer_as_a_wrong_password() -> None:
    browser = Browser()
    member = a_member(browser.people, TEACHER)

    unknown = browser.sign_in(member, email="nobody@example.se")
    wrong = browser.sign_in(member, losenord="wrong")

    assert unknown.text.replace("nobody@example.se", member.email) == wrong.text
    assert unknown.status_code == wrong.status_code


def test_an_empty_form_comes_back_with_a_link_to_each_field() -> None:
    browser = Browser()
    browser.get("/logga-in")

    answer = browser.post("/logga-in", email="", losenord="", kod="")

    assert 422 == answer.status_code
    assert all(f'href="#falt-{name}"' in answer.text for name in ("email", "losenord", "kod"))
    assert "<title>Fel: Logga in" in answer.text


def test_a_form_without_its_fields_comes_back_too() -> None:
    browser = Browser()
    browser.get("/logga-in")

    assert 422 == browser.post("/logga-in").status_code
    assert [] == browser.heard.failed


def test_whoever_tries_too_often_is_told_to_wait() -> None:
    browser = Browser()
    member = a_member(browser.people, TEACHER)
    browser.get("/logga-in")
    fields = {"email": member.email, "losenord": "wrong", "kod": "000000"}

    statuses = [browser.post("/logga-in", **fields).status_code for _ in range(7)]
    last = browser.post("/logga-in", **fields)

    assert [422] * 6 + [429] == statuses
    assert "Vänta 1 minut och försök igen." in last.text


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "/ /evil.example",
        "javascript:alert(1)",
        "http:evil.example",
        "///evil.example",
        "/%0d%0aSet-Cookie:x=y\r\nX: y",
        "/konto\r\nSet-Cookie: sisam=planted",
        "evil.example",
        "@evil.example",
        "/logga-ut",
        "/" + "a" * 2_000,
        "/é",
        "",
    ],
)
def test_nobody_is_led_to_another_site(wanted: str) -> None:
    browser = Browser()
    member = a_member(browser.people, TEACHER)

    answer = browser.sign_in(member, till=wanted)

    assert (303, "/") == (answer.status_code, answer.headers["location"])
    assert "evil" not in str(answer.headers)
    again = browser.client.get("/logga-in", params={"till": wanted})
    assert (303, "/") == (again.status_code, again.headers["location"])


def test_the_session_lies_in_a_cookie_that_only_the_site_reads() -> None:
    plain, _ = signed_in_browser()
    secure = Browser(tls=True)
    answer = secure.sign_in(a_member(secure.people, TEACHER))

    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-sisam=")
    assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert "Max-Age" not in cookie
    assert plain.session_id


def test_a_planted_session_id_is_not_the_one_that_is_signed_in_with() -> None:
    browser = Browser()
    member = a_member(browser.people, TEACHER)
    browser.hold("planted-by-somebody")

    answer = browser.sign_in(member)

    assert "sisam=planted" not in answer.headers["set-cookie"]
    thief = Browser(browser.people, clock=browser.clock)
    thief.hold("planted-by-somebody")
    assert 303 == thief.get("/konto").status_code


def test_signing_in_as_somebody_else_ends_the_session_before() -> None:
    browser, _ = signed_in_browser()
    before = browser.session_id
    other = a_member(browser.people, f"person-of-{SOCIAL_SERVICES}", browser.clock.now())
    browser.clock.advance(MINUTE)
    browser.token = form_token(before)

    browser.post("/logga-in", email=other.email, losenord=other.password, kod=other.code(browser.clock.now()))

    assert before != browser.session_id
    stale = Browser(browser.people, clock=browser.clock)
    stale.hold(before)
    assert 303 == stale.get("/konto").status_code


def test_a_form_of_another_site_signs_nobody_in() -> None:
    browser = Browser()
    member = a_member(browser.people, TEACHER)
    now = browser.clock.advance(MINUTE)
    fields = {"email": member.email, "losenord": member.password, "kod": member.code(now)}
    browser.get("/logga-in")

    browser.token = ""
    assert 403 == browser.post("/logga-in", **fields).status_code
    browser.token = form_token("another visit")
    assert 403 == browser.post("/logga-in", **fields).status_code
    browser.client.cookies.clear()
    assert 403 == browser.post("/logga-in", **fields).status_code
    assert ["token"] * 3 == browser.heard.refused


def test_fields_that_the_form_does_not_have_are_refused() -> None:
    browser = Browser()
    browser.get("/logga-in")

    answer = browser.post("/logga-in", email="a@b.se", losenord="x", kod="1", admin="yes")

    assert 422 == answer.status_code


def test_whoever_signs_out_is_out_and_a_stolen_cookie_is_worth_nothing() -> None:
    browser, _ = signed_in_browser()
    stolen = browser.session_id

    answer = browser.post("/logga-ut")

    assert (303, "/logga-in?nyss=utloggad") == (answer.status_code, answer.headers["location"])
    assert "" == browser.session_id
    assert "Du är utloggad." in browser.get("/logga-in?nyss=utloggad").text
    browser.hold(stolen)
    assert 303 == browser.get("/konto").status_code
    browser.token = form_token(stolen)
    assert 403 == browser.post("/sprak", sprak="en").status_code


def test_nobody_is_signed_out_by_a_page_that_is_only_opened() -> None:
    browser, _ = signed_in_browser()

    assert 405 == browser.get("/logga-ut").status_code
    assert 200 == browser.get("/konto").status_code


def test_a_session_that_was_not_used_is_over_and_its_forms_with_it() -> None:
    browser, _ = signed_in_browser()
    browser.clock.advance(30 * MINUTE)

    assert 303 == browser.get("/konto").status_code
    assert 303 == browser.post("/logga-ut").status_code
    assert 200 == browser.get("/logga-in").status_code


def test_the_page_of_an_error_tells_nothing_of_what_was_typed() -> None:
    browser = Browser()
    browser.get("/logga-in")

    answer = browser.post("/logga-in", email="<script>alert(1)</script>", losenord="p", kod="k")

    assert 422 == answer.status_code
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text
