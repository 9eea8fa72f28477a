"""An alert tells whom it has told and what comes next, and is answered by a pressed button alone."""

import re
from datetime import timedelta

import pytest
from httpx2 import Response

from sisam.application.alerts.answering import Answer
from sisam.application.alerts.noting_alerts import note
from sisam.application.cases.sweeping import sweep
from sisam.application.worklist import listing_alarms
from sisam.domain.alert import Alert
from sisam.domain.command import SetParty
from sisam.domain.ids import AlertId, CaseId, PartyName, PersonId
from sisam.domain.language import Language
from sisam.domain.seat import Role, Seat
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, NOW, SOCIAL_SERVICES, a_holding, a_person
from tests.people import speaks
from tests.sites import AGENCY, SINCE, a_case_at, case_at, does
from tests.unit.application.worklist.work_of import caller_at
from tests.unit.web.pages.sign_in.signing import Browser
from tests.unit.web.pages.work.working import Desk

LATE = NOW + timedelta(days=10)
TOMORROW = (LATE + timedelta(days=1)).date()
_FORM = re.compile(r'<form[^>]*method="post"[^>]*action="(/larm[^"]*)"(.*?)</form>', re.DOTALL)
_HIDDEN = re.compile(r'type="hidden" name="(\w+)" value="([^"]*)"')


def a_desk(*, restricted: bool = False) -> tuple[Desk, CaseId, AlertId]:
    """A site in which the first contact of a case is late, where two officers sit."""
    desk = Desk(now=LATE)
    with desk.site.store.write() as work:
        work.register.put_persons([a_person("kim")])
        work.register.add_holdings(
            [a_holding("kim", seat=Seat(SOCIAL_SERVICES, Role.OFFICER), active_from=SINCE)]
        )
        work.commit()
    case_id = a_case_at(desk.site, "N-1", restricted=restricted)
    sweep(desk.site, LATE)
    return desk, case_id, next(iter(case_at(desk.site, case_id).alerts))


def forms(page: str) -> dict[str, dict[str, str]]:
    """Return the hidden fields of each form about alerts, by the last word of where it goes."""
    return {url.rpartition("/")[2]: dict(_HIDDEN.findall(inside)) for url, inside in _FORM.findall(page)}


def sends(browser: Browser, alert: AlertId, act: str, **fields: str) -> Response:
    """Fill in one of the forms of the page of an alert and press its button."""
    hidden = forms(browser.get(f"/larm/{alert}").text)[act]
    return browser.client.post(f"/larm/{alert}/{act}", data=hidden | fields)


def at(desk: Desk, case_id: CaseId, alert: AlertId) -> Alert:
    return case_at(desk.site, case_id).alerts[alert]


def test_the_page_itself_says_what_is_wrong_in_its_forms_and_no_browser_before_it() -> None:
    desk, _, alert = a_desk()

    page = desk.browser(SOCIAL_SERVICES).get(f"/larm/{alert}").text

    begun = re.findall(r'<form[^>]*action="/larm[^>]*>', page)
    assert {"kvittera", "lagg-pa", "skjut-upp", "anteckna"} == forms(page).keys()
    assert all(" novalidate>" in each for each in begun)


def test_the_list_tells_what_waits_and_what_others_act_upon() -> None:
    desk, _, alert = a_desk()
    officer = desk.browser(SOCIAL_SERVICES)

    before = officer.get("/larm").text
    sends(officer, alert, "kvittera", plan="Vi ringer.", dag=str(TOMORROW))
    after = officer.get("/larm").text

    assert f'href="/larm/{alert}">Kvittera' in before
    assert "Väntar på en kvittering" not in after
    assert f'href="/larm/{alert}">Visa' in after
    assert "till och med 13 nov. 2026" in after


def test_the_page_tells_who_was_told_and_who_will_be() -> None:
    desk, _, alert = a_desk()

    page = desk.browser(SOCIAL_SERVICES).get(f"/larm/{alert}").text

    assert "Om ingen kvitterar före 13 nov. 2026 kl. 09:00 får The manager-of-org-social" in page
    assert ["now", "ahead", "ahead", "ahead"] == re.findall(r'class="rung rung-(\w+)"', page)
    assert "The kim" in page
    assert "Larmet gick." in page


def test_the_page_says_that_it_is_an_alert_about_what_and_what_each_answer_means() -> None:
    desk, _, alert = a_desk()

    page = desk.browser(SOCIAL_SERVICES).get(f"/larm/{alert}").text

    assert "<h1>Larm: steget ”Tidig kontakt med hemskolan” är försenat</h1>" in page
    told = [page.index(each) for each in ("Gör helst steget nu", "Kvittera: jag tar", "Lägg på en kollega:")]
    assert sorted(told) == told


def test_whoever_acknowledges_says_what_and_until_when() -> None:
    desk, case_id, alert = a_desk()
    officer = desk.browser(SOCIAL_SERVICES)

    answer = sends(officer, alert, "kvittera", plan="Vi ringer skolan i dag.", dag=str(TOMORROW))

    assert (303, f"/larm/{alert}?nyss=kvitterat") == (answer.status_code, answer.headers["location"])
    assert TOMORROW == at(desk, case_id, alert).acknowledged_until
    page = officer.get(answer.headers["location"]).text
    assert "Klart: du har kvitterat larmet." in page
    assert "Larmet är tyst till 14 nov. 2026 kl. 00:00. Är det inte klart då hörs det igen" in page
    assert "Larmet kvitterades till och med 13 nov. 2026. ”Vi ringer skolan i dag.”" in page


@pytest.mark.parametrize(
    ("act", "fields", "said"),
    [
        ("kvittera", {"plan": "", "dag": ""}, "Det är 2 saker att rätta"),
        ("kvittera", {"plan": "Vi ringer.", "dag": "2026-11-30"}, "Det är en sak att rätta"),
        ("kvittera", {"plan": "Vi ringer.", "dag": "i morgon"}, "Skriv ett datum som finns"),
        ("anteckna", {"anteckning": " "}, "Vad har hänt? Fyll i det här."),
        ("skjut-upp", {"vilodag": "2026-11-12", "skal": "Sjuk."}, "Det är en sak att rätta"),
        (
            "lagg-pa",
            {"person": "nobody", "tilldag": "2026-11-13", "varfor": "Nej."},
            "Det är en sak att rätta",
        ),
    ],
)
def test_what_cannot_be_taken_comes_back_with_what_was_typed(
    act: str, fields: dict[str, str], said: str
) -> None:
    desk, case_id, alert = a_desk()
    officer = desk.browser(SOCIAL_SERVICES)
    before = case_at(desk.site, case_id).length

    answer = sends(officer, alert, act, **fields)

    assert 422 == answer.status_code
    assert said in answer.text
    assert before == case_at(desk.site, case_id).length
    assert all(each in answer.text for name, each in fields.items() if name != "person")


def test_a_note_a_postponement_and_an_assignment_are_taken() -> None:
    desk, case_id, alert = a_desk()
    officer = desk.browser(SOCIAL_SERVICES)

    noted = sends(officer, alert, "anteckna", anteckning="Vi har ringt.")
    snoozed = sends(officer, alert, "skjut-upp", vilodag=str(TOMORROW), skal="Skolan stänger.")
    given = sends(officer, alert, "lagg-pa", person="kim", tilldag=str(TOMORROW), varfor="Kim vet.")

    assert [303, 303, 303] == [each.status_code for each in (noted, snoozed, given)]
    now = at(desk, case_id, alert)
    assert (TOMORROW, PersonId("kim"), TOMORROW) == (now.snoozed_until, now.assigned_to, now.assigned_until)
    page = officer.get(given.headers["location"]).text
    assert all(said in page for said in ("”Vi har ringt.”", "sköts upp", "Larmet lades på The kim"))


def test_a_button_pressed_twice_is_pressed_once() -> None:
    desk, _, alert = a_desk()
    officer = desk.browser(SOCIAL_SERVICES)
    hidden = forms(officer.get(f"/larm/{alert}").text)["anteckna"]

    for _ in range(2):
        officer.client.post(f"/larm/{alert}/anteckna", data=hidden | {"anteckning": "Vi har ringt."})

    page = officer.get(f"/larm/{alert}").text
    assert 1 == page.count("”Vi har ringt.”")


def test_whoever_writes_while_another_answers_is_told_who_did_what() -> None:
    desk, case_id, alert = a_desk()
    officer = desk.browser(SOCIAL_SERVICES)
    hidden = forms(officer.get(f"/larm/{alert}").text)["kvittera"]
    for words in ("Jag ringde.", "Ingen svarade."):
        note(desk.site, Answer(alert, PersonId("kim"), words, "web:kim"), LATE)

    typed = {"plan": "Jag ringer.", "dag": str(TOMORROW)}
    first = officer.client.post(f"/larm/{alert}/kvittera", data=hidden | typed)
    again = officer.client.post(f"/larm/{alert}/kvittera", data=forms(first.text)["kvittera"] | typed)

    assert 409 == first.status_code
    said = "The kim har gjort något medan du skrev: En anteckning gjordes."
    assert [f"{said} ”{words}”" in first.text for words in ("Ingen svarade.", "Jag ringde.")] == [True, True]
    assert 2 == first.text.count("har gjort något medan du skrev")
    assert "Jag ringer." in first.text
    assert 303 == again.status_code
    assert TOMORROW == at(desk, case_id, alert).acknowledged_until


def test_of_what_happened_meanwhile_it_is_told_what_people_did_and_not_that_it_climbed() -> None:
    desk, _, alert = a_desk()
    officer = desk.browser(SOCIAL_SERVICES)
    hidden = forms(officer.get(f"/larm/{alert}").text)["kvittera"]
    note(desk.site, Answer(alert, PersonId("kim"), "Jag ringde.", "web:kim"), LATE)
    sweep(desk.site, LATE + timedelta(days=1, hours=1))

    typed = {"plan": "Jag ringer.", "dag": str(TOMORROW)}
    answer = officer.client.post(f"/larm/{alert}/kvittera", data=hidden | typed)

    news = answer.text.partition("Larmet har ändrats")[2].partition("<h1")[0]
    assert "Larmet gick vidare" in answer.text.replace(news, "")
    assert ("The kim har gjort något" in news, "Larmet gick vidare" in news) == (True, False)


def test_a_note_is_taken_whatever_another_has_done_meanwhile() -> None:
    desk, _, alert = a_desk()
    officer = desk.browser(SOCIAL_SERVICES)
    hidden = forms(officer.get(f"/larm/{alert}").text)["anteckna"]
    note(desk.site, Answer(alert, PersonId("kim"), "Jag ringde.", "web:kim"), LATE)

    answer = officer.client.post(f"/larm/{alert}/anteckna", data=hidden | {"anteckning": "Vi har ringt."})

    assert 303 == answer.status_code


def test_an_answer_that_came_back_leads_on_to_the_alert_since_nobody_can_ask_for_it() -> None:
    desk, _, alert = a_desk()
    officer = desk.browser(SOCIAL_SERVICES)
    hidden = forms(officer.get(f"/larm/{alert}").text)["kvittera"]

    answer = officer.client.post(f"/larm/{alert}/kvittera", data=hidden | {"plan": "", "dag": ""})

    assert 422 == answer.status_code
    assert f'data-back-to="/larm/{alert}"' in answer.text
    assert 2 == answer.text.count(f'name="till" value="/larm/{alert}"')


def test_that_it_climbs_meanwhile_stops_nobody() -> None:
    desk, case_id, alert = a_desk()
    officer = desk.browser(SOCIAL_SERVICES)
    hidden = forms(officer.get(f"/larm/{alert}").text)["kvittera"]
    sweep(desk.site, LATE + timedelta(days=1, hours=1))

    answer = officer.client.post(
        f"/larm/{alert}/kvittera", data=hidden | {"plan": "Vi ringer.", "dag": str(TOMORROW)}
    )

    assert (303, 1) == (answer.status_code, at(desk, case_id, alert).rung)


def test_whom_it_does_not_concern_reads_it_and_answers_nothing() -> None:
    desk, case_id, alert = a_desk()
    foreign, school = desk.browser(NEW_SCHOOL), desk.browser(HOME_SCHOOL)

    unknown, known = foreign.get("/larm/nosuch"), foreign.get(f"/larm/{alert}")

    assert (404, 404, 200) == (
        unknown.status_code,
        known.status_code,
        school.get(f"/larm/{alert}").status_code,
    )
    assert unknown.content == known.content
    foreign.get("/larm")
    refused = foreign.client.post(
        f"/larm/{alert}/kvittera",
        data={"_token": foreign.token, "_key": "k" * 20, "plan": "Nej.", "dag": str(TOMORROW)},
    )
    assert (404, None) == (refused.status_code, at(desk, case_id, alert).acknowledged_until)


def test_whoever_was_a_party_sees_the_alert_and_is_offered_nothing_that_would_be_refused() -> None:
    desk, case_id, alert = a_desk()
    school = desk.browser(HOME_SCHOOL)
    assert {"kvittera", "anteckna"} <= forms(school.get(f"/larm/{alert}").text).keys()

    does(desk.site, case_id, SetParty(PartyName("home_school"), NEW_SCHOOL), now=LATE)

    page = school.get(f"/larm/{alert}")
    assert (200, {}) == (page.status_code, forms(page.text))


def test_of_a_protected_pupil_no_organisation_but_the_own_is_named_to_a_stranger() -> None:
    desk, _, alert = a_desk(restricted=True)

    school = desk.browser(HOME_SCHOOL).get(f"/larm/{alert}").text

    assert "The org-social" not in school
    assert "of-org-social" not in school
    assert "Skyddade uppgifter" in school
    assert "får en chef" in " ".join(school.split())


def test_of_a_protected_pupil_nobody_of_another_party_is_named_for_having_answered() -> None:
    desk, _, alert = a_desk(restricted=True)
    officer, school = desk.browser(SOCIAL_SERVICES), desk.browser(HOME_SCHOOL)
    name = f"The person-of-{SOCIAL_SERVICES}"
    sends(officer, alert, "kvittera", plan="Vi ringer.", dag=str(TOMORROW))

    said = "till och med"
    assert [(True, True), (True, False)] == [
        (said in page, name in page)
        for page in (main_of(each.get(f"/larm/{alert}").text) for each in (officer, school))
    ]


def main_of(page: str) -> str:
    """Return a page without its frame, which names whoever looks."""
    return page.partition("<main")[2].partition("</main>")[0]


def test_a_scanner_of_links_answers_nothing() -> None:
    desk, case_id, alert = a_desk()
    officer = desk.browser(SOCIAL_SERVICES)
    before = case_at(desk.site, case_id).length
    found = [f"/larm/{alert}/{act}" for act in forms(officer.get(f"/larm/{alert}").text)]
    scanner = Browser(desk.people)

    answers = [
        scanner.get(f"/larm/{alert}"),
        scanner.client.head(f"/larm/{alert}"),
        *(scanner.client.get(path) for path in found),
        *(scanner.client.post(path, data={"plan": "x", "dag": str(TOMORROW)}) for path in found),
    ]

    assert 4 == len(found)
    assert {303, 403, 405} >= {each.status_code for each in answers}
    assert all("/logga-in" in each.headers["location"] for each in answers if each.status_code == 303)
    assert before == case_at(desk.site, case_id).length


def test_reading_answers_nothing() -> None:
    desk, case_id, alert = a_desk()
    officer = desk.browser(SOCIAL_SERVICES)
    before = case_at(desk.site, case_id).length

    for path in (f"/larm/{alert}", "/larm", f"/larm/{alert}?nyss=kvitterat"):
        officer.get(path)
        officer.client.head(path)

    assert before == case_at(desk.site, case_id).length


def test_a_long_list_goes_on_at_the_next_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing_alarms, "PAGE", 1)
    desk, _, _ = a_desk()
    a_case_at(desk.site, "N-2", NOW + timedelta(days=1))
    sweep(desk.site, LATE)
    browser = desk.browser(HOME_SCHOOL)

    first = browser.get("/larm").text
    found = re.search(r'rel="next" href="([^"]*)"', first)
    assert found
    second = browser.get(found.group(1)).text

    numbers = [set(re.findall(r"Ärende (N-\d)", each)) for each in (first, second)]
    assert [1, 1] == [len(each) for each in numbers]
    assert {"N-1", "N-2"} == numbers[0] | numbers[1]
    assert 422 == browser.get("/larm?efter=!").status_code


def test_whoever_looks_after_the_site_has_the_list_too() -> None:
    desk, _, _ = a_desk()

    assert 200 == desk.browser(AGENCY, Role.ADMINISTRATOR).get("/larm").status_code


def test_the_page_speaks_english_to_whoever_reads_it() -> None:
    desk, _, alert = a_desk()
    officer = desk.browser(SOCIAL_SERVICES)
    speaks(desk.people, caller_at(SOCIAL_SERVICES).person_id, Language.EN)

    page = officer.get(f"/larm/{alert}").text

    assert "If nobody acknowledges it before 13 Nov 2026 at 09:00" in page
    assert "The alert was raised." in page
    assert ">Alerts</a>" in page
    assert "<h1>Alerts</h1>" in officer.get("/larm").text
