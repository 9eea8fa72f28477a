"""Log reviewers see on a page who has read what, with reasons, and what was denied."""

import csv
import html
import re
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from httpx2 import Response

from sisam.application.access.reviewing import LogFilter, review_log
from sisam.application.access.showing import Look, shown, write_down
from sisam.application.cases.showing_cases import show_case
from sisam.clock import FixedClock
from sisam.domain.ids import CaseId
from sisam.domain.reading import Shown
from sisam.domain.refusal_of_access import RightMissing
from sisam.domain.seat import Role
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.people import a_member, a_people
from tests.sites import AGENCY, a_case_at
from tests.unit.application.access.asked import caller, logged, seat, told
from tests.unit.application.access.test_reviewing import SCHOOL, SOCIAL, a_read_site
from tests.unit.web.pages.sign_in.signing import Browser

#: A Monday evening.
EVENING = NOW + timedelta(hours=12)


def at_browser(person_id: str = "reviewer") -> Browser:
    """Let somebody be signed in at a site in which a case was read by day and in the evening."""
    site = replace(a_read_site(), public_url="https://sisam.example")
    show_case(site, "N/1", caller(SOCIAL), EVENING)
    browser = Browser(a_people(site=site), clock=FixedClock(EVENING))
    browser.sign_in(a_member(browser.people, person_id, EVENING))
    return browser


def rows_of(answer: Response) -> list[str]:
    """Return the words of each line of the log."""
    rows = re.findall(r'<tr role="row">\s*<th role="rowheader".*?</tr>', answer.text, re.DOTALL)
    return [" ".join(html.unescape(re.sub("<[^>]+>", " ", row)).split()) for row in rows]


def searched(browser: Browser, **typed: str) -> Response:
    """Send the form above the log, every field of it."""
    browser.get("/logg")
    return browser.post("/logg", **{"arende": "", "person": "", "fran": "", "till": "", "visa": "", **typed})


def test_the_newest_line_stands_first_and_says_who_saw_what_and_why() -> None:
    rows = rows_of(at_browser().get("/logg?arende=case-N/1"))

    assert " kl. 21:00 utanför arbetstid" in rows[0]
    assert f"{SOCIAL}@example.se" in rows[0]
    assert any("A threat." in row and "N/1" in row and "Visades" in row for row in rows)


def test_whoever_reviews_the_log_begins_there() -> None:
    assert "/logg" == at_browser().get("/").headers["location"]


def test_a_number_and_an_address_that_are_typed_stand_in_the_address_as_ids() -> None:
    browser = at_browser()

    answer = searched(browser, arende="N/1", person=f"{SOCIAL}@example.se")

    assert (303, f"/logg?arende=case-N%2F1&person={SOCIAL}") == (
        answer.status_code,
        answer.headers["location"],
    )
    page = browser.get(answer.headers["location"]).text
    assert 'value="N/1"' in page
    assert f'value="{SOCIAL}@example.se"' in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"arende": "N/99"}, "det finns inget sådant ärende hos er"),
        ({"person": "nobody@example.se"}, "det finns ingen sådan person hos er"),
        ({"fran": "2026-13-40"}, "skriv ett datum som finns"),
        ({"fran": "0001-01-01"}, "välj en dag från 2020 till 2050"),
        ({"fran": "2026-11-03", "till": "2026-11-02"}, "inte ligger före den första"),
    ],
)
def test_what_cannot_be_looked_for_is_told_and_kept(typed: dict[str, str], said: str) -> None:
    answer = searched(at_browser(), **typed)

    assert 422 == answer.status_code
    assert said in html.unescape(answer.text)
    assert all(f'value="{text}"' in answer.text for text in typed.values())


def test_two_things_that_are_wrong_are_told_at_once() -> None:
    answer = searched(at_browser(), arende="N/99", person="nobody@example.se")

    assert 2 == len(re.findall(r'<li><a class="ds-link" href="#falt-', answer.text))


def test_what_was_looked_for_in_vain_is_in_the_log() -> None:
    browser = at_browser()

    searched(browser, arende="N/99")

    assert ("reviewer", "read_log", None, "denied") in told(browser.people.site)


def test_denied_ones_can_be_seen_alone() -> None:
    browser = at_browser()
    with pytest.raises(RightMissing):
        review_log(browser.people.site, caller(SOCIAL), LogFilter(), EVENING)

    rows = rows_of(browser.get("/logg?visa=nekade"))

    assert rows
    assert all("Nekades" in row for row in rows)


def test_those_with_a_reason_and_those_outside_working_time_can_be_seen_alone() -> None:
    browser = at_browser()

    with_reason = rows_of(browser.get("/logg?visa=med-skal&arende=case-N/1"))
    off_hours = rows_of(browser.get("/logg?visa=utanfor-kontorstid&arende=case-N/1"))

    assert with_reason
    assert all("A threat." in row for row in with_reason)
    assert any(SOCIAL in row for row in off_hours)
    assert all("utanför arbetstid" in row for row in off_hours)


def test_a_page_goes_on_where_the_one_before_ended() -> None:
    browser = at_browser()
    seen = next(each.reading for each in logged(browser.people.site) if each.reading.actor_id == SOCIAL)
    minutes = (EVENING + timedelta(minutes=each) for each in range(105))
    write_down(browser.people.site, [replace(seen, at=each) for each in minutes])

    first = browser.get(f"/logg?person={SOCIAL}")
    older = html.unescape(re.findall(r'rel="next" href="([^"]+)"', first.text)[0])
    second = browser.get(older)

    assert 100 == len(rows_of(first))
    assert 0 < len(rows_of(second)) < 100
    assert 'rel="prev"' in second.text


def test_one_look_is_one_row_with_its_cases_and_in_the_file_a_line_each() -> None:
    browser = at_browser()
    cases = [(CaseId(f"case-{number}"), SOCIAL_SERVICES) for number in ("N/1", "N/2")]
    later = EVENING + timedelta(hours=1)
    a_case_at(browser.people.site, "N/2")
    look: Look[None] = Look(None, cases)
    shown(browser.people.site, caller(SOCIAL), Shown.WORK_LIST, lambda *_: look, later)

    (row, *_) = [each for each in rows_of(browser.get("/logg")) if "Arbetslistan" in each]
    rows = list(csv.DictReader(StringIO(browser.get("/logg/fil/logg.csv").text), delimiter=";"))

    assert "Arbetslistan på kommandoraden 2 ärenden N/1, N/2 Visades" in row
    assert 2 == len([each for each in rows if "Arbetslistan" == each["Vad"]])


def test_the_days_that_are_asked_for_are_whole_days_in_sweden() -> None:
    browser, day = at_browser(), EVENING.date()
    before, after = (day + timedelta(days=days) for days in (-1, 1))

    asked = (f"fran={day}&till={day}", f"till={before}", f"fran={after}")
    found = [
        [row for row in rows_of(browser.get(f"/logg?arende=case-N/1&{each}")) if SOCIAL in row]
        for each in asked
    ]

    assert any(" kl. 21:00 " in row for row in found[0])
    assert [[], []] == found[1:]


def test_an_empty_answer_says_what_that_means() -> None:
    assert "Inget finns antecknat om det" in at_browser().get("/logg?fran=2030-01-01").text


def test_the_file_says_what_the_page_says_and_is_in_the_log_as_one() -> None:
    browser = at_browser()

    answer = browser.get("/logg/fil/logg.csv?arende=case-N/1")

    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert ["N/1"] == sorted({row["Ärende"] for row in rows})
    assert {"A threat.", ""} == {row["Skäl"] for row in rows}
    lines = [what for who, what, _, _ in told(browser.people.site) if who == "reviewer"]
    assert ["read_log", "export"] == lines[-2:]


@pytest.mark.parametrize(
    "query",
    [
        *("visa=allt", "fran=i-gar", "fran=1000-01-01", "fore=x", "fore=-1", "arende=case-N/9"),
        # Its beginning is a small number; the whole of it is more than a database counts.
        f"fore={1:020}{9:060}",
    ],
)
def test_what_there_is_none_of_is_not_found(query: str) -> None:
    assert 404 == at_browser().get(f"/logg?{query}").status_code


@pytest.mark.parametrize("person_id", [SOCIAL, SCHOOL, f"administrator-of-{AGENCY}"])
def test_nobody_else_sees_the_log(person_id: str) -> None:
    browser = at_browser(person_id)

    assert [403, 403] == [browser.get(path).status_code for path in ("/logg", "/logg/fil/logg.csv")]


def test_a_reviewer_of_another_controller_sees_nothing_of_these_people() -> None:
    browser = at_browser()
    seat(browser.people.site, "elsewhere", (HOME_SCHOOL, Role.LOG_REVIEWER))
    other = Browser(browser.people, clock=browser.clock)
    other.sign_in(a_member(browser.people, "elsewhere", browser.clock.now()))

    assert all(SOCIAL not in row for row in rows_of(other.get("/logg")))
