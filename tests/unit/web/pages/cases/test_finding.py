"""Cases are found in a list of one's own and by the four lawful terms, which stand in no address."""

from datetime import timedelta

import pytest

from sisam.application.cases.sweeping import sweep
from sisam.domain.command import Fire
from sisam.domain.identity import Identity
from sisam.domain.ids import SubjectId
from tests.builders import NEW_SCHOOL, YOUTH_HOME
from tests.sites import a_case_at, does
from tests.unit.application.access.asked import told
from tests.unit.web.pages.cases.looking import HEAD, OFFICER, Town, words_of

OUTSIDER = f"person-of-{NEW_SCHOOL}"


def known(town: Town) -> Town:
    """Let the pupil have a name and a number, which searches go by."""
    with town.site.store.write() as work:
        identity = Identity("Kim Ek", "201103152383")
        work.subjects.put(town.site.sealer.seal(SubjectId("subject-N1"), identity))
        work.commit()
    return town


def test_the_list_has_the_own_cases_by_name_and_leads_to_them() -> None:
    town = Town()

    page = town.browser(OFFICER).get("/arenden")

    assert f'href="{town.url}">Pupil of N1</a>' in page.text
    assert (OFFICER, "case_list", town.case_id, "allowed") in told(town.site)


def test_a_protected_pupil_stands_in_the_list_by_an_alias() -> None:
    town = Town(restricted=True)

    page = town.browser(OFFICER).get("/arenden")

    assert "Skyddad elev, ärende N1" in words_of(page)
    assert "Pupil of N1" not in page.text
    assert "Skyddade uppgifter" in words_of(page)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("", True),
        ("ansvariga", True),
        ("forsenade", True),
        ("fore", False),
        ("under", True),
        ("avslutade", False),
    ],
)
def test_the_list_can_be_narrowed_by_its_address(word: str, found: bool) -> None:
    town = Town()
    does(town.site, town.case_id, Fire("admit"), YOUTH_HOME)
    town.clock.advance(timedelta(days=20))
    sweep(town.site, town.clock.now())

    page = town.browser(OFFICER).get(f"/arenden?visa={word}")

    assert found is (town.url in page.text)
    assert 'aria-current="page"' in page.text.partition('class="tabs"')[2]


def test_what_is_not_accountable_is_not_listed_as_such() -> None:
    town = Town()

    page = town.browser(HEAD).get("/arenden?visa=ansvariga")

    assert "Ni är inte ansvariga för något ärende" in words_of(page)


@pytest.mark.parametrize(
    ("query", "told", "found"),
    [
        ("rutin=1", "Bara Rutin 1.", True),
        ("lan=03&visa=fore", "Bara 03.", True),
        ("kommun=9999", "Bara 9999.", False),
        ("visa=ansvariga&skede=fore", "Bara före placeringen.", True),
        ("visa=ansvariga&skede=under", "Bara under placeringen.", False),
    ],
)
def test_the_list_shows_a_part_and_says_which(query: str, told: str, found: bool) -> None:
    town = Town()

    page = town.browser(OFFICER).get(f"/arenden?{query}")

    assert told in words_of(page)
    assert found is (town.url in page.text)
    assert "&amp;" in page.text.partition('class="tabs"')[2].partition("</")[2]


@pytest.mark.parametrize(
    "query", ["skede=sedan", "rutin=8", "lan=3", "kommun=abcd", "kommun=%D9%A1%D9%A2%D9%A3%D9%A4"]
)
def test_no_part_of_another_form_is_there(query: str) -> None:
    assert 404 == Town().browser(OFFICER).get(f"/arenden?{query}").status_code


def test_a_list_of_one_phase_takes_the_place_of_another() -> None:
    page = Town().browser(OFFICER).get("/arenden?visa=ansvariga&skede=under&rutin=1").text
    alone = Town().browser(OFFICER).get("/arenden?visa=fore&skede=under")

    assert 'href="/arenden?visa=fore&amp;rutin=1"' in page
    assert 'href="/arenden?visa=forsenade&amp;skede=under&amp;rutin=1"' in page
    assert "Bara" not in words_of(alone)
    assert "Pupil of N1" in words_of(alone)


def test_an_unknown_narrowing_is_not_there() -> None:
    assert 404 == Town().browser(OFFICER).get("/arenden?visa=hemligt").status_code


def test_whoever_has_no_case_is_told_what_that_means() -> None:
    page = Town().browser(OUTSIDER).get("/arenden")

    assert "Ni är inte part i något öppet ärende" in words_of(page)


def test_the_list_goes_on_after_its_first_page() -> None:
    town = Town()
    for number in range(25):
        a_case_at(town.site, f"M{number}", town.clock.now() + timedelta(minutes=number + 1))
    browser = town.browser(OFFICER)

    first = browser.get("/arenden")
    after = first.text.partition('rel="next" href="')[2].partition('"')[0]
    second = browser.get(after)

    assert town.url not in first.text
    assert town.url in second.text
    assert 'rel="prev" href="/arenden"' in second.text


@pytest.mark.parametrize("term", ["Kim Ek", "20110315-2383", "N1"])
def test_a_lawful_term_finds_the_own_case(term: str) -> None:
    browser = known(Town()).browser(OFFICER)
    browser.get("/arenden")

    answer = browser.post("/arenden", sok=term)

    assert 200 == answer.status_code
    assert 'href="/arenden/case-N1">Kim Ek</a>' in answer.text
    assert "1 ärende hittades." in words_of(answer)


def test_what_is_none_of_theirs_is_not_found() -> None:
    browser = known(Town()).browser(OUTSIDER)
    browser.get("/arenden")

    answer = browser.post("/arenden", sok="Kim Ek")

    assert "Inget ärende hittades" in words_of(answer)
    assert "case-N1" not in answer.text


@pytest.mark.parametrize(
    ("term", "why"),
    [("Kim", "Inget ärende hittades"), ("Kim & Co", "inte tillåtna i lag"), ("", "fyll i det här")],
)
def test_what_cannot_be_searched_for_says_so_and_keeps_what_was_typed(term: str, why: str) -> None:
    browser = known(Town()).browser(OFFICER)
    browser.get("/arenden")

    answer = browser.post("/arenden", sok=term)

    assert why in words_of(answer)
    assert (200 if "hittades" in why else 422) == answer.status_code
    assert not term or f'value="{term.replace("&", "&amp;")}"' in answer.text


def test_a_search_needs_the_token_of_the_session() -> None:
    town = Town()
    browser = town.browser(OFFICER)
    browser.token = "another"

    assert 403 == browser.post("/arenden", sok="N1").status_code
