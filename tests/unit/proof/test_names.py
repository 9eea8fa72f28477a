"""Whatever a workflow refers to must exist."""

from dataclasses import replace

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition
from sisam.domain.ids import PartyName
from sisam.domain.source import Source
from sisam.domain.workflow import StandIn, Workflow
from sisam.proof.objection import Code
from tests.unit.proof.small_workflow import (
    a_workflow,
    assert_refused,
    due,
    on,
    with_move,
    with_outcome,
    with_party,
    with_state,
    with_step,
)

SMALL = a_workflow()
NOBODY = PartyName("nobody")
STAND_INS = (StandIn(NOBODY, Condition.COMPULSORY_AGE),)


@pytest.mark.parametrize(
    ("spoiled", "key"),
    [
        (with_step(SMALL, "closing", owner=NOBODY), "step.closing"),
        (with_step(SMALL, "place", owner_towards_stand_in=NOBODY), "step.place"),
        (with_step(SMALL, "place", confirmed_by=NOBODY), "step.place"),
        (with_step(SMALL, "closing", informs=(NOBODY,)), "step.closing"),
        (with_step(SMALL, "closing", opens=on(Anchor.OPENED, parties=(NOBODY,))), "step.closing"),
        (with_step(SMALL, "who_receives", finds_party=NOBODY), "step.who_receives"),
        (replace(SMALL, chain=(*SMALL.chain, NOBODY)), "chain"),
        (with_move(SMALL, "leave", by=(NOBODY,)), "transition.leave"),
        (with_outcome(SMALL, "done", by=(NOBODY,)), "outcome.done"),
        (with_party(SMALL, "receiver", stand_ins=STAND_INS), "party.receiver"),
    ],
)
def test_a_party_that_does_not_exist_is_refused(spoiled: Workflow, key: str) -> None:
    assert_refused(spoiled, Code.UNKNOWN_PARTY, key, "'nobody'")


@pytest.mark.parametrize(
    ("spoiled", "key"),
    [
        (with_move(SMALL, "enter", sources=("asked", "limbo")), "transition.enter"),
        (with_move(SMALL, "leave", target="limbo"), "transition.leave"),
        (with_outcome(SMALL, "done", sources=("followed", "limbo")), "outcome.done"),
    ],
)
def test_a_state_that_does_not_exist_is_refused(spoiled: Workflow, key: str) -> None:
    assert_refused(spoiled, Code.UNKNOWN_STATE, key, "'limbo'")


def test_a_watch_that_does_not_exist_is_refused() -> None:
    spoiled = with_state(SMALL, "outside", watch="sleep")
    assert_refused(spoiled, Code.UNKNOWN_STEP, "state.outside", '"Outside" (outside)', "'sleep'")


def test_a_ladder_that_does_not_exist_is_refused() -> None:
    spoiled = with_step(SMALL, "place", ladder="steep")
    assert_refused(spoiled, Code.UNKNOWN_LADDER, "step.place", '"Place" (place)', "'steep'")


def test_a_provision_that_does_not_exist_is_refused() -> None:
    rule = due(5, Anchor.SCHOOL_STARTS, source=Source.LAW, citation="another_act")
    spoiled = with_step(SMALL, "started", due=(rule,))
    assert_refused(spoiled, Code.UNKNOWN_CITATION, "step.started", "(started)", "'another_act'")


def test_a_document_that_nobody_knows_is_refused() -> None:
    spoiled = with_step(SMALL, "place", documents=("diary",))
    assert_refused(spoiled, Code.UNKNOWN_DOCUMENT, "step.place", '"Place" (place)', "'diary'")


def test_law_without_a_citation_is_refused() -> None:
    spoiled = with_step(SMALL, "started", due=(due(5, Anchor.SCHOOL_STARTS, source=Source.LAW),))
    assert_refused(spoiled, Code.LAW_WITHOUT_CITATION, "step.started", "(started)")


def test_an_answer_clock_that_claims_to_be_law_is_refused() -> None:
    spoiled = with_step(SMALL, "place", answer_source=Source.LAW)
    assert_refused(spoiled, Code.LAW_WITHOUT_CITATION, "step.place", "(place)")
