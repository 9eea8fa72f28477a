"""Somebody may make each move, and none goes round a hard stop."""

from dataclasses import replace

import pytest

from sisam.domain.fact import Guard
from sisam.domain.organisation import OrganisationKind
from sisam.domain.workflow import Workflow
from sisam.proof.checking import check
from sisam.proof.moves import hard_stops
from sisam.proof.objection import Code
from tests.unit.proof.small_workflow import (
    HARD_STOP,
    a_law,
    a_move,
    a_workflow,
    assert_refused,
    some_texts,
    with_move,
    with_outcome,
    with_party,
)

SMALL = a_workflow()


def with_another(name: str, source: str, target: str) -> Workflow:
    move = a_move(name, source, target, guards=HARD_STOP)
    return replace(SMALL, transitions={**SMALL.transitions, name: move})


def test_the_hard_stop_is_where_the_placement_is_left() -> None:
    assert ["outside"] == [state.id for state in hard_stops(SMALL)]


@pytest.mark.parametrize("guards", [(), (Guard.RECEIVING_SIDE_ACCOUNTABLE,), (Guard.DATED_NEXT_STEP_OPEN,)])
def test_a_move_round_the_hard_stop_is_refused(guards: tuple[Guard, ...]) -> None:
    spoiled = with_move(SMALL, "follow", guards=guards)
    missing = [guard.replace("_", " ") for guard in HARD_STOP if guard not in guards]
    assert_refused(spoiled, Code.MISSING_HARD_STOP, "transition.follow", "(outside)", "(follow)", *missing)


@pytest.mark.parametrize("source", ["inside", "outside"])
def test_closing_in_one_name_before_the_receiver_has_the_pupil_is_refused(source: str) -> None:
    spoiled = with_outcome(SMALL, "done", sources=("followed", source))
    assert_refused(spoiled, Code.ONE_NAME_ENOUGH, "outcome.done", f"({source})", "(done)")


def test_a_move_that_nobody_may_make_is_refused() -> None:
    assert_refused(with_move(SMALL, "leave", by=()), Code.NOBODY_MAY, "transition.leave", "(leave)")


def test_an_outcome_that_nobody_may_choose_is_refused() -> None:
    assert_refused(with_outcome(SMALL, "done", by=()), Code.NOBODY_MAY, "outcome.done", "(done)")


def test_a_move_to_the_end_that_is_no_outcome_is_refused() -> None:
    spoiled = with_another("stop", "followed", "over")
    assert_refused(spoiled, Code.ENDS_WITHOUT_OUTCOME, "transition.stop", '"Stop" (stop)')


def test_a_move_out_of_the_end_is_refused() -> None:
    spoiled = with_another("reopen", "over", "followed")
    assert_refused(spoiled, Code.LEAVES_THE_END, "transition.reopen", '"Reopen" (reopen)')


def test_admission_to_a_home_that_nobody_has_named_is_refused() -> None:
    chain = (SMALL.chain[0], SMALL.chain[1])
    spoiled = with_party(replace(SMALL, chain=chain), "giver", kinds=(OrganisationKind.YOUTH_HOME_SCHOOL,))
    assert_refused(spoiled, Code.HOME_NOT_NAMED, "transition.enter", '"Enter" (enter)')
    guarded = with_move(spoiled, "enter", guards=(Guard.YOUTH_HOME_NAMED,))
    assert () == check(guarded, a_law(), some_texts())
