"""A workflow in which nobody is forgotten is accepted; a wrong name is told before what follows from it."""

from sisam.proof.checking import check
from sisam.proof.objection import Code
from tests.unit.proof.small_workflow import (
    a_law,
    a_workflow,
    said,
    some_texts,
    with_ladder,
    with_party,
    with_step,
)


def test_a_workflow_in_which_nobody_is_forgotten_is_accepted() -> None:
    assert () == check(a_workflow(), a_law(), some_texts())


def test_a_wrong_name_is_told_and_not_all_that_follows_from_it() -> None:
    spoiled = with_ladder(with_step(a_workflow(), "place", ladder="plian"))
    objections = check(spoiled, a_law(), some_texts())
    assert [Code.UNKNOWN_LADDER] == [each.code for each in objections]
    assert "Write 'plain', or define 'plian'." == objections[0].remedy


def test_missing_words_are_told_beside_wrong_names() -> None:
    spoiled = with_party(with_step(a_workflow(), "place", ladder="plian"), "giver", title=said(" "))
    codes = [each.code for each in check(spoiled, a_law(), some_texts())]
    assert [Code.UNKNOWN_LADDER, Code.MISSING_LANGUAGE, Code.MISSING_LANGUAGE] == codes
