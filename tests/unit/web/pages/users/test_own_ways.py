"""Somebody chooses over which ways they are written to, and reads it once more before it is kept."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from sisam.application.register.contacting import put_way, ways_to
from sisam.channels.addresses import require_own_address
from sisam.domain.contact import Contact, Way
from tests.builders import HOME_SCHOOL, NOW
from tests.sites import a_site
from tests.unit.web.pages.sign_in.signing import Browser
from tests.unit.web.pages.work.working import Desk

OWN, WAYS = "/konto/meddelanden", "/konto/meddelanden/vagar"
EMAIL = f"person-of-{HOME_SCHOOL}@example.se"
MAIL = Contact(Way.EMAIL)
PHONE = Contact(Way.APPRISE, "+46701234567")
HOOK = Contact(Way.WEBHOOK, "https://x.example.se/in")


def teacher(*channels: str) -> tuple[Desk, Browser]:
    desk = Desk(a_site(further_channels=frozenset(channels)))
    browser = desk.browser(HOME_SCHOOL)
    state = browser.client.app.state  # type: ignore[attr-defined]
    state.parts = replace(state.parts, addresses=require_own_address)
    return desk, browser


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(nummer|adress|forst)" value="([^"]*)"', page))


def test_what_is_chosen_is_kept_when_it_was_read_once_more() -> None:
    desk, browser = teacher("apprise", "webhook")
    assert f'href="{WAYS}"' in browser.get(OWN).text

    page = browser.post(WAYS, forst="apprise", nummer=PHONE.address, adress=HOOK.address).text
    assert (MAIL,) == ways_to(desk.site, EMAIL)
    assert all(told in page for told in (PHONE.address, HOOK.address, EMAIL))
    answer = browser.post(f"{WAYS}/spara", **hidden(page))

    assert f"{OWN}?nyss=vagar" == answer.headers["Location"]
    assert (PHONE, MAIL, HOOK) == ways_to(desk.site, EMAIL)
    assert "Från och med nu skriver vi till dig så." in browser.get(answer.headers["Location"]).text
    assert f'value="{PHONE.address}"' in browser.get(WAYS).text


def test_what_is_left_empty_is_no_way_and_mail_stays() -> None:
    desk, browser = teacher("apprise")
    put_way(desk.site, EMAIL, PHONE, NOW, place=1)

    browser.post(f"{WAYS}/spara", forst="email")

    assert (MAIL,) == ways_to(desk.site, EMAIL)


@pytest.mark.parametrize(
    "fields",
    [
        {"forst": "apprise"},
        {"forst": "canary"},
        {"nummer": "+46701234567"},
        {"forst": "email", "nummer": "a b"},
        {"forst": "email", "adress": "http://x.example.se/in"},
        {"forst": "email", "adress": "https://localhost/in"},
        {"forst": "email", "adress": "https://10.0.0.1/in"},
        {"forst": "email", "adress": "https://[::1]/in"},
        {"forst": "email", "adress": "nothing"},
    ],
)
@pytest.mark.parametrize("path", [WAYS, f"{WAYS}/spara"])
def test_what_leads_nowhere_is_told_and_nothing_is_kept(path: str, fields: dict[str, str]) -> None:
    desk, browser = teacher("apprise", "webhook")

    assert 422 == browser.post(path, **fields).status_code
    assert (MAIL,) == ways_to(desk.site, EMAIL)


def test_what_operations_have_named_stays_though_nobody_else_may_name_it() -> None:
    desk, browser = teacher("apprise", "webhook")
    inside = Contact(Way.WEBHOOK, "https://10.0.0.1/in")
    put_way(desk.site, EMAIL, inside, NOW)

    browser.post(f"{WAYS}/spara", forst="email", nummer=PHONE.address, adress=inside.address)

    assert (MAIL, PHONE, inside) == ways_to(desk.site, EMAIL)


def test_a_way_that_the_site_does_not_have_is_not_chosen() -> None:
    desk, browser = teacher("apprise")
    assert 'name="adress"' not in browser.get(WAYS).text

    assert 422 == browser.post(f"{WAYS}/spara", forst="webhook", adress=HOOK.address).status_code
    assert (MAIL,) == ways_to(desk.site, EMAIL)


def test_where_there_is_nothing_but_mail_nothing_is_chosen() -> None:
    _, browser = teacher()

    assert f'href="{WAYS}"' not in browser.get(OWN).text
    assert 404 == browser.get(WAYS).status_code
    assert 404 == browser.post(f"{WAYS}/spara", forst="email").status_code


def test_whoever_has_not_lately_proved_who_they_are_does_so_first() -> None:
    desk, browser = teacher("apprise")
    browser.clock.advance(timedelta(minutes=20))

    answer = browser.get(WAYS)
    assert (303, "/logga-in/igen") == (answer.status_code, answer.headers["Location"].partition("?")[0])
    assert 303 == browser.post(f"{WAYS}/spara", forst="apprise", nummer=PHONE.address).status_code
    assert (MAIL,) == ways_to(desk.site, EMAIL)
