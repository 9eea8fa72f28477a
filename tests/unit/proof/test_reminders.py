"""A reminder goes out to whoever is to do something, while there is time to do it."""

from dataclasses import replace

import pytest

from sisam.domain.ladder import LadderSeat, Reminder
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.workflow import Workflow
from sisam.proof.checking import check
from sisam.proof.objection import Code
from tests.unit.proof.small_workflow import a_law, a_workflow, assert_refused, some_texts

DAYS = Clock.WORKING_DAYS
OWNER = (LadderSeat.OWNER,)


def reminding(count: int, *tells: LadderSeat, clock: Clock = DAYS, given: int | None = None) -> Workflow:
    """The small workflow with a reminder; every step and answer is given so many working days, if said."""
    small = a_workflow()
    plain = replace(small.ladders["plain"], reminder=Reminder(tells, Interval(count, clock)))
    steps = small.steps
    if given is not None:
        time = Interval(given, DAYS)
        steps = {
            name: replace(
                step,
                due=tuple(replace(rule, interval=time) for rule in step.due if rule.direction == "after"),
                answer=time if step.answer else None,
            )
            for name, step in steps.items()
        }
    return replace(small, ladders={**small.ladders, "plain": plain}, steps=steps)


@pytest.mark.parametrize(
    ("workflow", "code", "said"),
    [
        (reminding(2, LadderSeat.OTHER), Code.REMINDS_SOMEBODY_ELSE, "tells other to do it"),
        (reminding(2, LadderSeat.OWNER_MANAGER), Code.REMINDS_SOMEBODY_ELSE, "tells owner manager"),
        (reminding(2, *OWNER, LadderSeat.OTHER), Code.REMINDS_SOMEBODY_ELSE, "tells owner and other"),
        (reminding(2), Code.REMINDS_SOMEBODY_ELSE, "tells nobody"),
        (reminding(0, *OWNER), Code.REMINDS_TOO_LATE, "on the last day itself"),
        (reminding(11, *OWNER), Code.REMINDS_TOO_EARLY, "11 working days"),
        (reminding(1, *OWNER, clock=Clock.WEEKS), Code.REMINDS_TOO_EARLY, "1 week"),
    ],
)
def test_a_reminder_that_does_not_help_is_refused(workflow: Workflow, code: Code, said: str) -> None:
    assert_refused(workflow, code, "ladder.plain.1", "'plain'", said)


def test_a_reminder_that_no_clock_is_long_enough_for_is_refused() -> None:
    [objection] = [
        each
        for each in check(reminding(2, *OWNER, given=3), a_law(), some_texts())
        if each.code is Code.NEVER_REMINDS
    ]

    assert "ladder.plain.1" == objection.origin.key
    assert "2 working days before" in objection.story


def test_one_clock_that_is_long_enough_will_do() -> None:
    codes = {each.code for each in check(reminding(2, *OWNER, given=4), a_law(), some_texts())}

    assert Code.NEVER_REMINDS not in codes


@pytest.mark.parametrize("clock", [Clock.DAYS, DAYS])
@pytest.mark.parametrize("tells", [OWNER, (*OWNER, LadderSeat.OWNER_MANAGER)])
def test_the_owner_and_their_manager_may_be_reminded(clock: Clock, tells: tuple[LadderSeat, ...]) -> None:
    assert () == check(reminding(10, *tells, clock=clock), a_law(), some_texts())
