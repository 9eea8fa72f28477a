"""The page of the glossary has every word once, by letter, and a place that links lead to."""

import pytest

from sisam.domain.language import Language
from sisam.web.pages.glossary import by_letter, other_than
from sisam.wording.glossary import GLOSSARY
from tests.unit.web.pages.written import anchors_in, written


def page(language: Language) -> str:
    return written(
        "glossary/page.html",
        language,
        letters=by_letter(language),
        other=other_than(language),
    )


@pytest.mark.parametrize("language", Language)
def test_every_entry_stands_under_its_letter_once(language: Language) -> None:
    letters = by_letter(language)

    assert len({letter for letter, _ in letters}) == len(letters)
    assert len(GLOSSARY) == sum(len(entries) for _, entries in letters)
    assert all(entry.word[language].upper().startswith(letter) for letter, some in letters for entry in some)


@pytest.mark.parametrize("language", Language)
def test_every_entry_can_be_linked_to(language: Language) -> None:
    assert {entry.id for entry in GLOSSARY} <= anchors_in(page(language))


def test_the_word_of_the_other_language_is_marked_as_such() -> None:
    assert '<span class="other" lang="en">alert</span>' in page(Language.SV)
    assert '<span class="other" lang="sv">larm</span>' in page(Language.EN)


def test_the_swedish_letters_end_with_those_that_only_swedish_has() -> None:
    assert ["Å", "Ä", "Ö"] == [letter for letter, _ in by_letter(Language.SV)][-3:]
