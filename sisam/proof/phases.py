"""The phase of a step: when in a placement it first opens."""

from sisam.domain.anchor import Anchor
from sisam.domain.step_definition import Opening, StepDefinition
from sisam.domain.workflow import Phase, Workflow

_ORDER = tuple(Phase)


def phase_of(workflow: Workflow, step: StepDefinition) -> Phase:
    """Return the earliest phase in which a step can open."""
    return min((_opening(workflow, each) for each in step.opens), key=_ORDER.index, default=Phase.BEFORE)


def _opening(workflow: Workflow, opening: Opening) -> Phase:
    phases = [_known(workflow, anchor, frozenset()) for anchor in opening.anchors]
    return max(phases, key=_ORDER.index, default=Phase.BEFORE)


def _known(workflow: Workflow, anchor: Anchor, asked: frozenset[Anchor]) -> Phase:
    """Return the phase in which a move records an anchor, or a step sets it or asks for it."""
    moved = [
        workflow.states[each.target].phase for each in workflow.transitions.values() if each.records is anchor
    ]
    if moved:
        return min(moved, key=_ORDER.index)
    steps = [
        step
        for step in workflow.steps.values()
        if anchor in (step.sets, step.records, *step.finds_anchors) and anchor not in asked
    ]
    within = [
        max((_known(workflow, each, asked | {anchor}) for each in opening.anchors), key=_ORDER.index)
        for step in steps
        for opening in step.opens
        if opening.anchors
    ]
    return min(within, key=_ORDER.index, default=Phase.BEFORE)
