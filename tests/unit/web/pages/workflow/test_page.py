"""The workflow is shown to whoever is signed in, with the state of a case that is theirs."""

import pytest

from tests.builders import ACTIVITY_RESPONSIBILITY
from tests.unit.web.pages.cases.looking import OFFICER, Town
from tests.unit.web.pages.sign_in.signing import Browser


def test_whoever_is_not_signed_in_is_asked_to_first() -> None:
    answer = Browser().get("/arbetsflode")

    assert (303, "/logga-in?till=/arbetsflode") == (
        answer.status_code,
        answer.headers["location"].replace("%2F", "/"),
    )


def test_a_case_of_their_own_is_marked_in_the_drawing() -> None:
    town = Town()

    page = town.browser(OFFICER).get(f"/arbetsflode?arende={town.case_id}").text

    assert (1, 1) == (page.count("flow-here"), page.count(f'href="{town.url}"'))


def test_a_foreign_case_is_not_found_as_one_that_there_is_none_of() -> None:
    town = Town()
    browser = town.browser(f"person-of-{ACTIVITY_RESPONSIBILITY}")

    answers = [browser.get(f"/arbetsflode?arende={each}") for each in (town.case_id, "0" * 32)]

    assert [404, 404] == [each.status_code for each in answers]
    assert "N1" not in answers[0].text


@pytest.mark.parametrize("code", ["ingenstans", "' OR 1=1"])
def test_an_agreement_that_nobody_made_is_not_found(code: str) -> None:
    browser = Town().browser(OFFICER)

    assert 404 == browser.client.get("/arbetsflode", params={"avtal": code}).status_code
