"""A work list says in plain words what is asked, and what to press."""

import pytest

from sisam.domain.asked import VERBS, Asked, Verb
from sisam.domain.language import Language
from sisam.wording.titles import Titles
from sisam.wording.work_list import asked_in_words, verb_in_words
from tests.builders import shipped_rules

WORKFLOW = shipped_rules().workflow


def said(asked: Asked, language: Language = Language.SV, step: str = "educational_handover") -> str:
    titles = Titles.of(WORKFLOW, language)
    definition = WORKFLOW.steps[step]
    return asked_in_words(
        asked,
        titles,
        step,
        owner=definition.owner,
        confirmer=definition.confirmed_by,
        language=language,
    )


def test_whatever_is_asked_is_said_in_both_languages_as_sentences() -> None:
    told = [said(asked, language) for asked in Asked for language in Language]

    assert [] == [each for each in told if not (each[0].isupper() or each[0] in "”“") or each[-1] != "."]
    assert [] == [each for each in told if "{" in each]


def test_the_party_that_is_waited_for_is_named() -> None:
    assert (
        "Ni har lämnat över ”Pedagogisk överlämning”. Nu är det ungdomshemmets skola som ska svara."
        == said(Asked.AWAIT_ANSWER)
    )
    assert said(Asked.ANSWER).startswith("Hemskolan har lämnat över ”Pedagogisk överlämning”.")
    assert said(Asked.AWAIT_HANDOVER, Language.EN).endswith(
        "is to come from the home school. You need not do anything now."
    )
    assert "”Pedagogisk överlämning” väntar på hemskolan, inte på er." == said(Asked.NOTHING)


def test_what_the_owner_is_to_do_the_workflow_says() -> None:
    for asked in (Asked.DO, Asked.HAND_OVER, Asked.FIND, Asked.MOVE_ON):
        assert WORKFLOW.steps["mapping"].asks[Language.SV] == said(asked, step="mapping")


@pytest.mark.parametrize("language", Language)
def test_every_button_has_a_word_of_its_own(language: Language) -> None:
    words = [verb_in_words(verb, language) for verb in Verb]

    assert len(Verb) == len(set(words))
    assert all(words)


def test_everything_that_is_asked_has_a_button() -> None:
    assert set(Asked) == set(VERBS)
