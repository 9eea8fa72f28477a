"""Whoever hands over has a receiver with a clock; whoever asks asks for something."""

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.step_definition import ACCOUNTABLE, StepKind
from sisam.domain.workflow import Workflow
from sisam.proof.checking import check
from sisam.proof.objection import Code
from tests.unit.proof.small_workflow import (
    GIVER,
    KEEPER,
    a_law,
    a_workflow,
    assert_refused,
    on,
    some_texts,
    with_step,
)

SMALL = a_workflow()


def test_a_handover_that_nobody_confirms_is_refused() -> None:
    spoiled = with_step(SMALL, "closing", kind=StepKind.HANDOVER)
    assert_refused(spoiled, Code.NO_CONFIRMER, "step.closing", "The giver (giver)", "(closing)")


def test_a_step_that_passes_accountability_to_nobody_is_refused() -> None:
    spoiled = with_step(SMALL, "closing", passes_accountability=True)
    assert_refused(spoiled, Code.NO_CONFIRMER, "step.closing", "The giver (giver)", "(closing)")


@pytest.mark.parametrize("answer", [None, Interval(0, Clock.WORKING_DAYS)])
def test_a_confirmer_without_a_clock_is_refused(answer: Interval | None) -> None:
    spoiled = with_step(SMALL, "place", answer=answer)
    assert_refused(spoiled, Code.NO_ANSWER_CLOCK, "step.place", "The giver", "(place)", "the receiver")


@pytest.mark.parametrize(
    ("spoiled", "step", "party"),
    [
        (with_step(SMALL, "place", owner=KEEPER), "place", "keeper"),
        (with_step(SMALL, "place", owner_towards_stand_in=KEEPER), "place", "keeper"),
        (with_step(SMALL, "started", owner=GIVER), "started", "giver"),
        (with_step(SMALL, "started", confirmed_by=KEEPER), "started", "keeper"),
    ],
)
def test_a_handover_to_oneself_is_refused(spoiled: Workflow, step: str, party: str) -> None:
    assert_refused(spoiled, Code.CONFIRMS_ITSELF, f"step.{step}", f"({party})", f"({step})")


@pytest.mark.parametrize(
    "changes", [{"owner": ACCOUNTABLE}, {"owner": KEEPER, "owner_towards_stand_in": GIVER}]
)
def test_a_handover_between_two_parties_is_accepted(changes: dict[str, object]) -> None:
    assert () == check(with_step(SMALL, "place", **changes), a_law(), some_texts())


def test_a_finding_step_that_asks_for_nothing_is_refused() -> None:
    spoiled = with_step(SMALL, "closing", kind=StepKind.FINDING)
    assert_refused(spoiled, Code.FINDS_NOTHING, "step.closing", "The giver", "(closing)")


def test_asking_without_being_a_finding_step_is_refused() -> None:
    spoiled = with_step(SMALL, "closing", finds_anchors=(Anchor.FIRST_LESSON,))
    assert_refused(spoiled, Code.FINDS_AND_IS_NO_FINDING, "step.closing", "The giver", "(closing)")


def test_a_finding_step_that_waits_for_what_it_asks_for_is_refused() -> None:
    spoiled = with_step(SMALL, "forecast", opens=on(Anchor.ADMITTED, Anchor.FORECAST))
    assert_refused(spoiled, Code.FINDING_WAITS_FOR_ITSELF, "step.forecast", '"Forecast" (forecast)')
