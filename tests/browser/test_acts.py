"""Acting in a case at a browser: what is asked, what will happen, and that it is done."""

from collections.abc import Callable

import pytest

from sisam.bootstrap import Program
from sisam.domain.case import Case
from tests.browser.everybody import holds_for_everybody, is_for_everybody
from tests.browser.keyboard import press_by_keyboard
from tests.browser.live_server import LiveServer
from tests.browser.person import Person
from tests.browser.photographs import picture

pytestmark = pytest.mark.browser
OFFICER, HEAD, LEAD = "olle.ek@boden.example", "rut.bjork@boden.example", "pia.tall@sis.example"
KIM, ALEX = "SN-2026/1", "SN-2026/4"


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
    rut.press("Lämna över")

    assert f"{case}?nyss=lamna-over" == rut.path()
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
    ["handelse", "datum", "planera-om", "part?vad=receiving_school", "flytta", "byt-hemkommun", "uppgift"]
    + ["uppehall", "skolgang", "skolgang-slut", "lamna-ut", "angra", "avsluta"],
)
def test_the_form_of_each_act_is_for_everybody(
    person: Callable[..., Person], server: LiveServer, act: str
) -> None:
    olle = person()
    olle.arrives(OFFICER)
    olle.goto(f"/arenden/{case_numbered(server, KIM).id}/gor/{act}")

    holds_for_everybody(olle)
    picture(olle.page, f"gor-{act.partition('?')[0]}")
