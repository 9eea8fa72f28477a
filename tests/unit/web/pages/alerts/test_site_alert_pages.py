"""An alert of the site itself tells what is wrong, and is answered by whom its ladder tells."""

import pytest

from sisam.application.alerts.listing_site_alerts import list_site_alerts
from sisam.application.alerts.looking_after_site import look_after
from sisam.domain.ids import AlertId
from sisam.domain.seat import Role, Seat
from sisam.domain.site_alert import SiteAlert
from tests.builders import NOW, PARTIES, SOCIAL_SERVICES, YOUTH_HOME_SCHOOL
from tests.sites import AGENCY, a_case_at
from tests.unit.application.alerts.test_looking_after_site import end
from tests.unit.application.reviews.waiting import DECEMBER
from tests.unit.web.pages.alerts.test_alert_pages import forms, sends
from tests.unit.web.pages.read_log.test_reviews import at_browser
from tests.unit.web.pages.work.working import Desk

TOMORROW = "2026-11-03"


def a_vacant_desk() -> tuple[Desk, AlertId]:
    """A site in which nobody is an officer, though something waits for one."""
    desk = Desk()
    a_case_at(desk.site, "N-1")
    end(desk.site, Seat(SOCIAL_SERVICES, Role.OFFICER))
    look_after(desk.site, NOW)
    return desk, the_alert(desk).id


def the_alert(desk: Desk) -> SiteAlert:
    (line,) = list_site_alerts(desk.site)
    return line.alert


def test_an_empty_seat_is_told_on_the_page_of_work_and_in_the_list() -> None:
    desk, alert = a_vacant_desk()
    coordinator = desk.browser(SOCIAL_SERVICES, Role.COORDINATOR)

    work, listed = coordinator.get("/att-gora").text, coordinator.get("/larm").text

    assert "Roller utan person" in work
    assert "1 larm väntar på att någon av er kvitterar." in work
    assert "Handläggare, The org-social" in work
    assert all(f'href="/larm/{alert}">Kvittera' in page for page in (work, listed))


def test_its_page_says_what_to_do_and_whom_it_tells() -> None:
    desk, alert = a_vacant_desk()

    page = desk.browser(SOCIAL_SERVICES, Role.COORDINATOR).get(f"/larm/{alert}").text

    assert "Ingen har rollen handläggare" in page
    assert "Utse någon i dag." in page
    assert 'href="/organisation/org-social"' in page
    assert "The coordinator-of-org-social" in page
    assert "Myndighetens samordnare" in page
    assert "lagg-pa" not in forms(page)


def test_a_pupil_without_a_school_leads_to_their_case() -> None:
    desk = Desk()
    parties = {name: each for name, each in PARTIES.items() if name != "home_school"}
    case_id = a_case_at(desk.site, "N-1", parties=parties)
    look_after(desk.site, NOW)

    page = desk.browser(SOCIAL_SERVICES).get(f"/larm/{the_alert(desk).id}").text

    assert "En elev går inte i någon skola" in page
    assert f'href="/arenden/{case_id}">Gå till ärendet' in page


def test_a_log_that_is_to_be_reviewed_leads_its_reviewer_there() -> None:
    browser = at_browser()
    look_after(browser.people.site, DECEMBER)
    review = f"/logg/granskning/{SOCIAL_SERVICES}/2026-11"
    about = f"log:{SOCIAL_SERVICES}:2026-11"
    (alert,) = (line.alert for line in list_site_alerts(browser.people.site) if line.alert.about.key == about)

    page = browser.get(f"/larm/{alert.id}").text

    assert "Åtkomstloggen för november 2026 ska granskas" in page
    assert f'href="{review}"' in page
    assert "Myndighetens administratör" in page


@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("kvittera", {"plan": "Vi utser någon.", "dag": TOMORROW}),
        ("anteckna", {"anteckning": "Vi har frågat."}),
        ("skjut-upp", {"vilodag": "2026-11-04", "skal": "Hon börjar då."}),
    ],
)
def test_it_is_answered_like_any_other(act: str, fields: dict[str, str]) -> None:
    desk, alert = a_vacant_desk()
    coordinator = desk.browser(SOCIAL_SERVICES, Role.COORDINATOR)

    answer = sends(coordinator, alert, act, **fields)

    assert 303 == answer.status_code
    page = coordinator.get(answer.headers["location"]).text
    assert f"”{next(each for name, each in fields.items() if 'dag' not in name)}”" in page
    assert (act == "kvittera") is (the_alert(desk).acknowledged_until is not None)


def test_what_the_engine_refuses_is_told_beside_its_field() -> None:
    desk, alert = a_vacant_desk()

    answer = sends(
        desk.browser(SOCIAL_SERVICES, Role.COORDINATOR), alert, "kvittera", plan="Sen.", dag="2027-01-01"
    )

    assert 422 == answer.status_code
    assert 'href="#falt-dag"' in answer.text
    assert the_alert(desk).acknowledged_until is None


def test_another_organisation_knows_nothing_of_it_and_the_site_s_own_people_do() -> None:
    desk, alert = a_vacant_desk()

    assert 404 == desk.browser(YOUTH_HOME_SCHOOL).get(f"/larm/{alert}").status_code
    assert 200 == desk.browser(AGENCY, Role.ADMINISTRATOR).get(f"/larm/{alert}").status_code
