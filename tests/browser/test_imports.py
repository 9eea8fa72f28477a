"""The pages of imports, walked by two administrators in two windows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.everybody import holds_for_everybody, is_for_everybody
from tests.browser.person import Person
from tests.browser.photographs import picture

pytestmark = pytest.mark.browser
FIRST = "ada.adm@sis.example"
SECOND = "alva.adm@sis.example"
GOOD = "organisation_code,role,name,email\nbjorkskolan,contact_teacher,Robin Ek,robin.ek@boden.example\n"
BAD = "organisation_code,role,name,email\nlonnskolan,lärare,Robin Ek,robin\n"


def tries(ada: Person, file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    ada.goto("/import")
    ada.check("Personer i roller")
    ada.page.get_by_label("Fil", exact=True).set_input_files(file)
    ada.press("Förhandsgranska")


def test_the_pages_of_imports_are_for_everybody(person: Callable[..., Person]) -> None:
    is_for_everybody(person, "/import", FIRST)
    is_for_everybody(person, "/import/mall/seats", FIRST)


@pytest.mark.parametrize("scripts", [True, False])
def test_one_asks_and_another_agrees(person: Callable[..., Person], scripts: bool, tmp_path: Path) -> None:
    ada, alva = person(scripts=scripts), person(scripts=scripts)
    ada.arrives(FIRST)
    alva.arrives(SECOND)
    with ada.window.expect_status(422):
        tries(ada, tmp_path / "roller.csv", BAD)
    assert "Filen går inte att läsa in" == ada.heading()
    if scripts:
        holds_for_everybody(ada)
        picture(ada.page, "import-fel")

    tries(ada, tmp_path / "roller.csv", GOOD)
    ada.sees("Läggs till.")
    if scripts:
        holds_for_everybody(ada)
        picture(ada.page, "import-forhandsgranskning")
    ada.press("Begär inläsning")
    ada.sees("Inläsningen är begärd.")

    alva.goto("/import")
    alva.page.get_by_role("link", name="Läs och svara").click()
    alva.sees("Läggs till.")
    if scripts:
        holds_for_everybody(alva)
        picture(alva.page, "import-svara")
    alva.press("Godkänn och läs in")
    alva.sees("Filen är inläst.")
    alva.goto("/import")
    alva.sees("Inläst")
    if scripts:
        holds_for_everybody(alva)
        picture(alva.page, "import-historik")
