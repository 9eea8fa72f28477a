"""Every word of the closed vocabularies is said in Swedish and in English."""

import importlib
import pkgutil
from enum import StrEnum
from itertools import product

import pytest

import sisam.domain
from sisam.domain.access import Grant
from sisam.domain.account import SessionEnd, SignInWay
from sisam.domain.anchor import Anchor
from sisam.domain.asked import Asked, Verb
from sisam.domain.contact import Way
from sisam.domain.fact import Fact, LegalBasis, PlacementType
from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.notification_text import Placeholder
from sisam.domain.reckoning import Clock, Direction
from sisam.domain.site_alert import ActKind, Sort
from sisam.domain.step import Cause, StepStatus
from sisam.domain.step_definition import ClockKind, OnTransfer, OpenedBy
from sisam.wording.terms import (
    VOCABULARIES,
    Word,
    fact_value,
    term,
)

SV, EN = Language.SV, Language.EN
#: Told by phrases or texts of their own (anchors, templates), or never shown to people by name.
ELSEWHERE = {
    ActKind,
    Anchor,
    Asked,
    Clock,
    ClockKind,
    Direction,
    Grant,
    Language,
    OnTransfer,
    OpenedBy,
    Placeholder,
    SessionEnd,
    SignInWay,
    Sort,
    Template,
    Verb,
    Way,
}


def vocabularies_of_the_domain() -> set[type[StrEnum]]:
    modules = [
        importlib.import_module(f"sisam.domain.{each.name}")
        for each in pkgutil.iter_modules(sisam.domain.__path__)
    ]
    return {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
    }


def test_every_vocabulary_of_the_domain_has_terms_or_sentences_elsewhere() -> None:
    assert vocabularies_of_the_domain() == (set(VOCABULARIES) - {Word}) | ELSEWHERE


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_member_has_a_term_in_every_language(vocabulary: type[StrEnum]) -> None:
    assert list(vocabulary) == list(VOCABULARIES[vocabulary])
    for member, language in product(vocabulary, Language):
        told = term(member, language)
        assert told
        assert told.strip(" .") == told
        assert "_" not in told


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_no_two_members_of_a_vocabulary_are_called_the_same(vocabulary: type[StrEnum]) -> None:
    for language in Language:
        assert len(vocabulary) == len({term(member, language) for member in vocabulary})


def test_equal_words_of_different_vocabularies_keep_apart() -> None:
    assert "bortfallet" == term(StepStatus.CANCELLED, SV)
    assert "the case is closed" == term(Cause.CLOSED, EN)
    assert "avslutat" == term(Word.CLOSED_CASE, SV)


@pytest.mark.parametrize(
    ("fact", "value", "swedish", "english"),
    [
        (Fact.PLACEMENT_TYPE, PlacementType.ACUTE, "akut", "acute"),
        (Fact.LEGAL_BASIS, LegalBasis.LVU_2_3, "2 och 3 §§ LVU", "LVU, sections 2 and 3"),
        (Fact.NUMBER_UNKNOWN, "yes", "ja", "yes"),
        (Fact.HOME_MUNICIPALITY, "0180", "0180", "0180"),
        (Fact.FORECAST_POSTPONED, "2", "2", "2"),
    ],
)
def test_values_of_facts_are_told_in_words_where_they_have_words(
    fact: Fact, value: str, swedish: str, english: str
) -> None:
    assert swedish == fact_value(fact, value, SV)
    assert english == fact_value(fact, value, EN)
