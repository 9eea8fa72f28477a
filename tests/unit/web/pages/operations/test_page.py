"""Operations see on a page how the site is, and what to do where it is not well."""

import html
import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from starlette.testclient import TestClient

from sisam.application.finding import Finding, Level
from sisam.application.ports.beats import Beat
from sisam.application.ports.figures import Figures
from sisam.application.ports.read_log import Reviewed
from sisam.clock import FixedClock
from sisam.domain.alert import AlertCause
from sisam.domain.ids import AlertId, CaseId, PersonId
from sisam.domain.language import Language
from sisam.domain.reading import Purpose, Shown
from sisam.domain.seat import Role
from sisam.domain.site_alert import About, ActKind, SiteAct, SiteAlert
from sisam.web.app import create_app
from sisam.web.house import AuditorReport, Database, House, Violation
from sisam.wording.doctor_sentences import DoctorSentence as Said
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.people import a_member, a_people, speaks
from tests.sites import AGENCY, a_case_at
from tests.unit.application.access.asked import seat
from tests.unit.web.pages.sign_in.signing import MINUTE, Browser

WELL = Finding("schema", Level.OK, Said.SCHEMA.of(version="0009"))
BROKEN = Finding(
    "daemon",
    Level.BAD,
    Said.BEAT.of(beat=Said.NEVER.of(), sweep=Said.AGO.of(lasting=9 * MINUTE)),
    Said.START_DAEMON.of(),
)
LATER = Finding("backups", Level.WARN, Said.NO_BACKUP.of(folder="kopior"), Said.BACK_UP.of())


def a_house(
    *findings: Finding, swept_at: datetime | None = None, auditor: AuditorReport | None = None
) -> House:
    figures = Figures(
        open_cases=3,
        last_sweep_completed=swept_at,
        messages={"queued": 2, "unreachable": 1},
        channels_down={"email": NOW},
    )
    return House(figures, findings, Database("pysqlite3 3.51.3", "WAL", "0009", 2_400_000), auditor)


def at_browser(house: House, person_id: str = "dag") -> Browser:
    """Let somebody of operations be signed in at a site whose house is as given."""
    browser = Browser(a_people(), clock=FixedClock(NOW))
    site = browser.people.site
    seat(site, "dag", (AGENCY, Role.OPERATIONS))
    a_case_at(site, "N/1")
    browser.parts = replace(browser.parts, house=lambda _now: house)
    client = TestClient(
        create_app(browser.parts),
        str(browser.client.base_url),
        raise_server_exceptions=False,
        follow_redirects=False,
        headers=dict(browser.client.headers),
    )
    browser.client = client
    browser.sign_in(a_member(browser.people, person_id))
    return browser


def words(browser: Browser) -> str:
    main = browser.get("/drift").text.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", main)).split())


def test_what_is_wrong_comes_first_with_what_to_do_about_it() -> None:
    told = words(at_browser(a_house(WELL, LATER, BROKEN)))

    assert "2 saker behöver ses över" in told
    assert "Gör så här: Starta sisam daemon och läs dess logg." in told
    assert (
        told.index("Senaste livstecken aldrig, senaste genomgång för 9 minuter sedan")
        < told.index("Ingen i kopior")
        < told.index("Version 0009, samma som programmets")
    )


def test_whoever_reads_english_is_told_so_in_the_words_of_the_command() -> None:
    browser = at_browser(a_house(BROKEN))
    speaks(browser.people, PersonId("dag"), Language.EN)

    assert "Last beat never, last sweep 9 minutes ago" in words(browser)


def test_where_all_is_well_it_says_so() -> None:
    told = words(at_browser(a_house(WELL, swept_at=NOW)))

    assert "Allt är som det ska" in told
    assert "Att göra nu" not in told


@pytest.mark.parametrize(("ago", "state"), [(4 * MINUTE, "Går"), (6 * MINUTE, "Står still")])
def test_a_sweep_older_than_five_minutes_stands_still(ago: timedelta, state: str) -> None:
    assert f"Bevakningen {state} Tidsgränserna" in words(at_browser(a_house(swept_at=NOW - ago)))


def test_each_daemon_is_told_by_its_beat() -> None:
    browser = at_browser(a_house())
    with browser.people.site.store.write() as work:
        work.beats.put(Beat("daemon-1", "host-1", 4711, NOW, NOW, NOW))
        work.beats.put(Beat("daemon-2", "host-2", 4712, NOW, NOW, NOW - 9 * MINUTE))
        work.commit()

    told = words(browser)

    assert re.search(r"daemon-1 host-1, 4711 .{0,70} Går", told)
    assert re.search(r"daemon-2 host-2, 4712 .{0,70} Står still", told)


def test_what_waits_and_which_channel_is_down_is_told() -> None:
    told = words(at_browser(a_house()))

    assert "Väntar på att skickas 2" in told
    assert "Nådde inte fram 1" in told
    assert "Nere email , sedan 2 nov. 2026" in told


def test_what_the_auditor_found_is_told_by_ids() -> None:
    found = AuditorReport(
        NOW,
        5,
        (Violation("I03", "It is open and no step is.", ("case-1", "step-2")),),
        ("The look failed: OSError.",),
    )

    told = words(at_browser(a_house(auditor=found)))

    assert "Röd Granskade senast:" in told
    assert "I03 Ärendet är öppet, men inget steg är det. case-1 step-2" in told
    assert "Granskningen misslyckades: OSError." in told


def test_the_versions_of_program_tables_and_rules_are_told() -> None:
    told = words(at_browser(a_house()))

    assert "pysqlite3 3.51.3, WAL" in told
    assert "2,4 MB" in told
    assert "Arbetsflöde placement" in told


def test_nothing_of_a_pupil_stands_there_and_that_it_was_shown_is_written_down() -> None:
    browser = at_browser(a_house(BROKEN))

    page = browser.get("/drift").text

    assert "Pupil of" not in page
    assert "N/1" not in page
    with browser.people.site.store.read() as work:
        line = work.read_log.page(Reviewed())[0].reading
    assert (Shown.ALERTS, Purpose.OVERSIGHT, "dag") == (line.what, line.purpose, line.actor_id)


@pytest.mark.parametrize("person_id", [f"person-of-{HOME_SCHOOL}", f"manager-of-{SOCIAL_SERVICES}"])
def test_whoever_does_not_look_after_the_site_is_refused(person_id: str) -> None:
    assert 403 == at_browser(a_house(), person_id).get("/drift").status_code


def test_an_administrator_sees_it_too() -> None:
    assert 200 == at_browser(a_house(), f"administrator-of-{AGENCY}").get("/drift").status_code


def test_an_alert_that_tells_of_a_pupil_is_none_of_the_service() -> None:
    browser = at_browser(a_house())
    fails, no_school = (an_alert_of_site(cause) for cause in (AlertCause.TECHNICAL, AlertCause.NO_SCHOOL))
    with browser.people.site.store.write() as work:
        work.site_alerts.record([SiteAct(each, ActKind.RAISED, NOW) for each in (fails, no_school)])
        work.commit()

    told = words(browser)

    assert "Tekniskt fel case:case-N/1" in told
    assert "Utan skola" not in told


def an_alert_of_site(cause: AlertCause) -> SiteAlert:
    """Return an alert of that cause about the case that there is."""
    return SiteAlert(
        AlertId(f"alert-{cause}"), cause, About.case(CaseId("case-N/1")), SOCIAL_SERVICES, 0, 0, NOW, NOW
    )
