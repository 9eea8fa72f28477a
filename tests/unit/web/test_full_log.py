"""Where the read log takes nothing, no page shows a case: the answer is that the site is not available."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi import FastAPI

from sisam.application.cases.sweeping import sweep
from sisam.clock import FixedClock
from sisam.domain.anchor import Anchor
from sisam.domain.command import SetDate
from sisam.web.doors import doors_of
from tests.builders import NOW, SOCIAL_SERVICES, TODAY
from tests.people import a_member
from tests.sites import case_at, does
from tests.unit.application.access.test_showing import full
from tests.unit.web.pages.cases.looking import HEAD, OFFICER, Town
from tests.unit.web.pages.sign_in.signing import Browser

LATER = NOW + timedelta(days=14)
#: Whatever tells of the case or its pupil.
TELLING = ("N1<", "N1 ", "Pupil of")


def addresses(browser: Browser, town: Town) -> list[str]:
    """Return the address of every page with the things of the case in it."""
    case = case_at(town.site, town.case_id)
    things = {
        "case_id": town.case_id,
        "alert_id": next(iter(case.alerts)),
        "step_id": next(iter(case.steps)),
        "slug": "pausa",
        "code": str(SOCIAL_SERVICES),
        "person_id": OFFICER,
        "name": "overblick.xlsx",
    }
    app = browser.client.app
    assert isinstance(app, FastAPI)
    found = [each.path for each in doors_of(app.routes) if each.method == "GET"]
    for name, value in things.items():
        found = [each.replace(f"{{{name}}}", value) for each in found]
    return [*found, f"/arbetsflode?arende={town.case_id}", f"/arenden/ny?efter={town.case_id}"]


@pytest.mark.parametrize("person", [OFFICER, HEAD, f"manager-of-{SOCIAL_SERVICES}"])
def test_no_page_shows_a_case_that_the_read_log_does_not_take(person: str) -> None:
    town = Town()
    does(town.site, town.case_id, SetDate(Anchor.FORECAST, TODAY + timedelta(days=60)))
    for day in range(14):
        sweep(town.site, NOW + timedelta(days=day))
    member = a_member(town.people, person, LATER)
    browser = Browser(replace(town.people, site=full(town.site)), clock=FixedClock(LATER))
    browser.sign_in(member)

    answers = {each: browser.client.get(each, follow_redirects=False) for each in addresses(browser, town)}

    assert [] == [each for each, answer in answers.items() if any(word in answer.text for word in TELLING)]
    refused = {each for each, answer in answers.items() if answer.status_code == 503}
    case = f"/arenden/{town.case_id}"
    assert {"/att-gora", "/arenden", "/larm", case, f"{case}/utskrift", f"{case}/gor"} <= refused
    assert {f"/arbetsflode?arende={town.case_id}", f"/arenden/ny?efter={town.case_id}"} <= refused
