"""Lapses: what must never be true of a case, whatever its parties do or leave undone."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

from sisam.domain.case import Case
from sisam.domain.workflow import Phase, Workflow


class Lapse(StrEnum):
    """The closed list of ways in which a case could be forgotten (I01–I03, I12, I13, hard stop 2)."""

    NOBODY_ACCOUNTABLE = "nobody_accountable"
    GAP_IN_ACCOUNTABILITY = "gap_in_accountability"
    WENT_BACKWARDS = "went_backwards"
    STEP_WITHOUT_A_CLOCK = "step_without_a_clock"
    NOTHING_OPEN = "nothing_open"
    NOT_SETTLED = "not_settled"
    WENT_ROUND_THE_HARD_STOP = "went_round_the_hard_stop"


def lapses(workflow: Workflow, case: Case) -> Iterator[Lapse]:
    """Yield what is wrong with a case as it stands; nothing, where nobody is forgotten."""
    yield from _of_its_history(case)
    if not case.open:
        if case.accountable is not None or any(case.live_steps()) or _clocks(case):
            yield Lapse.NOT_SETTLED
        return
    accountable = case.accountable
    if accountable is None or accountable.organisation_id not in case.parties.values():
        yield Lapse.NOBODY_ACCOUNTABLE
    if any(case.live_deadline(step.id) is None for step in case.live_steps()):
        yield Lapse.STEP_WITHOUT_A_CLOCK
    if not any(case.live_steps()):
        yield Lapse.NOTHING_OPEN
    if _is_followed_up(workflow, case) and (accountable is None or accountable.place == 0):
        yield Lapse.WENT_ROUND_THE_HARD_STOP


def watch_alone(workflow: Workflow, case: Case) -> bool:
    """Tell whether the watch is the only step that still asks for anything."""
    steps = list(case.live_steps())
    return bool(steps) and all(workflow.steps[step.definition].is_watch for step in steps)


def _of_its_history(case: Case) -> Iterator[Lapse]:
    """Yield what is wrong with the intervals: they tile the life of the case and go forward only."""
    intervals = case.accountabilities
    if not intervals or intervals[0].since_position != 1:
        yield Lapse.GAP_IN_ACCOUNTABILITY
    for before, after in pairwise(intervals):
        if before.until_position != after.since_position:
            yield Lapse.GAP_IN_ACCOUNTABILITY
        if (after.round, after.place) < (before.round, before.place):
            yield Lapse.WENT_BACKWARDS
    if intervals and intervals[-1].until_position != case.closed_position:
        yield Lapse.GAP_IN_ACCOUNTABILITY


def _clocks(case: Case) -> bool:
    return any(case.live_deadline(step.id) for step in case.steps.values())


def _is_followed_up(workflow: Workflow, case: Case) -> bool:
    """Tell whether the case has left the first state after the placement."""
    before = {
        source
        for transition in workflow.transitions.values()
        for source in transition.sources
        if transition.target == case.state
    }
    return case.phase is Phase.AFTER and all(
        workflow.states[source].phase is Phase.AFTER for source in before
    )
