"""The buttons of a demonstration."""

import re
from dataclasses import replace

import pytest

from sisam.application.people.keeping_sessions import load
from sisam.application.people.people import People
from sisam.domain.account import SignInWay
from tests.builders import SOCIAL_SERVICES
from tests.people import a_people, sample_people
from tests.unit.web.pages.sign_in.signing import MINUTE, TEACHER, Browser

BUTTON = re.compile(r'name="person" value="([^"]*)"')


def test_one_press_signs_in_and_leads_to_where_one_wanted() -> None:
    browser = Browser(sample_people())

    page = browser.get("/logga-in?till=/konto")
    person = BUTTON.findall(page.text)[0]
    answer = browser.post("/logga-in/demo", person=person, till="/konto")

    assert (303, "/konto") == (answer.status_code, answer.headers["location"])
    assert 200 == browser.get("/konto").status_code


def test_whoever_plays_another_part_leaves_the_one_before() -> None:
    browser = Browser(sample_people())
    browser.get("/logga-in")
    browser.post("/logga-in/demo", person=TEACHER)
    before = browser.session_id
    browser.get("/konto")

    browser.post("/logga-in/demo", person=f"person-of-{SOCIAL_SERVICES}")

    assert before not in ("", browser.session_id)
    assert None is load(browser.people, before, browser.clock.now())


def test_a_fresh_sign_in_takes_one_press_too() -> None:
    browser = Browser(sample_people())
    browser.get("/logga-in")
    browser.post("/logga-in/demo", person=TEACHER)
    browser.clock.advance(11 * MINUTE)
    assert "räcker det att trycka" in browser.get("/logga-in/igen?till=/konto").text

    answer = browser.post("/logga-in/igen", till="/konto")

    assert (303, "/konto") == (answer.status_code, answer.headers["location"])


def test_a_demonstration_also_asks_for_a_password_as_every_site_does() -> None:
    page = Browser(sample_people()).get("/logga-in?med=losenord")

    assert 'name="losenord"' in page.text


@pytest.mark.parametrize(
    "people", [a_people(), a_people(way=SignInWay.DEMO), replace(sample_people(), way=SignInWay.LOCAL)]
)
def test_where_anything_is_real_no_button_signs_in(people: People) -> None:
    browser = Browser(people)
    browser.get("/logga-in?med=losenord")

    assert 404 == browser.post("/logga-in/demo", person=TEACHER).status_code
    assert 303 == browser.get("/konto").status_code


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1", "", "testclient"])
def test_from_another_machine_no_button_signs_in(address: str) -> None:
    browser = Browser(sample_people(), address=address)

    page = browser.get("/logga-in")
    assert [] == BUTTON.findall(page.text)
    assert 404 == browser.post("/logga-in/demo", person=TEACHER).status_code


def test_nobody_becomes_a_person_who_is_not_there() -> None:
    browser = Browser(sample_people())
    browser.get("/logga-in")

    assert 404 == browser.post("/logga-in/demo", person="nobody").status_code
