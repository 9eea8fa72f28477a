"""The page of a case tells each party what is theirs: who is accountable, what is asked, what happened."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from httpx2 import Response

from sisam.application.cases.importing import import_placements
from sisam.application.cases.sweeping import sweep
from sisam.domain.anchor import Anchor
from sisam.domain.command import (
    Acknowledge,
    Fire,
    Offer,
    Return,
    SetParty,
    Withdraw,
)
from sisam.domain.identity import Identity
from sisam.domain.ids import PartyName, StepId, SubjectId
from sisam.domain.language import Language
from sisam.domain.seat import Role, Seat
from sisam.engine.clocks import local_date
from sisam.storage.link import Link
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    OTHER_SCHOOL,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
    a_holding,
    a_person,
)
from tests.people import speaks
from tests.sites import IMPORTER, SINCE, a_placement_row, case_at, does
from tests.story import a_consent
from tests.unit.application.access.asked import told
from tests.unit.web.pages.cases.looking import HEAD, OFFICER, Town, heading_of, title_of, words_of

LEAD = f"person-of-{YOUTH_HOME_SCHOOL}"
OUTSIDER = f"person-of-{NEW_SCHOOL}"
OTHER = f"person-of-{OTHER_SCHOOL}"


def step_id(town: Town, definition: str) -> StepId:
    steps = case_at(town.site, town.case_id).live_steps()
    return next(each.id for each in steps if each.definition == definition)


def test_the_head_tells_who_it_is_where_the_case_stands_and_what_waits() -> None:
    town = Town()

    page = town.browser(OFFICER).get(town.url)

    assert (200, "Pupil of N1") == (page.status_code, heading_of(page))
    assert "N1" in title_of(page)
    assert "Pupil of N1" not in title_of(page)
    assert "steg väntar på er. Närmast: Tidig kontakt med hemskolan" in words_of(page)


def test_a_routine_tells_how_it_stands_and_is_open_where_something_is_late_that_is_not_told_above() -> None:
    town = Town()
    town.clock.advance(timedelta(days=10))
    sweep(town.site, town.clock.now())

    school = town.browser(HEAD).get(town.url)
    social = town.browser(OFFICER).get(town.url)

    assert "Rutin 1 · Tidig kontakt 1 pågår 1 försenat" in words_of(school)
    assert (True, False) == (_is_open(school, "rutin-1"), _is_open(social, "rutin-1"))


def _is_open(page: Response, routine: str) -> bool:
    """Tell whether the fold that holds a routine is open."""
    return " open>" in page.text.partition(f'id="{routine}"')[0].rpartition("<details")[2]


def test_what_is_asked_leads_to_where_it_is_done() -> None:
    town = Town()

    page = town.browser(OFFICER).get(town.url)

    contact = step_id(town, "contact")
    button = f'href="{town.url}/gor/lamna-over?steg={contact}">Lämna över'
    assert f'{button}<span class="ds-sr-only">: Tidig kontakt med hemskolan</span></a>' in page.text
    assert f'href="{town.url}/gor"' in page.text


def test_what_was_handed_over_is_to_be_answered_by_the_other_side() -> None:
    town = Town()
    does(town.site, town.case_id, Fire("admit"), YOUTH_HOME)
    does(town.site, town.case_id, Offer(step_id(town, "educational_handover")), HOME_SCHOOL)

    page = town.browser(LEAD).get(town.url)

    assert "Väntar på ert svar" in words_of(page)
    assert "har lämnat över ”Pedagogisk överlämning”" in words_of(page)
    button = f'gor/bekrafta?steg={step_id(town, "educational_handover")}">Bekräfta'
    assert f'{button}<span class="ds-sr-only">: Pedagogisk överlämning</span></a>' in page.text


def test_every_day_tells_how_it_was_counted_and_what_it_rests_on() -> None:
    town = Town()

    page = words_of(town.browser(OFFICER).get(town.url))

    assert "Hur är dagen räknad? 5 arbetsdagar efter" in page
    assert "riktvärde" in page


def test_what_was_done_just_now_is_told_on_top() -> None:
    town = Town()

    browser = town.browser(OFFICER)

    assert "Klart: steget är överlämnat." in words_of(browser.get(f"{town.url}?nyss=lamna-over"))
    assert "Klart:" not in words_of(browser.get(f"{town.url}?nyss=hittat-pa"))


def test_unknown_and_foreign_cases_are_told_by_the_same_bytes() -> None:
    town = Town()
    outsider = town.browser(OUTSIDER)

    foreign, unknown = outsider.get(town.url), outsider.get("/arenden/ingenting")

    assert 404 == foreign.status_code == unknown.status_code
    assert foreign.content == unknown.content
    assert (OUTSIDER, "case", town.case_id, "denied") in told(town.site)


@pytest.mark.parametrize(("path", "what"), [("", "case"), ("/utskrift", "print")])
def test_whoever_is_shown_it_stands_in_the_read_log(path: str, what: str) -> None:
    town = Town()

    assert 200 == town.browser(OFFICER).get(f"{town.url}{path}").status_code

    assert (OFFICER, what, town.case_id, "allowed") in told(town.site)


def test_a_school_is_told_what_is_not_shown_and_whom_to_ask() -> None:
    town = Town()

    school = words_of(town.browser(HEAD).get(town.url))
    social = words_of(town.browser(OFFICER).get(town.url))

    assert "Visas inte för er Varför och hur eleven är placerad" in school
    assert "Behöver ni veta mer? Fråga" in school
    assert "LVU" in social
    assert "LVU" not in school
    assert "Visas inte för er" not in social


def test_whose_name_was_not_disclosed_is_told_by_number() -> None:
    town = Town()

    page = town.browser(f"person-of-{EDUCATION_ADMINISTRATION}").get(town.url)

    assert "Ärende N1" == heading_of(page)
    assert "Pupil of N1" not in page.text
    assert "Elevens namn och nummer" in words_of(page)


def test_a_protected_pupil_has_an_alias_and_no_organisation_is_named_to_a_school() -> None:
    town = Town(restricted=True)

    page = town.browser(HEAD).get(town.url)

    assert "Skyddad elev, ärende N1" == heading_of(page)
    assert "Pupil of N1" not in page.text
    for organisation in (SOCIAL_SERVICES, YOUTH_HOME, YOUTH_HOME_SCHOOL, EDUCATION_ADMINISTRATION):
        assert organisation not in page.text.replace(HEAD, "")
    assert "Vilken organisation det är visas inte för er" in words_of(page)


def test_a_former_party_sees_its_own_time_and_is_told_so() -> None:
    town = Town()
    does(town.site, town.case_id, SetParty(PartyName("home_school"), OTHER_SCHOOL))
    town.clock.advance(timedelta(days=1))
    does(town.site, town.case_id, Fire("admit"), YOUTH_HOME, town.clock.now())

    page = words_of(town.browser(HEAD).get(town.url))

    assert "Ni är inte längre part i ärendet." in page
    assert "Inskriven" not in page
    assert "Allt ni kan göra" not in page


def test_an_alert_is_told_with_the_plan_of_whoever_acts_on_it() -> None:
    town = Town()
    town.clock.advance(timedelta(days=10))
    sweep(town.site, town.clock.now())
    alert = next(iter(case_at(town.site, town.case_id).alerts.values()))
    until = (town.clock.now() + timedelta(days=2)).date()
    does(
        town.site,
        town.case_id,
        Acknowledge(alert.id, until),
        now=town.clock.now(),
        words="Jag ringer rektorn i dag.",
    )

    page = town.browser(OFFICER).get(town.url)

    assert f'href="/larm/{alert.id}"' in page.text
    assert "Jag ringer rektorn i dag." in words_of(page)
    assert "har kvitterat till och med" in words_of(page)


def test_the_history_has_the_newest_first_and_the_rest_a_page_further() -> None:
    town = Town()
    for _ in range(8):
        does(town.site, town.case_id, Offer(step_id(town, "contact")))
        does(town.site, town.case_id, Withdraw(step_id(town, "contact")))
    browser = town.browser(OFFICER)

    page = browser.get(town.url)
    further = unescape(page.text.partition('rel="next" href="')[2].partition('"')[0])
    older = browser.get(further)

    assert "Ärende N1 öppnades" not in page.text.partition('id="historik"')[2]
    assert further.endswith("#historik")
    assert "Ärende N1 öppnades" in words_of(older)
    assert "Ärende N1 öppnades" in words_of(browser.get(f"{town.url}/utskrift"))
    told = f"{words_of(page)} {words_of(older)}"
    assert 8 == told.count("lämnades över av socialtjänsten och väntar på bekräftelse.")
    assert 8 == told.count("togs tillbaka av socialtjänsten.")
    assert 'rel="prev"' in older.text
    assert 404 == browser.get(f"{town.url}?fore=0").status_code


def test_what_came_of_one_command_is_told_as_one_with_the_day_alone_where_no_more_is_known() -> None:
    town = Town()
    does(town.site, town.case_id, Fire("admit"), YOUTH_HOME, on=NOW.date() - timedelta(days=1))

    page = town.browser(OFFICER).get(town.url).text.partition('id="historik"')[2]

    assert ">Ärendet fördes från läget" in page.partition("<details")[0]
    assert "Datumet för inskrivningen registrerades" in page.partition("<details")[2]
    assert 2 == page.count('class="history-when"')
    assert ">1 nov. 2026</time>" in page
    assert "antecknat 2 nov. 2026 kl. 09:00" in page


def test_paper_has_the_whole_history_who_printed_it_and_when_and_nothing_to_unfold() -> None:
    town = Town()
    does(town.site, town.case_id, Fire("admit"), YOUTH_HOME)

    answer = town.browser(OFFICER).get(f"{town.url}/utskrift")
    page = words_of(answer)

    assert "<details" not in answer.text
    assert "Så är dagen räknad: 5 arbetsdagar efter" in page
    assert "Vad som väntar på er Tidig kontakt med hemskolan" in page

    assert f"Utskrivet 2 nov. 2026 kl. 09:01 av The {OFFICER}." in page
    assert "Ärende N1 öppnades" in page


def test_it_speaks_the_language_of_whoever_looks() -> None:
    town = Town()
    browser = town.browser(OFFICER)
    speaks(town.people, a_person(OFFICER).id, Language.EN)

    page = words_of(browser.get(town.url))

    assert "What waits for you" in page
    assert "Accountable now" in page
    assert "väntar på er" not in page


def test_whoever_may_see_no_case_is_refused() -> None:
    town = Town()
    with town.site.store.write() as work:
        clerk = a_person("clerk")
        work.register.put_persons([replace(clerk, name="Clerk")])
        work.register.add_holdings(
            [a_holding("clerk", seat=Seat(SOCIAL_SERVICES, Role.OPERATIONS), active_from=SINCE)]
        )
        work.commit()

    assert 403 == town.browser("clerk").get(town.url).status_code


@pytest.mark.parametrize(
    ("anchors", "days", "told"),
    [
        ((Anchor.CUSTODY_DECIDED, Anchor.CARE_EXECUTED), 0, "2 tider, närmast 9 nov. 2026"),
        ((Anchor.CUSTODY_DECIDED, Anchor.CARE_EXECUTED), 30, "2 tider, närmast 3 maj 2027"),
        ((Anchor.CUSTODY_DECIDED,), 30, "1 tid, passerad"),
    ],
)
def test_the_times_of_the_law_are_folded_under_the_nearest_that_has_not_passed(
    anchors: tuple[Anchor, ...], days: int, told: str
) -> None:
    town = Town(opening={"anchors": dict.fromkeys(anchors, local_date(NOW))})
    town.clock.advance(timedelta(days=days))

    assert f"Vad lagen säger: {told}" in words_of(town.browser(OFFICER).get(town.url))


def test_what_was_disclosed_is_shown_from_then_on_with_its_basis() -> None:
    town = Town()
    browser = town.browser(f"person-of-{EDUCATION_ADMINISTRATION}")
    does(town.site, town.case_id, a_consent("education_administration"))

    page = browser.get(town.url)
    told_to_social = words_of(town.browser(OFFICER).get(town.url))

    assert "Pupil of N1" == heading_of(page)
    assert "Elevens namn och nummer Samtycke" in words_of(page)
    assert "Elevens namn och nummer Samtycke" in told_to_social


def test_what_people_write_is_shown_as_they_wrote_it_and_never_run() -> None:
    town = Town()
    with town.site.store.write() as work:
        identity = Identity("<script>alert(1)</script>")
        work.subjects.put(town.site.sealer.seal(SubjectId("subject-N1"), identity))
        work.commit()
    does(town.site, town.case_id, Fire("admit"), YOUTH_HOME)
    step = step_id(town, "educational_handover")
    does(town.site, town.case_id, Offer(step), HOME_SCHOOL)
    does(town.site, town.case_id, Return(step), YOUTH_HOME_SCHOOL, words='<img src=x onerror="alert(2)">')

    browser = town.browser(OFFICER)
    for path in ("", "/utskrift"):
        page = browser.get(f"{town.url}{path}").text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "&lt;img src=x" in page


def test_the_case_is_read_with_as_many_questions_however_long_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    town = Town()
    browser = town.browser(OFFICER)
    ran: list[str] = []
    rows = Link.rows

    def counted(link: Link, sql: str, given: Sequence[object] = ()) -> list[tuple[object, ...]]:
        ran.append(sql)
        return rows(link, sql, given)

    monkeypatch.setattr(Link, "rows", counted)
    browser.get(town.url)
    short = len(ran)
    for _ in range(5):
        does(town.site, town.case_id, Offer(step_id(town, "contact")))
        does(town.site, town.case_id, Withdraw(step_id(town, "contact")))
    ran.clear()

    browser.get(town.url)

    assert short == len(ran)


def test_the_steps_are_told_by_routine_with_its_number_and_its_name() -> None:
    town = Town()

    page = words_of(town.browser(OFFICER).get(town.url))

    assert "Rutin 1 · Tidig kontakt" in page


def test_social_services_begin_a_new_placement_from_the_case_of_the_one_before() -> None:
    town = Town()
    way = f'href="/arenden/ny?efter={town.case_id}">Ny placering efter det här ärendet</a>'
    officer = town.browser(OFFICER)
    before = officer.get(town.url).text
    does(town.site, town.case_id, Fire("admit"), YOUTH_HOME)

    assert way not in before
    assert way in officer.get(town.url).text
    assert way not in town.browser(LEAD).get(town.url).text


def test_the_other_cases_of_a_pupil_are_reached_by_links() -> None:
    town = Town()
    row = replace(a_placement_row("N2"), row=3, previous_case_number="N1")
    import_placements(town.site, [row], IMPORTER, NOW)
    with town.site.store.read() as work:
        after = work.cases.find("N2")
    browser = town.browser(OFFICER)

    assert f'Efter: <a class="ds-link" href="/arenden/{after}">Ärende N2</a>' in browser.get(town.url).text
    assert (
        f'Före: <a class="ds-link" href="{town.url}">Ärende N1</a>' in browser.get(f"/arenden/{after}").text
    )
