"""A line of a work list leads straight to the page that does what is asked, where one act is meant."""

import pytest

from sisam.domain.asked import Asked
from sisam.domain.ids import CaseId, PartyName, StepId
from sisam.web.pages.work.ways import may_move, way_to_do
from tests.builders import shipped_rules

WORKFLOW = shipped_rules().workflow
CASE, STEP = CaseId("case-1"), StepId("step-1")


@pytest.mark.parametrize(
    ("asked", "definition", "way"),
    [
        (Asked.DO, "mapping", "gor/klart?steg=step-1"),
        (Asked.HAND_OVER, "contact", "gor/lamna-over?steg=step-1"),
        (Asked.HAND_OVER_AGAIN, "contact", "gor/lamna-over?steg=step-1"),
        (Asked.ANSWER, "contact", "gor/bekrafta?steg=step-1"),
        (Asked.FIND, "forecast", "gor/datum?vad=forecast"),
        (Asked.FIND, "receiving_school", "gor/part?vad=receiving_school"),
        (Asked.FIND, "number_unknown", "steg/step-1"),
        (Asked.MOVE_ON, "watch", "gor/handelse"),
        (Asked.CLOSE, "closing", "gor/avsluta"),
        (Asked.END_PAUSE, "still_absent", "steg/step-1"),
        (Asked.COLLEAGUE_ANSWERS, "contact", "steg/step-1"),
        (Asked.AWAIT_ANSWER, "contact", "steg/step-1"),
        (Asked.AWAIT_HANDOVER, "contact", "steg/step-1"),
        (Asked.NOTHING, "contact", "steg/step-1"),
    ],
)
def test_what_is_asked_is_done_where_the_button_leads(asked: Asked, definition: str, way: str) -> None:
    step = WORKFLOW.steps[definition]

    assert f"/arenden/case-1/{way}" == way_to_do(asked, CASE, STEP, step, moves=True)


def test_whoever_may_not_move_the_case_on_comes_to_the_step() -> None:
    step = WORKFLOW.steps["watch"]

    assert "/arenden/case-1/steg/step-1" == way_to_do(Asked.MOVE_ON, CASE, STEP, step, moves=False)


@pytest.mark.parametrize(
    ("state", "party", "may"),
    [
        ("admitted", "youth_home_school", True),
        ("admitted", "receiving_school", False),
        ("discharged", "receiving_school", True),
        ("follow_up", "receiving_school", False),
    ],
)
def test_a_party_may_move_a_case_on_from_where_the_workflow_says_so(
    state: str, party: str, may: bool
) -> None:
    assert may == may_move(WORKFLOW, state, PartyName(party))
