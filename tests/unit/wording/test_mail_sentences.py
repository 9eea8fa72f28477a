"""The sentences of mails exist in both languages and ask for the same values."""

from string import Formatter

import pytest

from sisam.domain.language import Language
from sisam.wording.mail_sentences import Counted, Sentence


def asked_for(pattern: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(pattern) if name}


@pytest.mark.parametrize("sentence", list(Sentence))
def test_the_languages_of_a_sentence_are_filled_with_the_same(sentence: Sentence) -> None:
    swedish, english = sentence.value

    if sentence is not Sentence.OF_CASE:
        assert swedish != english
    assert asked_for(swedish) == asked_for(english)


def test_a_sentence_is_filled_in_its_language() -> None:
    assert ("Ärende N/1", "Case N/1") == (
        Sentence.CASE.said(Language.SV, number="N/1"),
        Sentence.CASE.said(Language.EN, number="N/1"),
    )


@pytest.mark.parametrize("counted", list(Counted))
@pytest.mark.parametrize("language", list(Language))
def test_one_and_many_are_counted(counted: Counted, language: Language) -> None:
    assert ("1", "12") == (
        counted.said(1, language).partition(" ")[0],
        counted.said(12, language).partition(" ")[0],
    )
    assert counted.said(1, language) != counted.said(12, language)


def test_a_singular_is_not_the_plural_of_one() -> None:
    assert ("1 försenat steg", "2 försenade steg") == (
        Counted.LATE.said(1, Language.SV),
        Counted.LATE.said(2, Language.SV),
    )
