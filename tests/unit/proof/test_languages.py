"""Whatever people read must exist in every language."""

from dataclasses import replace

import pytest

from sisam.domain.language import Language
from sisam.domain.source import Law
from sisam.domain.workflow import Workflow
from sisam.proof.checking import check
from sisam.proof.objection import Code
from tests.unit.proof.small_workflow import (
    a_law,
    a_workflow,
    assert_refused,
    said,
    some_texts,
    with_move,
    with_outcome,
    with_party,
    with_state,
    with_step,
)

SMALL = a_workflow()
ENGLISH_ONLY = {Language.EN: "Words"}
BLANK_ENGLISH = {Language.SV: "Ord", Language.EN: "  "}


@pytest.mark.parametrize(
    ("spoiled", "key"),
    [
        (replace(SMALL, title=ENGLISH_ONLY), "title.title.sv"),
        (with_party(SMALL, "giver", title=ENGLISH_ONLY), "party.giver.title.sv"),
        (with_state(SMALL, "outside", title=BLANK_ENGLISH), "state.outside.title.en"),
        (with_move(SMALL, "leave", title=ENGLISH_ONLY), "transition.leave.title.sv"),
        (with_outcome(SMALL, "done", title=ENGLISH_ONLY), "outcome.done.title.sv"),
        (with_step(SMALL, "place", title=BLANK_ENGLISH), "step.place.title.en"),
        (with_step(SMALL, "place", asks=ENGLISH_ONLY), "step.place.asks.sv"),
        (replace(SMALL, documents={"diary": ENGLISH_ONLY}), "document.diary.title.sv"),
        (replace(SMALL, routines={1: BLANK_ENGLISH}), "routine 1.title.en"),
    ],
)
def test_a_text_that_is_missing_in_a_language_is_refused(spoiled: Workflow, key: str) -> None:
    language = "Swedish" if key.endswith("sv") else "English"
    assert_refused(spoiled, Code.MISSING_LANGUAGE, key, key.rsplit(".", 2)[0], language)


@pytest.mark.parametrize("part", ["citation", "text"])
def test_a_provision_that_is_missing_in_a_language_is_refused(part: str) -> None:
    half = {**said("Lag"), Language.EN: ""}
    act = a_law().provisions["the_act"]
    provision = replace(act, citation=half) if part == "citation" else replace(act, text=half)
    objections = check(SMALL, Law("1", {"the_act": provision}), some_texts())
    expected = [(Code.MISSING_LANGUAGE, "law.toml", f"provision.the_act.{part}.en")]
    assert expected == [(each.code, each.origin.file, each.origin.key) for each in objections]
