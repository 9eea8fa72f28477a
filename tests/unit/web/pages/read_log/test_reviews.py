"""A log reviewer sees on the page what is to be looked through, signs it once, and finds it again."""

import html
import re
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

import pytest
from httpx2 import Response

from sisam.application.cases.showing_cases import show_case
from sisam.application.reviews.showing_reviews import show_reviews
from sisam.clock import FixedClock
from sisam.domain.seat import Role
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES
from tests.people import a_member, a_people
from tests.unit.application.access.asked import caller, seat, told
from tests.unit.application.access.test_reviewing import SCHOOL, SOCIAL, a_read_site
from tests.unit.application.reviews.waiting import DECEMBER, LATE
from tests.unit.web.pages.sign_in.signing import Browser

REVIEW = f"/logg/granskning/{SOCIAL_SERVICES}/2026-11"
SIGN = f"{REVIEW}/skriv-under"
OWN = f"/logg/granskning/{HOME_SCHOOL}/2026-12"
NOTHING = {"utfall": "nothing_to_remark", "diarienummer": ""}


def at_browser(person_id: str = "reviewer", now: datetime = DECEMBER) -> Browser:
    site = replace(a_read_site(), public_url="https://sisam.example")
    browser = Browser(a_people(site=site), clock=FixedClock(now))
    browser.sign_in(a_member(browser.people, person_id, now))
    return browser


@cache
def _one_browser() -> Browser:
    """Return a browser for all that changes nothing but the read log."""
    return at_browser()


def words(answer: Response) -> str:
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", answer.text)).split())


def signed(browser: Browser) -> list[tuple[str, str]]:
    found = show_reviews(browser.people.site, caller("reviewer"), LATE).signed
    return [(each.review.outcome, each.review.registry_number) for each in found]


def test_the_page_begins_with_what_is_to_be_reviewed_and_until_when() -> None:
    browser = _one_browser()

    page = browser.get("/logg")

    assert "Loggen för november 2026 Klart senast den 14 dec. 2026." in words(page)
    assert f'href="{REVIEW}"' in page.text
    assert "Nästa är loggen för december 2026." in words(page)
    assert "Den granskas från den 4 jan. 2027 till den 18 jan. 2027." in words(page)


def test_counts_lead_to_the_lines_that_they_count() -> None:
    page = _one_browser().get("/logg").text

    month = "fran=2026-11-01&amp;till=2026-11-30"
    assert f'href="/logg?{month}"' in page
    assert f'href="/logg?{month}&amp;visa=med-skal"' in page
    # Nothing was denied, so there is nothing to see.
    assert f'href="/logg?{month}&amp;visa=nekade"' not in page


def test_whoever_looks_after_two_logs_is_told_whose_is_whose() -> None:
    site = replace(a_read_site(), public_url="https://sisam.example")
    seat(site, "two", *((each, Role.LOG_REVIEWER) for each in (SOCIAL_SERVICES, HOME_SCHOOL)))
    browser = Browser(a_people(site=site), clock=FixedClock(DECEMBER))
    browser.sign_in(a_member(browser.people, "two", DECEMBER))

    page = browser.get("/logg").text
    of_school = browser.get(f"/logg?fran=2026-11-01&till=2026-11-30&hos={HOME_SCHOOL}")

    assert f"till=2026-11-30&amp;hos={SOCIAL_SERVICES}" in page
    assert [SCHOOL] == re.findall(rf"({SCHOOL}|{SOCIAL})@example.se", of_school.text)
    assert 404 == browser.get("/logg?hos=nobody").status_code


def test_the_form_says_when_a_registry_number_is_wanted_and_how_many_lines_there_are() -> None:
    page = words(_one_browser().get(REVIEW))

    assert "Diarienummer (om något följs upp) Bara numret" in page
    assert "2 rader i allt" in page
    assert "frivilligt" not in page


def test_what_is_late_is_said_to_be_so() -> None:
    assert "Försenat Skulle ha varit klart den 14 dec. 2026." in words(at_browser(now=LATE).get("/logg"))


def test_where_a_part_of_the_log_is_looked_at_reviews_do_not_stand_in_the_way() -> None:
    assert "Att granska" not in words(_one_browser().get("/logg?visa=nekade"))


def test_looking_at_log_and_reviews_leaves_one_line() -> None:
    browser = _one_browser()
    before = len(told(browser.people.site))

    browser.get("/logg")

    assert 1 == len(told(browser.people.site)) - before


def test_what_will_be_signed_is_read_once_more_and_signs_nothing() -> None:
    browser = _one_browser()
    browser.get(REVIEW)

    answer = browser.post(REVIEW, utfall="followed_up", diarienummer="SN 2026/7")

    assert 200 == answer.status_code
    assert "Det går inte att ändra efteråt." in words(answer)
    assert "Diarienummer SN 2026/7 Rader 2 " in words(answer)
    assert "Ändra Avbryt" in words(answer)
    assert [] == signed(browser)


def test_a_signature_leads_back_to_the_log_where_it_stands() -> None:
    browser = at_browser()
    browser.get(REVIEW)

    answer = browser.post(SIGN, utfall="followed_up", diarienummer="SN 2026/7")

    assert (303, "/logg?nyss=granskad") == (answer.status_code, answer.headers["location"])
    page = words(browser.get("/logg?nyss=granskad"))
    assert "Klart: du har skrivit under på att månaden är granskad." in page
    assert "Inget väntar på granskning." in page
    assert "The reviewer 1 dec. 2026 Något följs upp SN 2026/7" in page
    assert [("followed_up", "SN 2026/7")] == signed(browser)


def test_a_second_signature_says_that_the_first_one_stands() -> None:
    browser = at_browser()
    browser.get(REVIEW)
    browser.post(SIGN, **NOTHING)

    answer = browser.post(SIGN, utfall="followed_up", diarienummer="SN 2026/7")

    assert "/logg?nyss=redan" == answer.headers["location"]
    assert [("nothing_to_remark", "")] == signed(browser)
    assert "Loggen för november 2026 är granskad" in words(browser.get(REVIEW))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"utfall": ""}, "Vad kom du fram till? Fyll i det här."),
        ({"utfall": "fine"}, "välj ett av alternativen"),
        ({"utfall": "followed_up"}, "Skriv diarienumret för det som ni utreder"),
        ({"utfall": "followed_up", "diarienummer": "Elev Elevsson"}, "Skriv diarienumret"),
        ({"utfall": "nothing_to_remark", "diarienummer": "2026/1"}, "hör bara till det som följs upp"),
    ],
)
@pytest.mark.parametrize("path", [REVIEW, SIGN])
def test_what_is_wrong_is_told_and_kept(path: str, typed: dict[str, str], said: str) -> None:
    browser = _one_browser()
    browser.get(REVIEW)

    answer = browser.post(path, **{"diarienummer": "", **typed})

    assert 422 == answer.status_code
    assert said.casefold() in words(answer).casefold()
    assert f'value="{typed.get("diarienummer", "")}"' in answer.text


def test_a_month_that_goes_on_is_not_signed_and_the_log_says_when_it_can_be() -> None:
    browser = _one_browser()

    answer = browser.post(SIGN.replace("2026-11", "2026-12"), **NOTHING)

    assert 409 == answer.status_code
    assert "Granska den efter den 31 december 2026." in words(answer)
    assert f'href="{REVIEW}"' in answer.text


@pytest.mark.parametrize("month", ["2026-13", "2026-10", "x", "0001-01", "9999-12"])
def test_a_month_without_reading_is_not_found(month: str) -> None:
    browser = _one_browser()

    assert 404 == browser.get(REVIEW.replace("2026-11", month)).status_code
    assert 404 == browser.post(SIGN.replace("2026-11", month), **NOTHING).status_code


def test_a_foreign_month_and_one_that_does_not_exist_look_alike() -> None:
    browser = _one_browser()

    foreign = browser.get(f"/logg/granskning/{HOME_SCHOOL}/2026-11")
    unknown = browser.get("/logg/granskning/nobody/2026-11")

    assert 404 == foreign.status_code == unknown.status_code
    assert foreign.content == unknown.content


def test_signing_takes_a_fresh_sign_in() -> None:
    browser = at_browser()
    browser.clock.advance(timedelta(minutes=29))
    browser.get("/logg")

    assert 303 == browser.get(REVIEW).status_code
    assert [] == signed(browser)


def with_own_reading(*, others: bool) -> Browser:
    """Let a reviewer at a school sign in who was shown a case there, alone or as others were."""
    site = replace(a_read_site(), public_url="https://sisam.example")
    seat(site, "both", (HOME_SCHOOL, Role.LOG_REVIEWER), (HOME_SCHOOL, Role.HEAD_TEACHER))
    for who in ("both", *([SCHOOL] if others else [])):
        show_case(site, "N/1", caller(who), DECEMBER)
    january = DECEMBER.replace(year=2027, month=1, day=4)
    browser = Browser(a_people(site=site), clock=FixedClock(january))
    browser.sign_in(a_member(browser.people, "both", january))
    return browser


def test_own_reading_among_that_of_others_is_told_before_it_is_signed() -> None:
    page = with_own_reading(others=True).get(OWN)

    assert "1 rad gäller det som du själv har sett." in words(page)
    assert "Skriv under" in words(page)


def test_whoever_read_everything_themselves_is_told_to_ask_another() -> None:
    browser = with_own_reading(others=False)

    page = browser.get(OWN)
    answer = browser.post(f"{OWN}/skriv-under", **NOTHING)

    assert "Du kan inte granska den här månaden" in words(page)
    assert 409 == answer.status_code
    assert "ingen granskar bara sig själv" in words(answer)
