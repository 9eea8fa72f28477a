"""What people write about a case is read by everybody who sees it, and never run."""

from collections.abc import Callable
from typing import Final

import pytest

from tests.browser.live_server import LiveServer
from tests.browser.person import Person
from tests.browser.test_acts import HEAD, LEAD, OFFICER, step_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
KIM: Final = "SN-2026/1"
#: Text, an attribute that is closed, an element that is closed, and a template of its own.
TEXT: Final = (
    "\"'><img src=x onerror=alert(1)></textarea></title><script>alert(2)</script>{{ 7*7 }} &lt;b&gt;"
)
LINE: Final = "\"'><svg onload=alert(3)>"


def reads(who: Person, path: str, text: str) -> None:
    """See on a page that a text stands there as it was written, with nothing made of it."""
    who.goto(path)
    who.page.locator("main details").evaluate_all("all => all.forEach(each => { each.open = true })")
    who.sees(text)
    made = who.page.locator("img[onerror], svg[onload], main script")
    assert 0 == made.count()


def test_what_goes_with_handovers_and_pauses_is_text_on_every_page(
    person: Callable[..., Person], server: LiveServer
) -> None:
    rut, pia, olle = person(), person(), person()
    rut.arrives(HEAD)
    pia.arrives(LEAD)
    olle.arrives(OFFICER)
    case, step = step_of(server, KIM, "school_agreement")
    rut.goto(step)
    rut.press("Lämna över")
    rut.check("Skolöverenskommelse")
    rut.fill("Diarienummer för skolöverenskommelse (frivilligt)", LINE)
    rut.fill("Meddelande till mottagaren (frivilligt)", TEXT)
    rut.press("Se vad som händer")
    rut.sees(TEXT)
    rut.press("Lämna över")
    reads(pia, step, TEXT)
    reads(pia, step, LINE)
    _, returned = step_of(server, KIM, "educational_handover")
    pia.goto(returned)
    pia.press("Skicka tillbaka")
    pia.fill("Varför skickar du tillbaka det?", f"{TEXT} tillbaka")
    pia.press("Se vad som händer")
    pia.press("Skicka tillbaka")
    pia.goto(f"{case}/gor/uppehall")
    pia.check("På sjukhus")
    pia.fill("Till och med", "2026-11-06")
    pia.fill("Anteckning (frivilligt)", f"{TEXT} borta")
    pia.press("Se vad som händer")
    pia.press("Eleven är borta")

    reads(rut, returned, f"{TEXT} tillbaka")
    for page in (case, f"{case}/utskrift"):
        reads(pia, page, f"{TEXT} borta")
        reads(pia, page, f"{TEXT} tillbaka")
    for who in (rut, pia, olle):
        for page in ("/att-gora", "/arenden", case, f"{case}/utskrift", f"{case}/gor", step, returned):
            who.goto(page)
            assert 0 == who.page.locator("img[onerror], svg[onload], main script").count()
