"""The overview says in words and figures how it goes, of what is asked for and no more."""

import csv
import html
import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from httpx2 import Response

from sisam.application.alerts.looking_after_site import look_after
from sisam.application.overview.tables import TableKey
from sisam.application.ports.read_log import Reviewed
from sisam.clock import FixedClock
from sisam.domain.ids import PersonId
from sisam.domain.language import Language
from sisam.domain.organisation import OrganisationKind
from sisam.domain.reading import Shown
from sisam.domain.seat import Role, Seat
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES
from tests.people import a_member, a_people, speaks
from tests.sites import a_case_at, a_site
from tests.unit.application.access.asked import found, seat
from tests.unit.application.overview.test_giving_overview import LATER, a_busy_site
from tests.unit.web.pages.sign_in.signing import Browser

MANAGER = f"manager-of-{SOCIAL_SERVICES}"


def at_browser(person_id: str = MANAGER, *, few: bool = False) -> Browser:
    """Let somebody be signed in at a site with seven cases, or with two."""
    site = a_site() if few else a_busy_site()
    for number in range(2 if few else 0):
        a_case_at(site, f"N/{number}")
    people = a_people(site=replace(site, public_url="https://sisam.example"))
    browser = Browser(people, clock=FixedClock(LATER))
    browser.sign_in(a_member(people, person_id, LATER))
    return browser


def words_of(answer: Response) -> str:
    """Return the words of the page's main part."""
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", main)).split())


def shown_to(browser: Browser) -> list[Shown]:
    with browser.people.site.store.read() as work:
        return [each.reading.what for each in work.read_log.page(Reviewed())]


def test_what_matters_most_is_told_first_and_in_words() -> None:
    words = words_of(at_browser().get("/overblick"))

    assert "5 öppna ärenden Före placeringen: 5. Under: 0. Efter: 0." in words
    assert (
        "Visa ärenden före placeringen Visa ärenden under placeringen Visa ärenden efter placeringen" in words
    )
    assert "5 sena steg Av 15 som väntar på någon. Flest: Rutin 1. Flest väntar på hemskolan." in words
    assert "Talen är avrundade till närmaste femtal" in words
    assert words.index("Det viktigaste") < words.index("Tabellerna") < words.index("Just nu")


def test_whoever_opens_cases_is_led_from_a_figure_to_those_of_their_own() -> None:
    page = at_browser().get("/overblick").text

    assert 'href="/arenden?visa=forsenade"' in page
    assert 'href="/arenden?visa=efter"' in page


def test_the_way_to_the_cases_keeps_what_was_asked_for() -> None:
    page = at_browser().get("/overblick?lan=03&rutin=1").text

    assert 'href="/arenden?visa=forsenade&amp;rutin=1&amp;lan=03"' in page
    assert 'href="/arenden?visa=fore&amp;lan=03"' in page
    late = at_browser().get("/overblick?skede=under&rutin=1").text
    assert 'href="/arenden?visa=forsenade&amp;skede=under&amp;rutin=1"' in late


def test_a_row_leads_to_the_cases_behind_it() -> None:
    page = at_browser().get("/overblick").text
    rows = re.findall('<th scope="row"><a class="ds-link" href="([^"]+)">([^<]+)</a>', page)

    # Of the cases, of the late steps by routine, and of those by home.
    assert [
        ("/arenden?lan=03", "03"),
        ("/arenden?visa=forsenade&amp;rutin=1", "Rutin 1"),
        ("/arenden?visa=forsenade&amp;lan=03", "03"),
    ] == [row for row in rows if row[1] != "Utanför rutinerna"]


def test_a_scope_of_few_cases_has_a_short_page_that_leads_to_them() -> None:
    browser = at_browser(few=True)
    answer = browser.get("/overblick?lan=03")
    words = words_of(answer)

    assert "För få ärenden för att visa siffror. Se dem i Ärenden." in words
    assert 'href="/arenden?lan=03"' in answer.text
    assert "<h3" not in answer.text
    assert [] == re.findall('<table class="bars">', answer.text)
    assert "Roller utan person" in words


def test_no_pupil_case_or_school_is_named() -> None:
    page = at_browser().get("/overblick").text

    assert [] == [each for each in ("Pupil of", "N/", f"The {HOME_SCHOOL}") if each in page]


def test_what_nobody_has_is_said_once() -> None:
    answer = at_browser().get("/overblick?skede=efter")

    assert "Inget att räkna här." in words_of(answer)
    assert "<h3" not in answer.text


def test_whoever_reads_statistics_alone_is_led_to_no_cases_and_sees_no_seats() -> None:
    browser = at_browser()
    office = found(browser.people.site, "office", OrganisationKind.SUPPORT_OFFICE)
    seat(browser.people.site, "sten", (office, Role.OFFICER))
    other = Browser(browser.people, clock=browser.clock)
    other.sign_in(a_member(browser.people, "sten", browser.clock.now()))

    page = other.get("/overblick").text

    assert "Hela landet." in page
    assert "/arenden?" not in page
    assert "Roller utan person" not in page


def test_vacant_seats_of_the_own_organisations_are_told_without_what_waits_on_them() -> None:
    browser = at_browser()
    officer = Seat(SOCIAL_SERVICES, Role.OFFICER)
    with browser.people.site.store.write() as work:
        for each in work.register.roster().holdings[officer]:
            work.register.end_holding(each, LATER.date())
        work.commit()
    later = LATER + timedelta(days=2)
    look_after(browser.people.site, later)
    told = words_of(browser.get("/overblick")).partition("Roller utan person")[2].partition("Just nu")[0]
    assert "Handläggare 24 nov. 2026 någon har den än nej" in told


def test_every_table_has_its_own_heading_and_its_files() -> None:
    page = at_browser().get("/overblick").text
    tables = re.findall(r'<h3 class="card-title" id="([a-z-]+)">', page)

    assert len(tables) == len(set(tables))
    assert ["arenden", "sent-per-rutin", "sent-per-part", "sent-per-hemort"] == tables
    assert 'href="#sent-per-part"' in page
    assert 'href="/overblick/fil/sent-per-rutin.csv"' in page


def test_fewer_than_five_are_shown_neither_on_the_page_nor_in_a_file() -> None:
    browser = at_browser(few=True)

    assert 1 == words_of(browser.get("/overblick")).count("För få")
    rows = list(csv.reader(StringIO(browser.get("/overblick/fil/arenden.csv").text), delimiter=";"))
    assert "visas inte" in rows[1]
    assert "2" not in {cell for row in rows for cell in row}


def test_a_filter_stands_in_the_address_and_in_the_fields() -> None:
    page = at_browser().get("/overblick?lan=03&rutin=1&period=2026-Q3").text

    assert '<option value="1" selected>' in page
    assert '<option value="2026-Q3" selected>Kvartal 3 2026</option>' in page
    assert "Perioden är 1 juli 2026 till och med 30 sep. 2026." in page
    assert 'href="/overblick/fil/sent-per-rutin.csv?rutin=1&amp;lan=03&amp;period=2026-Q3"' in page


def test_a_municipality_of_another_county_is_left_out() -> None:
    own, other = (at_browser().get(f"/overblick?lan={lan}&kommun=0380").text for lan in ("03", "25"))

    assert "overblick.xlsx?lan=03&amp;kommun=0380" in own
    assert 'overblick.xlsx?lan=25"' in other


@pytest.mark.parametrize(
    "query",
    [
        *("lan=xx", "lan=0380", "skede=sedan", "rutin=8", "kommun=03"),
        # Not over, before the calendar, and days.
        *("period=2026-Q4", "period=2019", "period=2026-10-01", "period=9999-Q4"),
    ],
)
def test_what_cannot_be_asked_for_is_not_found(query: str) -> None:
    assert 404 == at_browser().get(f"/overblick?{query}").status_code


@pytest.mark.parametrize("name", ["sent.csv", "overblick.csv", "arenden.exe", "arenden", "../x.csv"])
def test_a_file_that_there_is_none_of_is_not_found(name: str) -> None:
    assert 404 == at_browser().get(f"/overblick/fil/{name}").status_code


def test_a_table_as_a_file_is_written_down_as_such_and_says_what_the_page_says() -> None:
    browser = at_browser()

    answer = browser.get("/overblick/fil/sent-per-part.csv")

    assert 'attachment; filename="sent-per-part.csv"' == answer.headers["content-disposition"]
    assert "no-store" == answer.headers["cache-control"]
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [["Part", "Sena", "I tid", "Sammanlagt"], ["Hemskolan", "5", "0", "5"]] == rows[:2]
    assert rows[-1][0].startswith("Talen är avrundade till närmaste femtal")
    assert Shown.EXPORT == shown_to(browser)[0]


def test_the_workbook_holds_every_table() -> None:
    browser = at_browser()

    answer = browser.get("/overblick/fil/overblick.xlsx")

    titles = re.findall(
        '<sheet name="([^"]+)"', ZipFile(BytesIO(answer.content)).read("xl/workbook.xml").decode()
    )
    assert "2 Sent per rutin" in titles
    assert len(TableKey) == len(titles)


def test_whoever_has_no_statistics_sees_none() -> None:
    browser = at_browser(f"person-of-{HOME_SCHOOL}")

    assert [403, 403] == [
        browser.get(path).status_code for path in ("/overblick", "/overblick/fil/arenden.csv")
    ]


def test_a_page_of_figures_is_written_down_before_it_is_shown() -> None:
    browser = at_browser()
    browser.get("/overblick")

    assert [Shown.STATISTICS] == shown_to(browser)


def test_it_is_told_in_english_too() -> None:
    browser = at_browser()
    speaks(browser.people, PersonId(MANAGER), Language.EN)

    words = words_of(browser.get("/overblick"))
    assert "5 late steps Out of 15 that wait for somebody." in words
