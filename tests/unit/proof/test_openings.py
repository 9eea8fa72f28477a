"""Every step opens in some case, and so does each of its openings."""

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.step_definition import Opening
from sisam.proof.checking import check
from sisam.proof.objection import Code
from sisam.proof.openings import moments
from tests.unit.proof.small_workflow import (
    a_law,
    a_workflow,
    assert_refused,
    on,
    some_texts,
    with_step,
)

SMALL = a_workflow()


@pytest.mark.parametrize(
    "changes",
    [
        {"opens": ()},
        {"opens": on(Anchor.DISCHARGED, when=(Condition.NOT_DISCHARGED,))},
        {"opens": on(Anchor.DISCHARGED, when=(Condition.ACUTE,)), "unless": (Condition.ACUTE,)},
        {"until": Anchor.DISCHARGED},
        {"opens": (Opening(wait=Interval(3, Clock.WORKING_DAYS)),)},
        {"opens": (*on(Anchor.DISCHARGED), *on(Anchor.FORECAST, when=(Condition.FORECAST_UNKNOWN,)))},
        {"overtaken_when": (Condition.DISCHARGED,)},
    ],
)
def test_a_step_that_can_never_open_is_refused(changes: dict[str, object]) -> None:
    assert_refused(with_step(SMALL, "closing", **changes), Code.NEVER_OPENS, "step.closing", "(closing)")


def test_a_step_that_a_change_of_party_opens_needs_no_opening() -> None:
    assert () == SMALL.steps["change"].opens
    assert () == check(SMALL, a_law(), some_texts())


def test_a_repeating_step_is_open_a_first_time_and_later_times() -> None:
    worlds = {moment.world for moment in moments(SMALL, SMALL.steps["report"])}
    expected = {frozenset({Condition.FIRST_OCCURRENCE}), frozenset({Condition.LATER_OCCURRENCE})}
    assert expected == worlds


def test_what_was_known_when_another_step_set_an_anchor_is_known_with_it() -> None:
    follower = with_step(SMALL, "closing", opens=on(Anchor.SCHOOL_STARTED)).steps["closing"]
    (moment,) = moments(SMALL, follower)
    assert Anchor.DISCHARGED in moment.known
    # A start of school can be taken away again; only a discharge cannot.
    assert Anchor.SCHOOL_STARTS not in moment.known
