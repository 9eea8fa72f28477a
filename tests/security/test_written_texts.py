"""What people write about alerts, steps and their reasons is read by others, and never a part of a page."""

from datetime import timedelta
from html import unescape

import pytest

from sisam.cli.main import main
from tests.browser.accounts import give_accounts
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.security.estate import LATER, PROTECTED_CASE, PROTECTED_NAME, Estate
from tests.security.test_hostile_requests import SCRIPTS, hostile_in
from tests.unit.web.pages.acts.acting import HEAD, LEAD, admitted
from tests.unit.web.pages.alerts.test_alert_pages import TOMORROW, a_desk, sends
from tests.unit.web.pages.cases.looking import OFFICER

TEXT = " ".join(SCRIPTS)
ACTS = {
    "anteckna": {"anteckning": TEXT},
    "skjut-upp": {"vilodag": str(TOMORROW), "skal": TEXT},
    "lagg-pa": {"person": "kim", "tilldag": str(TOMORROW), "varfor": TEXT},
    "kvittera": {"plan": TEXT, "dag": str(TOMORROW)},
}


@pytest.mark.parametrize("act", ACTS)
def test_what_is_written_about_an_alert_is_text_on_every_page(act: str) -> None:
    desk, case_id, alert = a_desk()
    officer, school = desk.browser(SOCIAL_SERVICES), desk.browser(HOME_SCHOOL)

    kept = sends(officer, alert, act, **ACTS[act] | {"dag": "i morgon", "vilodag": "", "tilldag": ""})
    taken = sends(officer, alert, act, **ACTS[act])
    pages = [
        who.get(path)
        for who in (officer, school)
        for path in (
            f"/larm/{alert}",
            "/larm",
            "/att-gora",
            f"/arenden/{case_id}",
            f"/arenden/{case_id}/utskrift",
        )
    ]

    assert 303 == taken.status_code
    assert {200} == {page.status_code for page in pages}
    assert [[]] * 11 == [hostile_in(page) for page in (kept, *pages)]
    assert TEXT in unescape(pages[0].text)


def test_why_a_step_is_not_needed_is_text_on_every_page() -> None:
    scene = admitted()
    lead, head = scene.actor(LEAD), scene.actor(HEAD)
    step = scene.step("introduction_meeting")

    lead.opens(scene.url("stryk", step.definition))
    asked = lead.presses("visa", ord=TEXT)
    done = lead.presses("gor")
    case = f"/arenden/{scene.case_id}"
    pages = [
        who.browser.get(path)
        for who in (lead, head)
        for path in (f"{case}/steg/{step.id}", case, f"{case}/utskrift", "/att-gora")
    ]

    assert (303, "waived") == (done.status_code, scene.status(step.id))
    assert [[]] * 9 == [hostile_in(page) for page in (asked, *pages)]
    assert TEXT in unescape(pages[0].text)


def test_what_goes_with_handovers_and_pauses_is_text_on_every_page() -> None:
    scene = admitted()
    lead, head, officer = scene.actor(LEAD), scene.actor(HEAD), scene.actor(OFFICER)
    step = scene.step("educational_handover")
    case = f"/arenden/{scene.case_id}"
    told = {
        "lamna-over": (head, {"dokument": "handover_dossier", "dnr_0": SCRIPTS[1], "ord": f"{TEXT} 1"}),
        "skicka-tillbaka": (lead, {"ord": f"{TEXT} 2"}),
        "uppehall": (lead, {"varfor": "hospital", "till": str(NOW.date() + timedelta(days=4)), "ord": TEXT}),
    }
    seen = []
    for act, (who, typed) in told.items():
        who.opens(scene.url(act, "" if act == "uppehall" else step.definition))
        seen += [who.presses("visa", **typed), who.presses("gor")]
        seen += [reader.browser.get(f"{case}/steg/{step.id}") for reader in (lead, head)]
    paths = (case, f"{case}/utskrift", f"{case}/gor", f"{case}/steg/{step.id}", "/att-gora", "/arenden")
    seen += [who.browser.get(path) for who in (lead, head, officer) for path in paths]

    assert [200, 303, 200, 200] * 3 + [200] * 18 == [page.status_code for page in seen]
    assert [[]] * 30 == [hostile_in(page) for page in seen]
    words = [unescape(page.text) for page in seen]
    assert all(text in words[3] for text in (f"{TEXT} 1", SCRIPTS[1]))
    assert all(f"{TEXT} 2" in page for page in (words[7], words[-5]))


@pytest.mark.slow
def test_why_somebody_is_shown_who_is_protected_is_text_on_the_page_and_in_the_log(estate: Estate) -> None:
    reviewer = "lo.tall@sis.example"
    seat = ("seat", "add", "tallhem", "log_reviewer", "--name", "Lo Tall", "--email", reviewer)
    assert 0 == main(["--site", str(estate.folder), "--now", LATER.isoformat(), *seat])
    give_accounts(estate.folder, LATER)
    case = f"/arenden/{estate.case_id(PROTECTED_CASE)}"

    shown = estate.visitor("helge.tall@sis.example").post(f"{case}/visa", skal=TEXT)
    logged = estate.visitor(reviewer).get("/logg")

    assert (200, 200) == (shown.status_code, logged.status_code)
    assert PROTECTED_NAME in shown.text
    assert TEXT in unescape(logged.text)
    assert [[], []] == [hostile_in(shown), hostile_in(logged)]
