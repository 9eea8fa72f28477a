"""Who a protected pupil is is shown for one look, after a fresh sign-in and with a reason that is kept."""

from sisam.domain.command import SetParty
from sisam.domain.ids import PartyName
from sisam.domain.reading import Purpose
from tests.builders import EDUCATION_ADMINISTRATION, NEW_SCHOOL, OTHER_SCHOOL, SOCIAL_SERVICES
from tests.sites import does
from tests.unit.application.access.asked import logged
from tests.unit.web.pages.cases.looking import HEAD, OFFICER, STALE, Town, heading_of, title_of, words_of

REASON = "Jag ska ringa eleven om skolstarten."


def test_it_is_shown_once_with_a_reason_and_written_down_with_it() -> None:
    town = Town(restricted=True)
    browser = town.browser(OFFICER)
    assert 200 == browser.get(f"{town.url}/visa").status_code

    answer = browser.post(f"{town.url}/visa", skal=REASON)

    assert (200, "Pupil of N1") == (answer.status_code, heading_of(answer))
    assert "Skyddade uppgifter visas nu" in words_of(answer)
    assert "Pupil of N1" not in title_of(answer)
    assert "no-store" in answer.headers["cache-control"]
    seen = [line.reading for line in logged(town.site) if line.reading.what == "identity"]
    assert [(OFFICER, Purpose.REASON, REASON)] == [
        (each.actor_id, each.purpose, each.reason) for each in seen
    ]
    assert "Pupil of N1" not in browser.get(town.url).text


def test_no_reason_shows_nothing_and_is_asked_for() -> None:
    town = Town(restricted=True)
    browser = town.browser(OFFICER)
    browser.get(f"{town.url}/visa")

    answer = browser.post(f"{town.url}/visa", skal="  ")

    assert 422 == answer.status_code
    assert 'href="#falt-skal"' in answer.text
    assert "Pupil of N1" not in answer.text


def test_a_sign_in_that_is_not_fresh_is_proven_anew_first() -> None:
    town = Town(restricted=True)
    browser = town.browser(OFFICER)
    browser.get(town.url)
    town.clock.advance(STALE)

    asked, sent = browser.get(f"{town.url}/visa"), browser.post(f"{town.url}/visa", skal=REASON)

    assert [303, 303] == [asked.status_code, sent.status_code]
    assert asked.headers["location"].startswith("/logga-in/igen?till=")
    assert "Pupil of N1" not in sent.text


def test_whoever_has_not_that_right_is_neither_asked_nor_shown() -> None:
    town = Town(restricted=True)
    browser = town.browser(f"person-of-{EDUCATION_ADMINISTRATION}")

    assert "Visa skyddade uppgifter" not in browser.get(town.url).text
    assert 403 == browser.get(f"{town.url}/visa").status_code
    assert 403 == browser.post(f"{town.url}/visa", skal=REASON).status_code


def test_a_foreign_case_is_told_as_an_unknown_one() -> None:
    town = Town(restricted=True)
    browser = town.browser(f"person-of-{NEW_SCHOOL}")
    browser.get("/arenden")

    foreign = browser.post(f"{town.url}/visa", skal=REASON)

    assert 404 == foreign.status_code
    assert foreign.content == browser.post("/arenden/ingenting/visa", skal=REASON).content


def test_what_is_not_masked_leads_back_to_the_case() -> None:
    town = Town()

    answer = town.browser(OFFICER).get(f"{town.url}/visa")

    assert (303, town.url) == (answer.status_code, answer.headers["location"])


def test_whereabouts_that_take_a_reason_are_written_down_beside() -> None:
    town = Town(restricted=True)
    browser = town.browser(f"manager-of-{SOCIAL_SERVICES}")
    masked = words_of(browser.get(town.url))

    shown = words_of(browser.post(f"{town.url}/visa", skal=REASON))

    assert "Var eleven finns" in masked
    assert "Var eleven finns" not in shown
    assert {"identity", "whereabouts"} <= {
        line.reading.what for line in logged(town.site) if line.reading.reason == REASON
    }


def test_a_former_party_is_not_asked_why_it_would_see_who_a_protected_pupil_is() -> None:
    town = Town(restricted=True)
    head = town.browser(HEAD)
    asked = [head.get(town.url)]
    does(town.site, town.case_id, SetParty(PartyName("home_school"), OTHER_SCHOOL))

    asked.append(head.get(town.url))

    assert [True, False] == [f"{town.url}/visa" in each.text for each in asked]
