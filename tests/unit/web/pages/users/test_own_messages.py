"""Somebody chooses when they are written to, and how often."""

import pytest

from tests.builders import HOME_SCHOOL
from tests.unit.web.pages.sign_in.signing import Browser
from tests.unit.web.pages.work.working import Desk

OWN = "/konto/meddelanden"


def teacher() -> tuple[Desk, Browser]:
    desk = Desk()
    return desk, desk.browser(HOME_SCHOOL)


def kept(desk: Desk) -> tuple[str | None, bool]:
    with desk.site.store.read() as work:
        person = work.register.roster().by_email[f"person-of-{HOME_SCHOOL}@example.se"]
    return person.office_hours, person.digest


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"tider": "som-alla", "takt": "ett-i-taget"}, (None, False)),
        ({"tider": "alltid", "takt": "sammanfattning"}, ("always", True)),
        ({"tider": "egna", "fran": "07:30", "till": "16:00", "takt": "ett-i-taget"}, ("07:30-16:00", False)),
    ],
)
def test_what_is_chosen_is_kept_and_shown(fields: dict[str, str], expected: tuple[str | None, bool]) -> None:
    desk, browser = teacher()

    answer = browser.post(OWN, **fields)

    assert f"{OWN}?nyss=sparat" == answer.headers["Location"]
    assert expected == kept(desk)
    page = browser.get(answer.headers["Location"]).text
    assert "Valet är sparat." in page
    assert f'value="{fields["tider"]}" checked' in page


@pytest.mark.parametrize(
    "fields",
    [
        {"tider": "egna", "fran": "16:00", "till": "07:00", "takt": "ett-i-taget"},
        {"tider": "egna", "takt": "ett-i-taget"},
        {"tider": "aldrig", "takt": "ett-i-taget"},
        {"tider": "alltid"},
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_kept(fields: dict[str, str]) -> None:
    desk, browser = teacher()

    assert 422 == browser.post(OWN, **fields).status_code
    assert (None, False) == kept(desk)


def test_the_account_leads_there_and_tells_the_ways() -> None:
    _, browser = teacher()

    assert f'href="{OWN}"' in browser.get("/konto").text
    assert f"person-of-{HOME_SCHOOL}@example.se" in browser.get(OWN).text
