"""Whenever a step opens one of its rules gives it a date, and each repetition a later one."""

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.due_rule import DueRule
from sisam.domain.fact import Condition
from sisam.domain.reckoning import Direction
from sisam.domain.step_definition import Opening
from sisam.proof.checking import check
from sisam.proof.objection import Code
from tests.unit.proof.small_workflow import (
    a_law,
    a_workflow,
    assert_refused,
    due,
    on,
    some_texts,
    with_step,
)

SMALL = a_workflow()
BEFORE_FORECAST = due(5, Anchor.FORECAST, direction=Direction.BEFORE)
AFTER_DISCHARGE = due(3, Anchor.DISCHARGED)
BY_AGE = tuple(
    due(1, Anchor.DISCHARGED, when=(age,))
    for age in (Condition.COMPULSORY_AGE, Condition.PAST_COMPULSORY_AGE)
)
SUDDEN = due(3, Anchor.DISCHARGED, when=(Condition.SUDDEN,))


def test_a_step_without_a_due_rule_is_refused() -> None:
    spoiled = with_step(SMALL, "closing", due=())
    assert_refused(spoiled, Code.NO_DUE_RULE, "step.closing", '"Closing" (closing)')


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ((due(3, Anchor.APPLIED),), "discharged is known"),
        ((due(3, Anchor.DISCHARGED, when=(Condition.ACUTE,)),), "none of the named conditions"),
        ((BEFORE_FORECAST, SUDDEN), "where the pupil is discharged"),
        ((due(3, Anchor.PREVIOUS_DUE),), "discharged is known"),
    ],
)
def test_a_step_that_may_open_without_a_date_is_refused(rules: tuple[DueRule, ...], told: str) -> None:
    spoiled = with_step(SMALL, "closing", due=rules)
    assert_refused(spoiled, Code.NO_DUE_DATE, "step.closing", '"Closing" (closing)', told)


@pytest.mark.parametrize(
    "rules",
    [
        (due(3, Anchor.APPLIED, Anchor.DISCHARGED),),
        (due(1, Anchor.DISCHARGED, when=(Condition.ACUTE,)), AFTER_DISCHARGE),
        (BEFORE_FORECAST, SUDDEN, AFTER_DISCHARGE),
        BY_AGE,
        (due(3, Anchor.TERM_END),),
        (due(3, Anchor.STEP_OPENED),),
    ],
)
def test_a_step_that_always_has_a_date_is_accepted(rules: tuple[DueRule, ...]) -> None:
    assert () == check(with_step(SMALL, "closing", due=rules), a_law(), some_texts())


def test_every_opening_is_held_against_the_rules() -> None:
    openings = (*on(Anchor.DISCHARGED), *on(Anchor.ADMITTED))
    spoiled = with_step(SMALL, "closing", opens=openings)
    assert_refused(spoiled, Code.NO_DUE_DATE, "step.closing", "admitted is known")


def test_a_step_may_wait_for_a_date_while_somebody_is_asked_for_it() -> None:
    early = {"opens": on(Anchor.ADMITTED), "due": (BEFORE_FORECAST,)}
    waiting = with_step(SMALL, "closing", **early, until=Anchor.DISCHARGED)
    assert () == check(waiting, a_law(), some_texts())
    too_long = with_step(SMALL, "closing", **early)
    assert_refused(too_long, Code.NO_DUE_DATE, "step.closing", "where the pupil is discharged")


def test_a_step_may_not_wait_for_a_date_that_nobody_is_asked_for_any_more() -> None:
    spoiled = with_step(SMALL, "closing", due=(BEFORE_FORECAST,))
    assert_refused(spoiled, Code.NO_DUE_DATE, "step.closing", "discharged is known")


def test_an_opening_that_a_party_completes_is_held_against_the_rules() -> None:
    openings = (Opening(anchors=(Anchor.OPENED,), parties=(SMALL.chain[1],)),)
    spoiled = with_step(SMALL, "closing", opens=openings)
    assert_refused(spoiled, Code.NO_DUE_DATE, "step.closing", "opened is known")


def test_a_repetition_without_a_next_date_is_refused() -> None:
    spoiled = with_step(SMALL, "report", due=(due(30, Anchor.ADMITTED, when=(Condition.FIRST_OCCURRENCE,)),))
    assert_refused(spoiled, Code.NO_NEXT_DATE, "step.report", '"Report" (report)', "come back")


@pytest.mark.parametrize(
    "rules",
    [
        (due(30, Anchor.ADMITTED),),
        (due(30, Anchor.APPLIED, Anchor.PREVIOUS_DUE), due(30, Anchor.ADMITTED)),
        (due(30, Anchor.PREVIOUS_DUE, Anchor.ADMITTED, earliest_anchor=True),),
    ],
)
def test_a_repetition_that_is_due_on_the_same_day_again_is_refused(rules: tuple[DueRule, ...]) -> None:
    assert_refused(with_step(SMALL, "report", due=rules), Code.REPEATS_ON_THE_SPOT, "step.report", "(report)")


def test_a_finding_step_that_repeats_on_the_spot_is_refused() -> None:
    spoiled = with_step(SMALL, "forecast", due=(due(20, Anchor.ADMITTED),))
    assert_refused(spoiled, Code.REPEATS_ON_THE_SPOT, "step.forecast", '"Forecast" (forecast)')


@pytest.mark.parametrize(
    "rules",
    [
        (due(30, Anchor.ADMITTED, every=True),),
        (due(30, Anchor.PREVIOUS_DUE, Anchor.ADMITTED),),
        (due(30, Anchor.STEP_OPENED), due(1, Anchor.ADMITTED, or_earlier=True)),
    ],
)
def test_a_repetition_that_moves_on_is_accepted(rules: tuple[DueRule, ...]) -> None:
    assert () == check(with_step(SMALL, "report", due=rules), a_law(), some_texts())
