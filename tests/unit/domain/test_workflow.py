"""What a workflow and its definitions answer of themselves."""

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.ids import PartyName
from sisam.domain.reckoning import Clock, Interval
from tests.builders import shipped_rules

WORKFLOW = shipped_rules().workflow


def test_a_case_opens_in_the_initial_state_and_ends_in_the_final_one() -> None:
    assert ("investigation", "closed") == (WORKFLOW.initial.id, WORKFLOW.final.id)


@pytest.mark.parametrize(
    ("party", "place"),
    [
        ("social_services", 0),
        ("youth_home_school", 1),
        ("receiving_school", 2),
        # Stand-ins hold the place of whom they stand in for.
        ("education_administration", 2),
        ("activity_responsibility", 2),
        ("home_school", None),
        ("placement_unit", None),
        ("nobody", None),
    ],
)
def test_a_party_has_its_place_in_the_chain_or_none(party: str, place: int | None) -> None:
    assert place == WORKFLOW.place(PartyName(party))


@pytest.mark.parametrize(
    ("step", "hands_over", "watch", "finding"),
    [
        ("contact", True, False, False),
        ("mapping", False, False, False),
        ("watch", False, True, False),
        ("forecast", False, False, True),
    ],
)
def test_a_definition_tells_what_it_is(step: str, hands_over: bool, watch: bool, finding: bool) -> None:
    definition = WORKFLOW.steps[step]

    assert (hands_over, watch, finding) == (
        definition.hands_over,
        definition.is_watch,
        definition.is_finding,
    )


def test_a_definition_tells_every_anchor_that_its_due_rules_count_from() -> None:
    assert {Anchor.ADMITTED, Anchor.CONTACT_CONFIRMED} == WORKFLOW.steps["school_information"].due_anchors
    assert {Anchor.LAST_ACT} == WORKFLOW.steps["watch"].due_anchors


def test_an_interval_is_never_negative() -> None:
    with pytest.raises(ValueError, match="never negative"):
        Interval(-1, Clock.DAYS)
