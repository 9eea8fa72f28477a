"""A pupil who is away is asked for, and what the law demands does not wait for them."""

from dataclasses import replace

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.ids import PartyName
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.source import Source
from sisam.domain.step_definition import OpenedBy
from sisam.proof.checking import check
from sisam.proof.objection import Code
from tests.unit.proof.pausing_workflow import PAUSE, pausing
from tests.unit.proof.small_workflow import (
    GIVER,
    a_law,
    a_workflow,
    assert_refused,
    due,
    some_texts,
    with_step,
)


def test_a_workflow_whose_pauses_are_asked_about_is_accepted() -> None:
    assert () == check(pausing(), a_law(), some_texts())


@pytest.mark.parametrize(
    "changes",
    [
        {"opened_by": OpenedBy.CHANGE_OF_HOME},
        {"owner": GIVER},
        {"due": (due(1, Anchor.PAUSE_UNTIL, id="still_away.due.1"),)},
    ],
    ids=["not opened by a pause", "of somebody else", "asked too late"],
)
def test_a_pause_that_nobody_is_asked_about_is_refused(changes: dict[str, object]) -> None:
    codes = {
        each.code for each in check(with_step(pausing(), "still_away", **changes), a_law(), some_texts())
    }

    assert Code.NOBODY_ASKS_IN_PAUSE in codes


def test_a_pause_without_its_step_is_refused_with_a_story() -> None:
    spoiled = replace(a_workflow(), pause=PAUSE)
    assert_refused(spoiled, Code.NOBODY_ASKS_IN_PAUSE, "pause", "runs away")


@pytest.mark.parametrize(
    ("longest", "refused"),
    [
        (Interval(14, Clock.DAYS), False),
        (Interval(2, Clock.WEEKS), False),
        (Interval(15, Clock.DAYS), True),
        (Interval(3, Clock.WEEKS), True),
        (Interval(1, Clock.MONTHS), True),
        (Interval(10, Clock.WORKING_DAYS), True),
    ],
)
def test_a_pause_ends_at_most_fourteen_days_off(longest: Interval, refused: bool) -> None:
    found = [each.code for each in check(pausing(longest=longest), a_law(), some_texts())]

    assert ([Code.PAUSE_TOO_LONG] if refused else []) == found


@pytest.mark.parametrize("name", ["started", "watch"])
def test_what_the_law_demands_and_the_watch_never_wait(name: str) -> None:
    spoiled = with_step(pausing(), name, waits_in_pauses=True)
    assert_refused(spoiled, Code.LAW_WAITS, f"step.{name}", f"({name})", "ten days")


def test_a_maximum_never_waits() -> None:
    rule = due(5, Anchor.ADMITTED, maximum=True, source=Source.POLICY, id="report.due.1")
    spoiled = with_step(pausing(), "report", due=(rule,), waits_in_pauses=True)

    assert Code.LAW_WAITS in {each.code for each in check(spoiled, a_law(), some_texts())}


def test_a_step_of_our_own_may_wait() -> None:
    assert () == check(with_step(pausing(), "report", waits_in_pauses=True), a_law(), some_texts())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"by": (PartyName("nobody"),)}, Code.UNKNOWN_PARTY),
        ({"sources": ("nowhere",)}, Code.UNKNOWN_STATE),
    ],
)
def test_a_pause_names_parties_and_states_that_there_are(changes: dict[str, object], code: Code) -> None:
    assert [code] == [each.code for each in check(pausing(**changes), a_law(), some_texts())]


def test_a_reason_without_swedish_is_refused() -> None:
    spoiled = pausing(reasons={"hospital": {}})

    assert {Code.MISSING_LANGUAGE} == {each.code for each in check(spoiled, a_law(), some_texts())}
