"""The dates and facts of a case are told by what they mean to whoever may know them."""

from datetime import date

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Fact
from sisam.domain.identity import Identity
from sisam.domain.ids import SubjectId
from tests.builders import (
    EDUCATION_ADMINISTRATION,
)
from tests.unit.web.pages.cases.looking import OFFICER, Town, words_of


def test_a_birthday_is_told_with_why_it_matters_to_whoever_knows_the_number_alone() -> None:
    town = Town(opening={"anchors": {Anchor.TURNS_18: date(2029, 3, 15)}})
    with town.site.store.write() as work:
        sealed = town.site.sealer.seal(SubjectId("subject-N1"), Identity("Kim Ek", "201103152383"))
        work.subjects.put(sealed)
        work.commit()

    social = words_of(town.browser(OFFICER).get(town.url))
    administration = words_of(town.browser(f"person-of-{EDUCATION_ADMINISTRATION}").get(town.url))

    assert "18-årsdagen torsdag 15 mars 2029 Eleven är myndig från den dagen." in social
    assert "årsdagen" not in administration.partition("Historiken")[0]


def test_the_form_of_school_is_told_by_its_name() -> None:
    town = Town(opening={"facts": {Fact.SCHOOL_FORM: "anpassad_grundskola"}})

    page = words_of(town.browser(OFFICER).get(town.url))

    assert "Skolform Anpassad grundskola" in page
    assert "skolform: Anpassad grundskola" in page
    assert "anpassad_grundskola" not in page
