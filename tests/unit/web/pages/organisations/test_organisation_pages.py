"""The pages of organisations show who sits where, and change it by one press that was foreseen."""

import re
from datetime import timedelta

import pytest

from sisam.application.register.seating import add_seat, end_seat
from sisam.domain.ids import OrganisationId
from sisam.domain.seat import Role, Seat
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    SOCIAL_SERVICES,
    TODAY,
    a_person,
)
from tests.sites import AGENCY, roster_at
from tests.unit.web.pages.sign_in.signing import Browser
from tests.unit.web.pages.work.working import Desk
from tests.unit.web.pages.written import plain

ROBIN = {
    "roll": "contact_teacher",
    "namn": "Robin Ek",
    "epost": "robin.ek@kommun.se",
    "telefon": "0921-1",
    "sprak": "sv",
    "som": "ordinarie",
    "fran": "2026-11-02",
    "till": "",
}


def posted(browser: Browser, path: str, fields: dict[str, str], turn: str = "gor") -> tuple[int, str]:
    answer = browser.post(path, **fields, _steg=turn)
    return answer.status_code, plain(answer.text)


def teacher() -> tuple[Desk, Browser]:
    desk = Desk()
    return desk, desk.browser(HOME_SCHOOL)


def test_whoever_looks_after_one_organisation_is_led_to_it() -> None:
    _, browser = teacher()

    answer = browser.get("/organisation")

    assert (303, f"/organisation/{HOME_SCHOOL}") == (answer.status_code, answer.headers["Location"])


def test_a_coordinator_sees_what_lies_below_and_finds_it_by_name() -> None:
    desk = Desk()
    browser = desk.browser(EDUCATION_ADMINISTRATION, Role.COORDINATOR)

    assert f"/organisation/{EDUCATION_ADMINISTRATION}" in browser.get("/organisation").headers.get(
        "Location", browser.get("/organisation").text
    )
    assert "Ingen organisation heter så" in browser.get("/organisation?sok=ingen-alls").text


def test_a_page_tells_who_sits_there_and_who_gets_the_messages_of_an_empty_seat() -> None:
    desk = Desk()
    end_seat(desk.site, SOCIAL_SERVICES, Role.OFFICER, f"person-of-{SOCIAL_SERVICES}@example.se", TODAY)
    browser = desk.browser(SOCIAL_SERVICES, Role.COORDINATOR)
    add_seat(desk.site, SOCIAL_SERVICES, Role.MANAGER, a_person("robin"), deputy=True, since=TODAY)
    tomorrow = TODAY + timedelta(days=1)
    add_seat(desk.site, SOCIAL_SERVICES, Role.MANAGER, a_person("wren"), deputy=True, since=tomorrow)

    page = plain(browser.get(f"/organisation/{SOCIAL_SERVICES}").text)

    assert "The robin (ersättare)" in page
    assert "The wren (ersättare) kommer 3 nov. 2026. Sätt slutdag" in page
    assert "till och med 2 nov. 2026" in page
    assert "Utan avtal" in page


@pytest.mark.parametrize("code", [SOCIAL_SERVICES, "nosuch", "å/ö"])
@pytest.mark.parametrize("more", ["", "/ny", "/slut?roll=officer&person=x", "/person/x", "/person/x/borta"])
def test_what_they_do_not_look_after_is_not_found_and_told_alike(code: str, more: str) -> None:
    _, browser = teacher()

    answer = browser.get(f"/organisation/{code}{more}")

    assert 404 == answer.status_code
    assert browser.get("/organisation/another").content == answer.content


def test_what_changes_is_shown_before_it_is_done() -> None:
    desk, browser = teacher()
    browser.get(f"/organisation/{HOME_SCHOOL}/ny?roll=contact_teacher")

    status, page = posted(browser, f"/organisation/{HOME_SCHOOL}/ny", ROBIN, "visa")

    assert 200 == status
    assert "Det här ändras" in page
    assert "Robin Ek" in page
    assert "robin.ek@kommun.se" not in roster_at(desk.site).by_email


def test_a_person_is_given_a_seat() -> None:
    desk, browser = teacher()

    answer = browser.post(f"/organisation/{HOME_SCHOOL}/ny", **ROBIN, _steg="gor")

    assert f"/organisation/{HOME_SCHOOL}?nyss=tillagd" == answer.headers["Location"]
    sitting = roster_at(desk.site).sitting(Seat(HOME_SCHOOL, Role.CONTACT_TEACHER), TODAY)
    assert ["Robin Ek"] == [each.name for each in sitting]
    assert "Personen har fått rollen." in browser.get(answer.headers["Location"]).text


def test_only_roles_of_the_own_kind_are_offered_and_given() -> None:
    desk = Desk()
    browser = desk.browser(SOCIAL_SERVICES, Role.COORDINATOR)
    path = f"/organisation/{SOCIAL_SERVICES}/ny"

    offered = re.findall(r'<option value="(\w+)"', browser.get(path).text)
    status, page = posted(browser, path, ROBIN)

    assert ["officer", "manager", "coordinator"] == offered
    assert (422, True) == (status, "Roll: ingen har den rollen på en sådan arbetsplats." in page)


def beginning(browser: Browser, on: str) -> tuple[str, str, str]:
    """Let Robin begin as a teacher; return the page then, where they are shown and their id."""
    added = browser.post(f"/organisation/{HOME_SCHOOL}/ny", **ROBIN | {"fran": on}, _steg="gor")
    page = browser.get(added.headers["Location"]).text
    (opened,) = re.findall(r'<a class="ds-link" href="([^"]+)">Robin Ek</a>', page)
    return page, opened, opened.rpartition("/")[2]


def test_a_person_who_begins_later_can_be_opened_and_ended() -> None:
    desk, browser = teacher()
    page, opened, person = beginning(browser, "2026-11-09")

    leaving(browser, HOME_SCHOOL, Role.CONTACT_TEACHER, person, "gor")

    assert "Personen får rollen från sin första dag." in page
    assert "Robin Ek" in browser.get(opened).text
    (held,) = roster_at(desk.site).holdings[Seat(HOME_SCHOOL, Role.CONTACT_TEACHER)]
    assert "2026-11-30" == str(held.active_until)


def test_a_person_who_begins_later_can_be_taken_back_before() -> None:
    desk, browser = teacher()
    _, _, person = beginning(browser, "2026-11-09")
    path = f"/organisation/{HOME_SCHOOL}/slut"
    fields = {"roll": "contact_teacher", "person": person, "sista": "2026-11-08"}

    form = browser.get(f"{path}?roll=contact_teacher&person={person}").text
    foreseen = posted(browser, path, fields, "visa")[1]
    done = browser.post(path, **fields, _steg="gor").headers["Location"]

    assert "Personen får rollen den 9 nov. 2026." in plain(form)
    assert "Ta tillbaka rollen" in foreseen
    assert "9 nov. 2026" in plain(foreseen)
    assert "Personen får inte rollen." in browser.get(done).text
    assert () == roster_at(desk.site).holdings.get(Seat(HOME_SCHOOL, Role.CONTACT_TEACHER), ())


def test_nobody_who_has_begun_leaves_before_their_first_day() -> None:
    desk, browser = teacher()
    _, _, person = beginning(browser, TODAY.isoformat())

    early = leaving(browser, HOME_SCHOOL, Role.CONTACT_TEACHER, person, "gor", on="2026-11-01")

    assert "Sista dag: personen börjar 2 november 2026." in early
    assert 1 == len(roster_at(desk.site).holdings[Seat(HOME_SCHOOL, Role.CONTACT_TEACHER)])


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"epost": "ingen adress"}, "E-postadress: skriv en hel adress"),
        ({"roll": ""}, "Roll: välj vilken roll personen ska ha."),
        ({"fran": ""}, "Första dag: skriv från vilken dag"),
        ({"till": "2026-11-01"}, "Sista dag: den kommer före den första."),
        ({"roll": "administrator"}, "Roll: den här rollen ger bara en administratör på myndigheten."),
        ({"epost": f"person-of-{HOME_SCHOOL}@example.se"}, "E-postadress: ingen ger sig själv en roll."),
    ],
)
@pytest.mark.parametrize("turn", ["visa", "gor"])
def test_what_cannot_be_is_told_beside_its_field_and_nothing_is_lost(
    fields: dict[str, str], sentence: str, turn: str
) -> None:
    _, browser = teacher()

    status, page = posted(browser, f"/organisation/{HOME_SCHOOL}/ny", ROBIN | fields, turn)

    assert 422 == status
    assert sentence in page


def test_whoever_sits_there_already_is_not_seated_twice() -> None:
    _, browser = teacher()
    posted(browser, f"/organisation/{HOME_SCHOOL}/ny", ROBIN)

    status, page = posted(browser, f"/organisation/{HOME_SCHOOL}/ny", ROBIN)

    assert 422 == status
    assert "personen har redan den rollen" in page


def test_of_a_stranger_nothing_changes_but_that_they_get_the_seat() -> None:
    desk, browser = teacher()
    strange = f"person-of-{SOCIAL_SERVICES}"

    posted(browser, f"/organisation/{HOME_SCHOOL}/ny", ROBIN | {"epost": f"{strange}@example.se"})

    known = roster_at(desk.site).by_email[f"{strange}@example.se"]
    assert (f"The {strange}", "") == (known.name, known.phone)


def leaving(
    browser: Browser,
    organisation: OrganisationId,
    role: Role,
    person: str,
    turn: str,
    on: str = "2026-11-30",
) -> str:
    fields = {"roll": role.value, "person": person, "sista": on}
    return posted(browser, f"/organisation/{organisation}/slut", fields, turn)[1]


def test_a_last_day_tells_who_is_told_then_and_is_set() -> None:
    desk = Desk()
    browser = desk.browser(SOCIAL_SERVICES, Role.COORDINATOR)
    manager = desk_person(desk, SOCIAL_SERVICES, Role.MANAGER)

    page = leaving(browser, SOCIAL_SERVICES, Role.MANAGER, manager, "visa")
    assert "Rollen blir utan person" in page
    assert "Samordnaren hos" in page
    leaving(browser, SOCIAL_SERVICES, Role.MANAGER, manager, "gor")

    (held,) = roster_at(desk.site).holdings[Seat(SOCIAL_SERVICES, Role.MANAGER)]
    assert "2026-11-30" == str(held.active_until)


def desk_person(desk: Desk, organisation: OrganisationId, role: Role) -> str:
    return str(roster_at(desk.site).holdings[Seat(organisation, role)][0].person_id)


def test_the_last_rung_is_not_left_empty_and_it_is_said_kindly() -> None:
    desk = Desk()
    browser = desk.browser(AGENCY, Role.ADMINISTRATOR)
    last = desk_person(desk, AGENCY, Role.COORDINATOR)

    told = leaving(browser, AGENCY, Role.COORDINATOR, last, "visa")
    away = posted(
        browser,
        f"/organisation/{AGENCY}/person/{last}/borta",
        {"fran": "2026-11-09", "till": "2026-11-10"},
        "visa",
    )

    assert "Ge först rollen till en efterträdare" in told
    assert 422 == away[0]
    assert "Ge först rollen till en ersättare" in away[1]


def test_an_absence_is_foreseen_noted_and_taken_back() -> None:
    desk = Desk()
    browser = desk.browser(SOCIAL_SERVICES, Role.COORDINATOR)
    manager = desk_person(desk, SOCIAL_SERVICES, Role.MANAGER)
    url = f"/organisation/{SOCIAL_SERVICES}/person/{manager}"
    days = {"fran": "2026-11-02", "till": "2026-11-10"}

    assert "Samordnaren hos" in posted(browser, f"{url}/borta", days, "visa")[1]
    assert 303 == posted(browser, f"{url}/borta", days)[0]
    assert "Ingen är här i dag" in plain(browser.get(f"/organisation/{SOCIAL_SERVICES}").text)
    assert 303 == browser.post(f"{url}/ar-har", **days).status_code
    assert "Ingen frånvaro är registrerad." in browser.get(url).text
    assert 404 == browser.post(f"{url}/ar-har", **days).status_code
