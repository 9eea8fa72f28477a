"""Whatever a step waits for is recorded by somebody, and asked for where it may be unknown."""

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.step_definition import ClockKind
from sisam.domain.workflow import Workflow
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
    without,
)

SMALL = a_workflow()


def codes_of(workflow: Workflow) -> set[tuple[Code, str]]:
    return {(each.code, each.origin.key) for each in check(workflow, a_law(), some_texts())}


@pytest.mark.parametrize(
    "changes",
    [
        {"opens": (*on(Anchor.DISCHARGED), *on(Anchor.HANDOVER_CONFIRMED))},
        {"until": Anchor.HANDOVER_CONFIRMED},
        {"due": (due(1, Anchor.HANDOVER_CONFIRMED), due(1, Anchor.DISCHARGED))},
        {"due": (due(1, Anchor.OFFERED), due(1, Anchor.DISCHARGED))},
        {"due": (due(1, Anchor.REVIEW), due(1, Anchor.DISCHARGED))},
    ],
)
def test_an_anchor_that_nothing_records_is_refused(changes: dict[str, object]) -> None:
    assert (Code.NEVER_RECORDED, "step.closing") in codes_of(with_step(SMALL, "closing", **changes))


def test_an_opening_that_waits_for_a_date_of_the_step_itself_is_refused() -> None:
    spoiled = with_step(SMALL, "closing", opens=(*on(Anchor.DISCHARGED), *on(Anchor.LAST_ACT)))
    assert (Code.NEVER_RECORDED, "step.closing") in codes_of(spoiled)


def test_a_review_is_known_where_some_step_is_one() -> None:
    counting = with_step(SMALL, "closing", due=(due(1, Anchor.REVIEW), due(1, Anchor.DISCHARGED)))
    assert set() == codes_of(with_step(counting, "report", clock_kind=ClockKind.REVIEW))


@pytest.mark.parametrize("anchor", [Anchor.TURNS_18, Anchor.COMPULSORY_SCHOOLING_UNTIL])
def test_a_date_that_may_be_unknown_and_that_nobody_asks_for_is_refused(anchor: Anchor) -> None:
    spoiled = with_step(SMALL, "closing", opens=on(anchor), due=(due(1, anchor),))
    told = anchor.replace("_", " ")
    assert_refused(spoiled, Code.NOBODY_FINDS_DATE, "step.closing", told, '"Closing" (closing)')


def test_without_its_finding_step_a_forecast_is_not_waited_for() -> None:
    spoiled = without(SMALL, "steps", "forecast")
    expected = {(Code.NOBODY_FINDS_DATE, "step.place"), (Code.NOBODY_FINDS_DATE, "step.who_receives")}
    assert expected == codes_of(spoiled)


def test_a_date_that_a_handover_records_needs_no_finding_step() -> None:
    spoiled = with_step(SMALL, "place", records=None)
    assert {(Code.NOBODY_FINDS_DATE, "step.started")} == codes_of(spoiled)


@pytest.mark.parametrize(
    "changes",
    [
        {"sets": Anchor.ADMITTED},
        {"records": Anchor.LAST_ACT},
    ],
)
def test_an_anchor_that_cannot_come_about_like_that_is_refused(changes: dict[str, object]) -> None:
    spoiled = with_step(SMALL, "closing", **changes)
    assert_refused(spoiled, Code.WRONG_ANCHOR, "step.closing", "(closing)")


def test_a_finding_step_for_what_no_command_records_is_refused() -> None:
    spoiled = with_step(SMALL, "forecast", finds_anchors=(Anchor.FORECAST, Anchor.TERM_END))
    assert_refused(spoiled, Code.WRONG_ANCHOR, "step.forecast", "(forecast)", "term_end")
