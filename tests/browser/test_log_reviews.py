"""Whoever looks after the log reviews a month of it in the pages: sees what is due, looks, and signs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sisam.cli.main import main
from tests.browser.everybody import holds_for_everybody, is_for_everybody
from tests.browser.person import Person
from tests.browser.photographs import picture

pytestmark = pytest.mark.browser
REVIEWER = "lo.logg@sis.example"
#: A Tuesday evening in the month before.
_READ_AT = "2026-10-20T21:00+02:00"


@pytest.fixture
def site(site: Path) -> Path:
    """The town's site, on which whoever owns it looked at a case a month ago."""
    assert 0 == main(["--site", str(site), "--now", _READ_AT, "case", "show", "SN-2026/1"])
    return site


def test_a_month_is_reviewed_and_stands_in_the_list(person: Callable[..., Person]) -> None:
    lo = is_for_everybody(person, "/logg", REVIEWER)
    lo.sees("Loggen för oktober 2026")
    lo.sees("Klart senast den 13 nov. 2026.")
    lo.press("Granska oktober 2026")
    holds_for_everybody(lo)
    picture(lo.page, "logg-granskning")
    lo.check("Något följs upp")
    with lo.window.expect_status(422):
        lo.press("Fortsätt")
    assert 1 == len(lo.errors())
    lo.fill("Diarienummer (om något följs upp)", "Dnr 2026/118")
    lo.press("Fortsätt")
    holds_for_everybody(lo)
    picture(lo.page, "logg-granskning-stammer")
    lo.press("Skriv under")
    lo.sees("Klart: du har skrivit under")
    lo.page.get_by_text("Tidigare granskningar", exact=True).first.click()
    lo.sees("Dnr 2026/118")
    picture(lo.page, "logg-granskad")


def test_a_month_is_reviewed_without_scripts(person: Callable[..., Person]) -> None:
    lo = person(scripts=False)
    lo.arrives(REVIEWER)
    lo.goto("/logg")
    lo.press("Granska oktober 2026")
    lo.check("Inget att anmärka på")
    lo.press("Fortsätt")
    lo.press("Skriv under")

    lo.sees("Inget väntar på granskning.")
