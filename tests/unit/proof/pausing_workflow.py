# ruff: noqa: ANN401 - the changes are those of `dataclasses.replace`
"""The small workflow with pauses that somebody is asked about."""

from dataclasses import replace
from typing import Any

from sisam.domain.anchor import Anchor
from sisam.domain.origin import Origin
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.step_definition import ACCOUNTABLE, ClockKind, OpenedBy, StepKind
from sisam.domain.workflow import PauseDefinition, Workflow
from tests.unit.proof.small_workflow import GIVER, a_step, a_workflow, due, said

PAUSE = PauseDefinition(
    reasons={"hospital": said("In hospital")},
    sources=("inside",),
    by=(GIVER,),
    longest=Interval(14, Clock.DAYS),
    origin=Origin("workflow.toml", "pause"),
)
CHECK = a_step(
    "still_away",
    due(0, Anchor.PAUSE_UNTIL),
    kind=StepKind.CHECK,
    owner=ACCOUNTABLE,
    opens=(),
    opened_by=OpenedBy.PAUSE,
    clock_kind=ClockKind.PAUSE,
)


def pausing(**changes: Any) -> Workflow:
    """A workflow whose cases can be paused, with the changes that spoil it."""
    small = a_workflow()
    return replace(small, pause=replace(PAUSE, **changes), steps={**small.steps, CHECK.id: CHECK})
