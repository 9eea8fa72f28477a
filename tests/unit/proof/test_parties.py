"""Whoever is missing has somebody who acts instead, and is looked for."""

import pytest

from sisam.domain.fact import Condition
from sisam.domain.workflow import StandIn
from sisam.proof.checking import check
from sisam.proof.objection import Code
from tests.unit.proof.small_workflow import (
    ELDER,
    KEEPER,
    RECEIVER,
    a_law,
    a_workflow,
    assert_refused,
    some_texts,
    with_party,
    with_step,
    without,
)

SMALL = a_workflow()
FORECAST_OR_NOT = (
    StandIn(KEEPER, Condition.FORECAST_KNOWN),
    StandIn(ELDER, Condition.FORECAST_UNKNOWN),
)


def test_a_party_that_may_be_missing_without_a_stand_in_is_refused() -> None:
    spoiled = with_party(SMALL, RECEIVER, stand_ins=())
    assert_refused(spoiled, Code.NO_STAND_IN, "party.receiver", "the receiver (receiver)")


def test_a_stand_in_that_never_acts_is_refused() -> None:
    spoiled = with_party(SMALL, RECEIVER, missing_when=None)
    assert_refused(spoiled, Code.STAND_IN_NEVER_ACTS, "party.receiver", "(receiver)", "(keeper)", "(elder)")


@pytest.mark.parametrize(
    ("stand_ins", "gap"),
    [
        ((StandIn(KEEPER, Condition.COMPULSORY_AGE),), "past compulsory school age"),
        ((StandIn(KEEPER, Condition.ACUTE),), "none of the named conditions holds"),
        (
            (StandIn(KEEPER, Condition.SUDDEN), StandIn(ELDER, Condition.NOT_DISCHARGED)),
            "discharged",
        ),
    ],
)
def test_stand_ins_that_leave_a_gap_are_refused(stand_ins: tuple[StandIn, ...], gap: str) -> None:
    spoiled = with_party(SMALL, RECEIVER, stand_ins=stand_ins)
    assert_refused(spoiled, Code.STAND_INS_LEAVE_A_GAP, "party.receiver", "(receiver)", gap)


@pytest.mark.parametrize("stand_ins", [(StandIn(KEEPER),), FORECAST_OR_NOT])
def test_stand_ins_for_every_case_are_accepted(stand_ins: tuple[StandIn, ...]) -> None:
    assert () == check(with_party(SMALL, RECEIVER, stand_ins=stand_ins), a_law(), some_texts())


def test_a_stand_in_that_may_itself_be_missing_is_refused() -> None:
    shaky = {"missing_when": Condition.NO_HOME_SCHOOL, "stand_ins": (StandIn(ELDER),)}
    spoiled = with_party(SMALL, KEEPER, **shaky)
    assert_refused(spoiled, Code.STAND_IN_MAY_BE_MISSING, "party.receiver", "(receiver)", "(keeper)")


def test_a_party_that_stands_in_for_itself_is_refused() -> None:
    spoiled = with_party(SMALL, RECEIVER, stand_ins=(StandIn(RECEIVER),))
    codes = {each.code for each in check(spoiled, a_law(), some_texts())}
    assert {Code.STAND_IN_MAY_BE_MISSING} == codes


def test_a_party_that_may_be_unknown_and_that_nobody_looks_for_is_refused() -> None:
    spoiled = without(SMALL, "steps", "who_receives")
    assert_refused(spoiled, Code.NOBODY_FINDS_PARTY, "step.place", "(receiver)", '"Place" (place)')


def test_a_party_that_no_step_needs_may_stay_unknown() -> None:
    unneeded = with_party(SMALL, "elder", missing_when=Condition.NO_HOME_SCHOOL, stand_ins=(StandIn(KEEPER),))
    unneeded = with_party(unneeded, RECEIVER, stand_ins=(StandIn(KEEPER),))
    assert () == check(unneeded, a_law(), some_texts())
    needed = with_step(unneeded, "closing", owner=ELDER)
    assert_refused(needed, Code.NOBODY_FINDS_PARTY, "step.closing", "(elder)", "(closing)")
