"""The pages on which somebody takes up an invitation."""

import re

import pyotp
import pytest

from sisam.application.people.inviting import Invited
from tests.people import PASSWORD, Member, an_invitation
from tests.unit.web.pages.sign_in.signing import TEACHER, Browser

SECRET = re.compile(r'class="secret">([^<]*)<')
SEALED = re.compile(r'name="underlag" value="([^"]*)"')


def page_of(invited: Invited) -> str:
    return f"/inbjudan/{invited.invitation.id}"


def found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    assert match is not None
    return match.group(1)


def test_somebody_who_was_invited_gets_through_and_signs_in() -> None:
    browser = Browser()
    invited = an_invitation(browser.people, TEACHER)
    browser.get(page_of(invited))

    second = browser.post(page_of(invited), kod=invited.code, losenord=PASSWORD, igen=PASSWORD)
    secret = found(SECRET, second.text).replace(" ", "")
    code = pyotp.TOTP(secret).at(browser.clock.now())
    third = browser.post(f"{page_of(invited)}/engangskod", underlag=found(SEALED, second.text), kod=code)

    codes = tuple(re.findall("<code>(.*?)</code>", third.text))
    assert ([200, 200], 10) == ([second.status_code, third.status_code], len(codes))
    assert "<svg" in second.text
    assert "style=" not in second.text
    member = Member(invited.person.id, invited.person.email, secret, codes)
    assert 303 == browser.sign_in(member).status_code


def test_the_page_is_the_same_whether_there_is_such_an_invitation_or_not() -> None:
    browser = Browser()
    invited = an_invitation(browser.people, TEACHER)

    here, nowhere = browser.get(page_of(invited)), browser.get("/inbjudan/nosuch")

    assert here.text.replace(invited.invitation.id, "nosuch") == nowhere.text
    wrong = browser.post(page_of(invited), kod="ZZZZ-ZZZZ-ZZZZ", losenord=PASSWORD, igen=PASSWORD)
    none = browser.post("/inbjudan/nosuch", kod="ZZZZ-ZZZZ-ZZZZ", losenord=PASSWORD, igen=PASSWORD)
    assert (422, wrong.text.replace(invited.invitation.id, "nosuch")) == (none.status_code, none.text)


@pytest.mark.parametrize("typed", ["", "test", "x", "1234567890123456"])
def test_a_scanner_that_opens_links_and_sends_the_forms_it_finds_consumes_nothing(typed: str) -> None:
    browser = Browser()
    invited = an_invitation(browser.people, TEACHER)
    browser.get(page_of(invited))
    browser.client.head(page_of(invited))

    for path in (page_of(invited), f"{page_of(invited)}/engangskod"):
        names = ("kod", "losenord", "igen") if path == page_of(invited) else ("kod", "underlag")
        assert 422 == browser.post(path, **dict.fromkeys(names, typed)).status_code

    with browser.people.site.store.read() as work:
        assert invited.invitation == work.accounts.invitation(invited.invitation.id)


@pytest.mark.parametrize(
    ("fields", "stays"),
    [
        ({"igen": "något annat helt"}, True),
        ({"losenord": "kort", "igen": "kort"}, True),
        ({"kod": "ZZZZ-ZZZZ-ZZZZ"}, False),
    ],
)
def test_the_code_stays_where_the_password_was_wrong(fields: dict[str, str], stays: bool) -> None:
    browser = Browser()
    invited = an_invitation(browser.people, TEACHER)
    browser.get(page_of(invited))

    sent = {"kod": invited.code, "losenord": PASSWORD, "igen": PASSWORD, **fields}
    answer = browser.post(page_of(invited), **sent)

    assert stays == (f'value="{sent["kod"]}"' in answer.text)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"igen": "något annat helt"}, "De två lösenorden är inte lika."),
        ({"losenord": "kort", "igen": "kort"}, "Lösenordet är för kort."),
        ({"losenord": "password1234", "igen": "password1234"}, "ett av de första som någon gissar"),
        ({"kod": "ZZZZ-ZZZZ-ZZZZ"}, "inbjudan inte längre"),
        ({"kod": ""}, "fyll i det här"),
        ({"losenord": "x" * 257}, "högst 256 tecken"),
    ],
)
def test_what_is_wrong_is_said_and_no_password_is_sent_back(fields: dict[str, str], said: str) -> None:
    browser = Browser()
    invited = an_invitation(browser.people, TEACHER)
    browser.get(page_of(invited))

    answer = browser.post(
        page_of(invited), **{"kod": invited.code, "losenord": PASSWORD, "igen": PASSWORD, **fields}
    )

    assert 422 == answer.status_code
    assert said in answer.text
    assert PASSWORD not in answer.text


def test_a_wrong_one_time_code_shows_the_same_picture_again() -> None:
    browser = Browser()
    invited = an_invitation(browser.people, TEACHER)
    browser.get(page_of(invited))
    second = browser.post(page_of(invited), kod=invited.code, losenord=PASSWORD, igen=PASSWORD)
    sealed = found(SEALED, second.text)

    for code in ("000000", ""):
        again = browser.post(f"{page_of(invited)}/engangskod", underlag=sealed, kod=code)
        assert (422, found(SECRET, second.text)) == (again.status_code, found(SECRET, again.text))


def test_many_codes_from_one_address_have_to_wait() -> None:
    browser = Browser()
    browser.get("/inbjudan/nosuch")
    fields = {"kod": "ZZZZ-ZZZZ-ZZZZ", "losenord": PASSWORD, "igen": PASSWORD}

    statuses = {browser.post("/inbjudan/nosuch", **fields).status_code for _ in range(31)}

    assert {422} == statuses
    assert 429 == browser.post("/inbjudan/nosuch", **fields).status_code
    assert [*["invitation"] * 31, "throttled"] == browser.heard.refused
