"""Ids are shown by their titles, in the reader's language."""

import pytest

from sisam.domain.language import Language
from sisam.wording.lists import all_of, capital, one_of, quoted
from sisam.wording.titles import Titles
from tests.builders import shipped_rules

SV, EN = Language.SV, Language.EN
WORKFLOW = shipped_rules().workflow
TITLES = Titles.of(WORKFLOW, SV)


def test_every_name_of_the_workflow_has_its_title() -> None:
    assert "Pedagogisk överlämning" == TITLES.step("educational_handover")
    assert "hemskolan" == TITLES.party("home_school")
    assert "Inskriven" == TITLES.state("admitted")
    assert "Avliden" == TITLES.outcome("deceased")
    assert "Skriv in" == TITLES.move("admit")


def test_the_same_names_have_english_titles() -> None:
    titles = Titles.of(WORKFLOW, EN)

    assert ("Educational handover", "the home school") == (
        titles.step("educational_handover"),
        titles.party("home_school"),
    )


def test_a_step_tells_its_routine_if_it_belongs_to_one() -> None:
    assert 4 == TITLES.routine("educational_handover")
    assert TITLES.routine("watch") is None


def test_a_step_tells_what_it_asks_of_whoever_does_it() -> None:
    assert "Gör nästa sak i ärendet, eller skriv varför det står still." == TITLES.asks("watch")
    assert "" == TITLES.asks("x")


def test_the_last_routine_tells_how_many_there_are() -> None:
    assert (7, 0) == (TITLES.last_routine, Titles(SV).last_routine)


def test_an_id_without_a_title_is_shown_as_it_is() -> None:
    empty = Titles(SV)

    assert ["x"] * 5 == [
        empty.step("x"),
        empty.party("x"),
        empty.state("x"),
        empty.outcome("x"),
        empty.move("x"),
    ]


@pytest.mark.parametrize(
    ("words", "swedish", "english"),
    [
        (["a"], "a", "a"),
        (["a", "b"], "a eller b", "a or b"),
        (["a", "b", "c"], "a, b eller c", "a, b or c"),
        ([], "", ""),
    ],
)
def test_a_choice_is_told_as_people_say_it(words: list[str], swedish: str, english: str) -> None:
    assert (swedish, english) == (one_of(words, SV), one_of(words, EN))


def test_a_sum_is_told_with_and() -> None:
    assert ("a, b och c", "a, b and c") == (all_of("abc", SV), all_of("abc", EN))


def test_quotation_marks_follow_the_language() -> None:
    assert ("”Skriv in”", "“Admit”") == (quoted("Skriv in", SV), quoted("Admit", EN))


def test_a_sentence_begins_with_a_capital() -> None:
    assert ("Är det så?", "") == (capital("är det så?"), capital(""))


def test_a_routine_is_told_by_its_number_and_its_title() -> None:
    titles = Titles.of(shipped_rules().workflow, Language.SV)

    assert "4 · Överlämning och överenskommelse" == titles.numbered(4)


def test_a_routine_that_no_version_has_named_is_told_by_its_number() -> None:
    assert "4" == Titles(Language.SV).numbered(4)
