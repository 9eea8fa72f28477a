"""The glossary has one entry a word, in both languages, in the order of each."""

from __future__ import annotations

import re

import pytest

from sisam.domain.language import Language
from sisam.wording.glossary import GLOSSARY, by_id, in_order
from sisam.wording.glossary_entry import Entry


@pytest.mark.parametrize("language", Language)
def test_no_two_entries_explain_the_same_word(language: Language) -> None:
    words = [each.word[language] for each in GLOSSARY]

    assert sorted(set(words)) == sorted(words)


def test_every_entry_has_an_id_of_its_own_that_a_link_can_name() -> None:
    assert len(GLOSSARY) == len(by_id())
    assert [] == [each.id for each in GLOSSARY if not re.fullmatch(r"[a-z]+(-[a-z]+)*", each.id)]


@pytest.mark.parametrize("each", GLOSSARY, ids=lambda each: each.id)
def test_every_meaning_is_a_phrase_that_fits_behind_its_word(each: Entry) -> None:
    for language in Language:
        means = each.means[language]
        assert len(means) > 10
        assert means[0] == means[0].lower()
        assert means[-1] not in ".,;:"


def test_each_language_has_an_order_of_its_own() -> None:
    assert "accountable" == in_order(Language.EN)[0].id
    assert "handover" == in_order(Language.SV)[-1].id
