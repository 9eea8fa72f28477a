"""The page of somebody's work says what is asked of them, until when, and where it is done."""

import re
from datetime import timedelta

import pytest

from sisam.application.cases.sweeping import sweep
from sisam.application.worklist import listing_work
from sisam.domain.command import Fire
from sisam.domain.ids import CaseId
from sisam.domain.language import Language
from sisam.domain.seat import Role
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES, YOUTH_HOME, YOUTH_HOME_SCHOOL
from tests.people import speaks
from tests.sites import AGENCY, a_case_at, case_at, does
from tests.unit.application.worklist.work_of import caller_at
from tests.unit.web.pages.sign_in.signing import Browser
from tests.unit.web.pages.work.working import Desk

LATE = NOW + timedelta(days=10)


def a_late_desk() -> tuple[Desk, CaseId]:
    """A site in which the first contact of a case is late."""
    desk = Desk(now=LATE)
    case_id = a_case_at(desk.site, "N-1")
    sweep(desk.site, LATE)
    return desk, case_id


def headings(page: str) -> list[str]:
    plain = (re.sub(r"<[^>]*>", "", each) for each in re.findall(r"<h[1-4].*?</h[1-4]>", page, re.DOTALL))
    return [" ".join(each.split()) for each in plain]


def test_a_step_is_told_with_what_is_asked_its_day_and_the_way_to_do_it() -> None:
    desk = Desk()
    case_id = a_case_at(desk.site, "N-1")
    step = next(each for each in case_at(desk.site, case_id).live_steps() if each.definition == "contact")

    page = desk.browser(SOCIAL_SERVICES).get("/att-gora").text

    assert "Måndag 9 nov. 2026" in page
    assert "Vecka 46, om 7 dagar" in page
    assert "Tidig kontakt med hemskolan" in headings(page)
    assert f'href="/arenden/{case_id}/gor/lamna-over?steg={step.id}">Lämna över' in page
    assert f'href="/arenden/{case_id}/steg/{step.id}">Tidig kontakt med hemskolan' in page
    assert "Inget är försenat, och inget måste bli klart i dag." in page


def test_what_is_late_is_told_first_and_its_alert_above_it() -> None:
    desk, case_id = a_late_desk()
    alert = next(iter(case_at(desk.site, case_id).alerts.values()))

    page = desk.browser(SOCIAL_SERVICES).get("/att-gora").text

    told = headings(page)
    assert "Börja med" in page
    assert told.index("Larm att kvittera 1") < told.index("Steg") < told.index("Försenat 1")
    assert f'href="/larm/{alert.id}">Kvittera' in page
    assert "3 dagar försenat" in page


def test_an_alert_of_an_own_step_leads_to_the_deed_first_and_is_acknowledged_second() -> None:
    desk, case_id = a_late_desk()
    case = case_at(desk.site, case_id)
    alert = next(iter(case.alerts.values()))
    deed = f'data-variant="primary" href="/arenden/{case_id}/gor/lamna-over?steg={alert.step_id}">Lämna över'

    page = desk.browser(SOCIAL_SERVICES).get("/att-gora").text.partition('id="steg"')[0]

    assert page.index(deed) < page.index(f'data-variant="secondary" href="/larm/{alert.id}">Kvittera')


def test_whoever_has_nothing_to_do_is_told_so_and_when_the_next_day_is() -> None:
    desk = Desk()
    a_case_at(desk.site)

    waiting = desk.browser(HOME_SCHOOL).get("/att-gora").text
    nothing = desk.browser(YOUTH_HOME_SCHOOL).get("/att-gora").text

    assert "Nästa tidsgräns, måndag 9 nov. 2026, ligger hos någon annan." in waiting
    assert "Inget väntar på dig" in nothing
    assert '<li class="work-line"' not in nothing


@pytest.mark.parametrize(
    ("query", "steps"),
    [
        ("", 2),
        ("bradskar=sent", 1),
        ("bradskar=andra", 0),
        ("skede=fore", 2),
        ("skede=efter", 0),
        ("rutin=1", 1),
        ("organisation=org-social", 2),
        ("organisation=&bradskar=&rutin=&skede=&efter=", 2),
    ],
)
def test_the_address_says_which_part_of_the_work_is_shown(query: str, steps: int) -> None:
    desk, _ = a_late_desk()

    page = desk.browser(SOCIAL_SERVICES).get(f"/att-gora?{query}").text

    assert steps == page.count('<div class="work-when">')


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("bradskar=genast", 404),
        ("rutin=8", 404),
        ("skede=1", 404),
        (f"organisation={HOME_SCHOOL}", 404),
        ("organisation=nosuch", 404),
        (f"organisation={'x' * 400}", 404),
        ("efter=%00", 422),
    ],
)
def test_an_address_that_asks_for_nothing_of_theirs_is_not_found(query: str, status: int) -> None:
    desk, _ = a_late_desk()

    assert status == desk.browser(SOCIAL_SERVICES).get(f"/att-gora?{query}").status_code


def test_a_long_list_goes_on_at_the_next_page_and_keeps_what_was_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing_work, "PAGE", 1)
    desk, _ = a_late_desk()
    browser = desk.browser(SOCIAL_SERVICES)

    first = browser.get("/att-gora?skede=fore").text
    found = re.search(r'rel="next" href="([^"]*)"', first)
    assert found
    second = browser.get(found.group(1).replace("&amp;", "&")).text

    assert "skede=fore" in found.group(1)
    assert re.findall("<h4>(.*?)</h4>", first) != re.findall("<h4>(.*?)</h4>", second)
    assert 'rel="prev" href="/att-gora?skede=fore"' in second
    assert "Larm att kvittera" not in second


def test_a_protected_pupil_is_told_by_the_number_of_the_case_alone() -> None:
    desk = Desk()
    a_case_at(desk.site, restricted=True)

    school = desk.browser(HOME_SCHOOL).get("/att-gora").text

    assert "Skyddade uppgifter" in school
    assert "The org-social" not in school


def test_the_page_speaks_english_to_whoever_reads_it() -> None:
    desk, _ = a_late_desk()
    browser = desk.browser(SOCIAL_SERVICES)
    speaks(desk.people, caller_at(SOCIAL_SERVICES).person_id, Language.EN)

    page = browser.get("/att-gora").text

    assert "To do" in headings(page)
    assert "3 days late" in page


def test_whoever_has_no_work_list_is_not_let_in() -> None:
    desk = Desk()

    assert 403 == desk.browser(AGENCY, Role.ADMINISTRATOR).get("/att-gora").status_code


def test_the_start_leads_to_the_first_place_of_whoever_is_signed_in() -> None:
    desk = Desk()
    officer, administrator = desk.browser(SOCIAL_SERVICES), desk.browser(AGENCY, Role.ADMINISTRATOR)

    first = administrator.get("/").headers["location"]

    assert (303, "/att-gora") == ((answer := officer.get("/")).status_code, answer.headers["location"])
    assert first not in ("/", "/att-gora")
    assert 200 == administrator.get(first).status_code


def test_whoever_is_not_signed_in_is_asked_to_and_led_back() -> None:
    browser = Browser(Desk().people)

    assert "/logga-in?till=%2F" == browser.get("/").headers["location"]
    assert "/logga-in?till=%2Fatt-gora%3Frutin%3D4" == browser.get("/att-gora?rutin=4").headers["location"]


def test_it_is_written_down_which_cases_somebody_was_shown() -> None:
    desk, case_id = a_late_desk()
    browser = desk.browser(SOCIAL_SERVICES)

    browser.get("/att-gora")

    question = "SELECT case_id, what, via FROM read_log ORDER BY seq DESC LIMIT 1"
    with desk.site.store.engine.connect() as connection:  # type: ignore[attr-defined]
        (last,) = connection.exec_driver_sql(question).fetchall()
    assert (str(case_id), "work_list") == tuple(last[:2])
    assert last[2].startswith("web:")


def test_those_who_place_pupils_begin_a_new_placement_from_their_work_and_schools_do_not() -> None:
    desk = Desk()
    new = 'href="/arenden/ny">Ny placering</a>'

    assert new in desk.browser(SOCIAL_SERVICES).get("/att-gora").text
    assert new not in desk.browser(HOME_SCHOOL).get("/att-gora").text


def test_it_says_where_it_stands_how_the_day_was_counted() -> None:
    desk = Desk()
    a_case_at(desk.site, "N-1")

    page = desk.browser(SOCIAL_SERVICES).get("/att-gora").text

    assert "Så räknades dagen:</strong> 5 arbetsdagar efter" in page
    assert "Källa: riktvärde." in page


def test_of_a_protected_pupil_the_list_says_neither_whose_turn_by_name_nor_from_which_day_it_counts() -> None:
    desk = Desk()
    a_case_at(desk.site, restricted=True)

    page = desk.browser(HOME_SCHOOL).get("/att-gora").text

    assert "Det ska gå från socialtjänsten till" in page
    assert "Se hur dagen är räknad" in page
    assert "Så räknades dagen" not in page


def test_what_lies_far_ahead_is_folded_away_at_the_end_with_its_count_and_unfolded_when_asked_for() -> None:
    desk = Desk()
    case_id = a_case_at(desk.site, "N-1")
    does(desk.site, case_id, Fire("admit"), YOUTH_HOME)
    browser = desk.browser(SOCIAL_SERVICES)
    with desk.site.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE deadline SET due_on = '2027-06-01' WHERE rule LIKE 'watch.%'")

    whole, asked = browser.get("/att-gora").text, browser.get("/att-gora?bradskar=senare").text

    assert headings(whole).index("Väntar på andra 1") < headings(whole).index("Senare 1")
    assert 1 == whole.count("work-later")
    assert "Senare 1" in headings(asked)
    assert "work-later" not in asked
