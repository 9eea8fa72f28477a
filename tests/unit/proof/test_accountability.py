"""Accountability starts with somebody and can reach every place of the chain."""

from dataclasses import replace

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition
from sisam.domain.step_definition import OpenedBy
from sisam.domain.workflow import StandIn, Workflow
from sisam.proof.checking import check
from sisam.proof.objection import Code
from tests.unit.proof.small_workflow import (
    ANSWER,
    ELDER,
    GIVER,
    KEEPER,
    RECEIVER,
    a_law,
    a_step,
    a_workflow,
    assert_refused,
    due,
    some_texts,
    with_party,
    with_step,
)

SMALL = a_workflow()


def test_an_empty_chain_is_refused() -> None:
    codes = {(each.code, each.origin.key) for each in check(replace(SMALL, chain=()), a_law(), some_texts())}
    assert (Code.NO_CHAIN, "chain") in codes


def test_a_chain_that_starts_with_a_party_that_may_be_missing_is_refused() -> None:
    shaky = {"missing_when": Condition.NO_HOME_SCHOOL, "stand_ins": (StandIn(KEEPER),)}
    spoiled = with_party(SMALL, GIVER, **shaky)
    codes = {(each.code, each.origin.key) for each in check(spoiled, a_law(), some_texts())}
    assert (Code.CHAIN_STARTS_WITH_NOBODY, "chain") in codes


@pytest.mark.parametrize(
    "spoiled",
    [
        with_step(SMALL, "place", passes_accountability=False),
        with_step(SMALL, "place", opened_by=OpenedBy.CHANGE_OF_PARTY),
        replace(SMALL, chain=(GIVER, ELDER, RECEIVER)),
    ],
)
def test_a_place_to_which_nobody_passes_on_is_refused(spoiled: Workflow) -> None:
    lacking = spoiled.chain[1]
    assert_refused(spoiled, Code.NOBODY_PASSES_ON, "chain", f"the {lacking} ({lacking})", "the giver (giver)")


def test_a_passing_step_that_can_never_open_passes_nothing() -> None:
    spoiled = with_step(SMALL, "place", opens=())
    codes = {(each.code, each.origin.key) for each in check(spoiled, a_law(), some_texts())}
    assert {(Code.NOBODY_PASSES_ON, "chain"), (Code.NEVER_OPENS, "step.place")} == codes


def test_accountability_that_leaves_the_chain_is_refused() -> None:
    astray = a_step(
        "astray", due(3, Anchor.OPENED), confirmed_by=KEEPER, answer=ANSWER, passes_accountability=True
    )
    spoiled = replace(SMALL, steps={**SMALL.steps, "astray": astray})
    assert_refused(spoiled, Code.PASSES_OUT_OF_THE_CHAIN, "step.astray", "(keeper)", '"Astray" (astray)')
