"""In every state that is not final somebody is asked again and again."""

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.step_definition import Opening, StepKind
from sisam.proof.checking import check
from sisam.proof.objection import Code
from tests.unit.proof.small_workflow import (
    GIVER,
    a_law,
    a_workflow,
    assert_refused,
    on,
    some_texts,
    with_state,
    with_step,
)

SMALL = a_workflow()
STATES = ["asked", "inside", "outside", "followed"]


@pytest.mark.parametrize("state", STATES)
def test_a_state_without_a_watch_is_refused(state: str) -> None:
    spoiled = with_state(SMALL, state, watch=None)
    assert_refused(spoiled, Code.NO_WATCH, f"state.{state}", f"({state})", "no alert exists")


def test_a_watch_that_is_another_kind_of_step_is_refused() -> None:
    spoiled = with_step(SMALL, "watch", kind=StepKind.TASK)
    told = {(each.code, each.origin.key) for each in check(spoiled, a_law(), some_texts())}
    assert {(Code.NOT_A_WATCH, f"state.{state}") for state in STATES} == told


def test_a_watch_of_one_party_is_refused() -> None:
    spoiled = with_step(SMALL, "watch", owner=GIVER)
    assert_refused(spoiled, Code.WATCH_OF_SOMEBODY_ELSE, "step.watch", "the giver (giver)")


def test_a_watch_that_asks_once_is_refused() -> None:
    spoiled = with_step(SMALL, "watch", repeats=False)
    assert_refused(spoiled, Code.WATCH_ONCE_ONLY, "step.watch", '"Watch" (watch)', "20 working days")


@pytest.mark.parametrize(
    "changes",
    [
        {"opens": on(Anchor.APPLIED)},
        {"opens": on(Anchor.OPENED, when=(Condition.ACUTE,))},
        {"opens": (Opening((Anchor.OPENED,), wait=Interval(1, Clock.WEEKS)),)},
        {"until": Anchor.DISCHARGED},
        {"unless": (Condition.LIGHT,)},
        {"overtaken_when": (Condition.SUDDEN,)},
    ],
)
def test_a_watch_that_may_sleep_is_refused(changes: dict[str, object]) -> None:
    spoiled = with_step(SMALL, "watch", **changes)
    assert_refused(spoiled, Code.WATCH_MAY_SLEEP, "step.watch", '"Watch" (watch)')
