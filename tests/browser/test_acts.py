"""Acting in a case at a browser: what is asked, what will happen, and that it is done."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from sisam.bootstrap import Program
from sisam.cli.main import main
from sisam.domain.case import Case
from tests.browser.everybody import holds_for_everybody, is_for_everybody
from tests.browser.keyboard import press_by_keyboard
from tests.browser.live_server import LiveServer
from tests.browser.person import Person
from tests.browser.photographs import picture

pytestmark = pytest.mark.browser
OFFICER, HEAD, LEAD = "olle.ek@boden.example", "rut.bjork@boden.example", "pia.tall@sis.example"
MANAGER, HOME = "maja.lind@boden.example", "helge.tall@sis.example"
KIM = "SN-2026/1"
#: When the answer to the handover of the first has been due for days.
LATER = "2026-11-09T08:00+01:00"


def case_numbered(server: LiveServer, number: str) -> Case:
    program = server.program
    assert isinstance(program, Program)
    with program.store.read() as work:
        case_id = work.cases.find(number)
        assert case_id is not None
        return work.cases.load_whole(case_id)


def step_of(server: LiveServer, number: str, definition: str) -> tuple[str, str]:
    """Return where a case and the newest of its steps of a definition lie."""
    case = case_numbered(server, number)
    step = [each for each in case.steps.values() if each.definition == definition][-1]
    return f"/arenden/{case.id}", f"/arenden/{case.id}/steg/{step.id}"


def test_a_step_is_offered_and_confirmed_by_two_people_in_two_windows(
    person: Callable[..., Person], server: LiveServer
) -> None:
    rut, pia = person(), person()
    rut.arrives(HEAD)
    pia.arrives(LEAD)
    case, step = step_of(server, KIM, "school_agreement")
    rut.goto(step)
    holds_for_everybody(rut)
    picture(rut.page, "steg")
    rut.press("Lämna över")
    rut.check("Skolöverenskommelse")
    rut.fill("Diarienummer för skolöverenskommelse (frivilligt)", "2026/44")
    rut.fill("Meddelande till mottagaren (frivilligt)", "Underskriven av oss.")
    holds_for_everybody(rut)
    picture(rut.page, "lamna-over")
    rut.press("Se vad som händer")
    rut.sees("Pia Tall")
    holds_for_everybody(rut)
    picture(rut.page, "lamna-over-vad-som-hander")
    rut.page.go_back()
    assert (
        "2026/44" == rut.page.get_by_label("Diarienummer för skolöverenskommelse (frivilligt)").input_value()
    )
    rut.page.go_forward()
    rut.sees("Pia Tall")
    rut.press("Lämna över")

    assert f"{case}?nyss=lamna-over" == rut.path()
    rut.page.go_back()
    assert "Lämna över: Skolöverenskommelse" == rut.heading()
    pia.goto(step)
    pia.sees("Skolöverenskommelse: 2026/44")
    pia.press("Bekräfta")
    pia.press("Se vad som händer")
    pia.press("Bekräfta")
    pia.goto(step)
    pia.sees("Ingen behöver göra något mer med det.")


def test_a_step_is_sent_back_without_scripts_and_by_keyboard(
    person: Callable[..., Person], server: LiveServer
) -> None:
    pia = person(scripts=False)
    pia.arrives(LEAD)
    _, step = step_of(server, KIM, "educational_handover")
    pia.goto(step)
    pia.press("Skicka tillbaka")
    with pia.window.expect_status(422):
        pia.press("Se vad som händer")
    assert ["Varför skickar du tillbaka det?"] != pia.errors()
    assert 1 == len(pia.errors())
    pia.fill("Varför skickar du tillbaka det?", "Betygen saknas.")
    pia.press("Se vad som händer")
    pia.press("Skicka tillbaka")
    rut = person()
    rut.arrives(HEAD)
    rut.goto(step)
    rut.sees("Betygen saknas.")
    press_by_keyboard(rut.page, "Lämna över")
    assert "Lämna över: Pedagogisk överlämning" == rut.heading()


def test_what_can_be_done_in_a_case_is_listed_for_everybody(
    person: Callable[..., Person], server: LiveServer
) -> None:
    case = f"/arenden/{case_numbered(server, KIM).id}"
    olle = is_for_everybody(person, f"{case}/gor", OFFICER)

    assert "Vad du kan göra i ärendet" == olle.heading()
    picture(olle.page, "vad-du-kan-gora")


@pytest.mark.parametrize(
    "act",
    [
        *("handelse", "datum", "planera-om", "part?vad=receiving_school", "flytta", "byt-hemkommun"),
        *("uppgift", "uppehall", "skolgang", "skolgang-slut", "lamna-ut", "angra", "avsluta"),
    ],
)
def test_the_form_of_each_act_is_for_everybody(
    person: Callable[..., Person], server: LiveServer, act: str
) -> None:
    olle = person()
    olle.arrives(OFFICER)
    olle.goto(f"/arenden/{case_numbered(server, KIM).id}/gor/{act}")

    holds_for_everybody(olle)
    picture(olle.page, f"gor-{act.partition('?')[0]}")


def test_two_people_of_different_organisations_end_a_handover_that_nobody_answers(
    person: Callable[..., Person], server: LiveServer, site: Path
) -> None:
    assert 0 == main(("--site", str(site), "--now", LATER, "sweep"))
    server.clock.advance(datetime.fromisoformat(LATER) - server.clock.now())
    maja, helge = person(), person(scripts=False)
    maja.arrives(MANAGER)
    helge.arrives(HOME)
    _, step = step_of(server, KIM, "educational_handover")
    maja.goto(step)
    maja.press("Be att få avsluta utan svar")
    holds_for_everybody(maja)
    picture(maja.page, "utan-svar")
    maja.fill("Vad har ni gjort för att få svar?", "Vi har ringt fem gånger.")
    maja.press("Be en annan person att säga ja")
    maja.sees("Klart: frågan är ställd.")
    maja.press("Visa frågan")
    holds_for_everybody(maja)
    helge.goto(step)
    helge.press("Läs och svara")
    helge.sees("Vi har ringt fem gånger.")
    helge.press("Ja, avsluta steget utan svar")

    helge.sees("Klart: steget är avslutat utan svar.")
    maja.goto(step)
    maja.sees("Steget är avslutat.")


def test_a_conflict_is_told_with_what_has_changed_and_everything_that_was_typed(
    person: Callable[..., Person], server: LiveServer
) -> None:
    olle, pia = person(), person()
    olle.arrives(OFFICER)
    pia.arrives(LEAD)
    case = f"/arenden/{case_numbered(server, KIM).id}"
    olle.goto(f"{case}/gor/datum?vad=forecast")
    olle.fill("Datum", "2027-01-20")
    olle.fill("Anteckning (frivilligt)", "Enligt plan.")
    pia.goto(f"{case}/gor/uppehall")
    pia.check("På sjukhus")
    pia.fill("Till och med", "2026-11-06")
    pia.press("Se vad som händer")
    pia.press("Eleven är borta")
    with olle.window.expect_status(409):
        olle.press("Se vad som händer")

    olle.sees("Ärendet har ändrats av Pia Tall")
    holds_for_everybody(olle)
    picture(olle.page, "andrat")
    assert "Enligt plan." == olle.page.get_by_label("Anteckning (frivilligt)").input_value()
    olle.press("Se vad som händer")
    olle.sees("20 jan. 2027")
    olle.press("Registrera ett datum")
    olle.sees("Klart: datumet är registrerat.")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_school_is_found_by_searching_with_and_without_scripts(
    person: Callable[..., Person], server: LiveServer, scripts: bool
) -> None:
    olle = person(scripts=scripts)
    olle.arrives(OFFICER)
    olle.goto(f"/arenden/{case_numbered(server, KIM).id}/gor/part")
    olle.choose("Vilken part?", "Den mottagande skolan")
    olle.press("Se vad som händer")
    olle.choose("Organisation", "Åsskolan, Boden")
    olle.press("Se vad som händer")
    olle.sees("Bo Ås")
    olle.press("Registrera en part")

    olle.sees("Klart: parten är registrerad.")
