"""The state machine that `transitions` carries: moves and guards of a workflow version."""

from dataclasses import replace
from typing import Any

import pytest

from sisam.domain.case import Case
from sisam.domain.fact import Guard
from sisam.domain.ids import PartyName
from sisam.domain.refusal import GuardFails, UnknownName, WrongState
from sisam.engine.machine import moves_from, target_of
from tests.builders import a_case, a_deadline, a_step, an_accountability, shipped_rules

WORKFLOW = shipped_rules().workflow
NAMED = {PartyName("youth_home"): "org-home", PartyName("youth_home_school"): "org-homeschool"}
RECEIVED = (an_accountability(place=2, party=PartyName("receiving_school")),)


def discharged_owing(definition: str, **fields: Any) -> Case:  # noqa: ANN401
    """A discharged case that the receiving school is accountable for, with one step and its clock."""
    step, deadline = a_step(definition=definition), a_deadline()
    return a_case(
        in_state="discharged",
        accountabilities=RECEIVED,
        steps={step.id: step},
        deadlines={deadline.id: deadline},
        **fields,
    )


@pytest.mark.parametrize(
    ("state", "moves"),
    [
        ("investigation", {"record_custody", "apply", "admit"}),
        ("custody", {"apply", "admit"}),
        ("applied", {"admit"}),
        ("admitted", {"discharge", "transfer"}),
        ("discharged", {"follow_up"}),
        ("follow_up", set()),
        ("closed", set()),
    ],
)
def test_each_state_has_its_own_moves_and_no_back_door(state: str, moves: set[str]) -> None:
    assert moves == set(moves_from(WORKFLOW, state))


def test_a_trigger_leads_to_its_target_and_leaves_the_case_alone() -> None:
    case = a_case(in_state="investigation")

    assert "applied" == target_of(WORKFLOW, case, "apply")
    assert "investigation" == case.state


def test_an_unknown_trigger_is_told() -> None:
    with pytest.raises(UnknownName) as refusal:
        target_of(WORKFLOW, a_case(), "to_closed")

    assert "to_closed" == refusal.value.name


def test_a_trigger_of_another_state_is_told() -> None:
    with pytest.raises(WrongState) as refusal:
        target_of(WORKFLOW, a_case(in_state="closed"), "admit")

    assert ("closed", ()) == (refusal.value.state, refusal.value.possible)


@pytest.mark.parametrize("missing", [None, *NAMED])
def test_admission_needs_the_home_and_its_school(missing: PartyName | None) -> None:
    parties = {party: each for party, each in NAMED.items() if party != missing}
    case = a_case(in_state="applied", parties=parties)

    if missing is None:
        assert "admitted" == target_of(WORKFLOW, case, "admit")
    else:
        with pytest.raises(GuardFails) as refusal:
            target_of(WORKFLOW, case, "admit")
        assert Guard.YOUTH_HOME_NAMED is refusal.value.guard


def test_follow_up_needs_a_dated_next_step() -> None:
    case = a_case(in_state="discharged", accountabilities=RECEIVED)

    with pytest.raises(GuardFails) as refusal:
        target_of(WORKFLOW, case, "follow_up")

    assert Guard.DATED_NEXT_STEP_OPEN is refusal.value.guard


def test_the_watch_is_no_next_step() -> None:
    case = discharged_owing("watch")

    with pytest.raises(GuardFails) as refusal:
        target_of(WORKFLOW, case, "follow_up")

    assert Guard.DATED_NEXT_STEP_OPEN is refusal.value.guard


def test_a_step_with_a_clock_is_a_next_step() -> None:
    case = discharged_owing("school_started")

    assert "follow_up" == target_of(WORKFLOW, case, "follow_up")


def test_accountability_of_an_earlier_round_does_not_let_a_pupil_go() -> None:
    case = discharged_owing("school_started", round=2)

    with pytest.raises(GuardFails) as refusal:
        target_of(WORKFLOW, case, "follow_up")

    assert Guard.RECEIVING_SIDE_ACCOUNTABLE is refusal.value.guard


def test_another_version_of_the_workflow_has_a_machine_of_its_own() -> None:
    apply = WORKFLOW.transitions["apply"]
    changed = replace(
        WORKFLOW,
        version="2",
        hash="another",
        transitions={**WORKFLOW.transitions, "apply": replace(apply, target="custody")},
    )

    assert "custody" == target_of(changed, a_case(in_state="investigation"), "apply")
    assert "applied" == target_of(WORKFLOW, a_case(in_state="investigation"), "apply")
