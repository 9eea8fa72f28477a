"""The page of an organisation tells what was agreed and what that changes, and who is away."""

from datetime import timedelta
from pathlib import Path

import pytest

from sisam.application.register.seating import add_seat
from sisam.domain.absence import Absence
from sisam.domain.ids import PersonId
from sisam.domain.seat import Role
from tests.builders import SOCIAL_SERVICES, TODAY, a_person
from tests.unit.application.rules.test_showing_rules import a_site_that_adopted
from tests.unit.web.pages.work.working import Desk
from tests.unit.web.pages.written import plain

MORE = f"""
covers = ["{SOCIAL_SERVICES}"]
[role]
home_school = "manager"
[clock.educational_handover]
answer = {{ count = 1, clock = "working_days" }}
"""
OFFICER = PersonId(f"person-of-{SOCIAL_SERVICES}")


def page_of(desk: Desk) -> str:
    browser = desk.browser(SOCIAL_SERVICES, Role.COORDINATOR)
    return plain(browser.get(f"/organisation/{SOCIAL_SERVICES}").text)


def test_an_agreement_is_told_with_what_it_changes(tmp_path: Path) -> None:
    page = page_of(Desk(a_site_that_adopted(tmp_path, more=MORE)))

    assert "Avtal Norrby kommun Diarienummer SiS 2026/117" in page
    assert f"Gäller för The {SOCIAL_SERVICES}" in page
    told = page.partition("Det här är annorlunda än i grundmodellen")[2]
    assert "Tidig kontakt med hemskolan 3 arbetsdagar efter" in told
    assert "i stället för 5 arbetsdagar" in told
    assert "Pedagogisk överlämning svar inom 1 arbetsdag i stället för 3 arbetsdagar" in told
    assert "Hemskolan Chef får meddelandena i stället för rektor" in told


@pytest.mark.parametrize(("valid_from", "agreed"), [(TODAY, True), (TODAY + timedelta(days=1), False)])
def test_an_agreement_is_told_from_the_day_on_which_it_is_in_force(
    tmp_path: Path, valid_from: object, agreed: bool
) -> None:
    page = page_of(Desk(a_site_that_adopted(tmp_path, str(valid_from), MORE)))

    assert agreed is ("SiS 2026/117" in page)
    assert agreed is not ("Kommunen har inget avtal som gäller i dag." in page)


def test_who_is_away_or_will_be_is_told_with_the_days_and_that_only_a_deputy_is_here() -> None:
    desk = Desk()
    deputy = add_seat(desk.site, SOCIAL_SERVICES, Role.OFFICER, a_person("robin"), deputy=True, since=TODAY)
    later = TODAY + timedelta(days=9)
    before = page_of(desk)
    with desk.site.store.write() as work:
        work.register.put_absence(Absence(OFFICER, TODAY, TODAY + timedelta(days=4)))
        work.register.put_absence(Absence(deputy.person_id, later, later))
        work.commit()

    manager = desk.browser(SOCIAL_SERVICES, Role.MANAGER)
    page = plain(manager.get(f"/organisation/{SOCIAL_SERVICES}").text)
    person = plain(manager.get(f"/organisation/{SOCIAL_SERVICES}/person/{deputy.person_id}").text)

    assert "Borta 2 nov. 2026–6 nov. 2026" in page
    assert "Ska vara borta 11 nov. 2026 " in page
    assert [False, True] == ["Bara ersättare i dag" in each for each in (before, page)]
    assert "11 november 2026 till och med" not in person
    assert "11 november 2026 Ta bort frånvaron : 11 nov. 2026" in person
