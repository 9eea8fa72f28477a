"""The statement on accessibility says the same in both languages, and whom to tell."""

import pytest

from sisam.domain.language import Language
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.web.environment import TEMPLATES
from sisam.web.pages.accessibility import LOOKED_AT
from tests.builders import an_organisation
from tests.unit.web.pages.written import headings_in, written

AGENCY = an_organisation(
    kind=OrganisationKind.AGENCY, name="Myndigheten", phone="010-123 45 67", email="hej@myndigheten.example"
)


def page(language: Language, agency: Organisation | None = AGENCY) -> str:
    return written(
        "accessibility/page.html",
        language,
        text=f"accessibility/{language}.html",
        agency=agency,
        looked_at=LOOKED_AT,
    )


def test_both_languages_have_the_same_parts() -> None:
    swedish, english = (
        (TEMPLATES / "accessibility" / f"{language}.html").read_text("utf-8") for language in Language
    )

    assert headings_in(swedish) == headings_in(english)
    assert swedish.count("<li>") == english.count("<li>")


@pytest.mark.parametrize("language", Language)
def test_it_says_what_the_law_asks_for(language: Language) -> None:
    told = page(language)

    parts = ["hur", "kontakt", "tillsyn", "brister", "provat"]
    assert parts == [name for level, name in headings_in(told) if level == "2"]
    assert "2018:1937" in told
    assert "DIGG" in told


@pytest.mark.parametrize("language", Language)
def test_it_tells_the_agency_of_the_register(language: Language) -> None:
    told = page(language)

    assert 'href="tel:0101234567"' in told
    assert 'href="mailto:hej@myndigheten.example"' in told


@pytest.mark.parametrize("language", Language)
def test_it_can_be_read_before_anybody_has_entered_the_agency(language: Language) -> None:
    assert "mailto:" not in page(language, None)


def test_it_tells_the_day_on_which_it_was_looked_at() -> None:
    assert "22 november 2026" in page(Language.SV)
