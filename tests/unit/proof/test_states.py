"""A case begins in one state, can come to each, and can end from each."""

from dataclasses import replace

from sisam.domain.workflow import Phase, Workflow
from sisam.proof.checking import check
from sisam.proof.objection import Code
from tests.unit.proof.small_workflow import (
    HARD_STOP,
    a_law,
    a_move,
    a_state,
    a_workflow,
    assert_refused,
    some_texts,
    with_outcome,
    with_state,
)

SMALL = a_workflow()


def codes_of(workflow: Workflow) -> set[tuple[Code, str]]:
    objections = check(workflow, a_law(), some_texts())
    return {(each.code, each.origin.key) for each in objections}


def with_limbo(*moves: tuple[str, str, str]) -> Workflow:
    """Return the workflow with another state and moves to it or from it."""
    limbo = a_state("limbo", Phase.AFTER)
    added = {name: a_move(name, source, target, guards=HARD_STOP) for name, source, target in moves}
    return replace(
        SMALL,
        states={**SMALL.states, "limbo": limbo},
        transitions={**SMALL.transitions, **added},
    )


def test_no_initial_state_is_refused() -> None:
    found = codes_of(with_state(SMALL, "asked", initial=False))
    assert (Code.NO_INITIAL_STATE, "state") in found


def test_several_initial_states_are_refused() -> None:
    spoiled = with_state(SMALL, "inside", initial=True)
    assert_refused(spoiled, Code.SEVERAL_INITIAL_STATES, "state.inside", "(asked)", "(inside)")


def test_no_final_state_is_refused() -> None:
    spoiled = with_state(SMALL, "over", final=False, watch="watch")
    assert (Code.NO_FINAL_STATE, "state") in codes_of(spoiled)


def test_several_final_states_are_refused() -> None:
    spoiled = with_state(with_limbo(), "limbo", final=True, watch=None)
    assert_refused(spoiled, Code.SEVERAL_FINAL_STATES, "state.limbo", "(limbo)")


def test_a_state_that_no_move_leads_to_is_refused() -> None:
    spoiled = with_limbo(("back", "limbo", "followed"))
    assert_refused(spoiled, Code.UNREACHABLE_STATE, "state.limbo", '"Limbo" (limbo)')


def test_a_state_that_nothing_leads_out_of_is_refused() -> None:
    spoiled = with_limbo(("fall", "followed", "limbo"))
    assert_refused(spoiled, Code.DEAD_END, "state.limbo", '"Limbo" (limbo)')


def test_a_circle_that_never_comes_to_an_end_is_refused() -> None:
    spoiled = with_limbo(("fall", "followed", "limbo"), ("turn", "limbo", "limbo_too"))
    other = a_state("limbo_too", Phase.AFTER)
    spoiled = replace(
        spoiled,
        states={**spoiled.states, "limbo_too": other},
        transitions={**spoiled.transitions, "again": a_move("again", "limbo_too", "limbo")},
    )
    expected = {
        (Code.NO_WAY_TO_THE_END, "state.limbo"),
        (Code.NO_WAY_TO_THE_END, "state.limbo_too"),
    }
    assert expected == codes_of(spoiled)


def test_a_state_is_a_dead_end_only_where_no_outcome_closes_it() -> None:
    spoiled = with_limbo(("fall", "followed", "limbo"))
    assert set() == codes_of(with_outcome(spoiled, "done", sources=("followed", "limbo")))
