"""Openings: in which worlds a step opens, and that there are some."""

from collections.abc import Iterator
from dataclasses import dataclass

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition
from sisam.domain.step_definition import OpenedBy, Opening, StepDefinition
from sisam.domain.workflow import Workflow
from sisam.proof.anchors import certain
from sisam.proof.objection import Code, Objection
from sisam.proof.saying import named
from sisam.proof.worlds import RULED_OUT_WITHOUT, World, worlds

_OCCURRENCES = (Condition.FIRST_OCCURRENCE, Condition.LATER_OCCURRENCE)
#: Opened by an act, such as naming another organisation, a step needs no anchor; a pause has its end.
_BY_ACT = Opening()
_BY_PAUSE = Opening((Anchor.PAUSE_UNTIL,))


@dataclass(frozen=True, slots=True)
class Moment:
    """A way in which a step is open: by one of its openings, in a world."""

    opening: Opening
    world: World
    #: The anchors that are certainly known then.
    known: frozenset[Anchor]


def moments(workflow: Workflow, step: StepDefinition) -> Iterator[Moment]:
    """Yield every way in which a step can be open that its conditions tell apart."""
    asked = {
        *(condition for rule in step.due for condition in rule.when),
        *(condition for opening in step.opens for condition in opening.when),
        *step.unless,
        *step.overtaken_when,
        *(_OCCURRENCES if step.repeats else ()),
        *_ends_of_asking(workflow, step),
    }
    ruled_out = {*step.unless, *step.overtaken_when}
    unknown = {anchor for anchor in (step.until, step.sets) if anchor is not None}
    for opening in _openings(step):
        if step.until in opening.anchors or (opening.wait and not opening.anchors):
            continue
        for world in worlds(asked, opening.anchors, unknown):
            if world.issuperset(opening.when) and not world & ruled_out:
                yield Moment(opening, world, certain(workflow, opening, world))


def _openings(step: StepDefinition) -> tuple[Opening, ...]:
    if step.opened_by is None:
        return step.opens
    return (_BY_PAUSE if step.opened_by is OpenedBy.PAUSE else _BY_ACT,)


def _ends_of_asking(workflow: Workflow, step: StepDefinition) -> Iterator[Condition]:
    """Yield what tells whether somebody is still asked for a date that the step counts from."""
    counted = {anchor for rule in step.due for anchor in rule.anchors}
    for finding in workflow.steps.values():
        if finding.until in RULED_OUT_WITHOUT and counted.intersection(finding.finds_anchors):
            yield RULED_OUT_WITHOUT[finding.until]


def objections(workflow: Workflow) -> Iterator[Objection]:
    """Yield an objection for each step that never opens, or of which one opening never does."""
    for step in workflow.steps.values():
        opening = {moment.opening for moment in moments(workflow, step)}
        if not opening:
            yield _never(step, step.id)
            continue
        for number, each in enumerate(step.opens, 1):
            if each not in opening and not step.opened_by:
                yield _never(step, f"opening {number} of {step.id}")


def _never(step: StepDefinition, what: str) -> Objection:
    return Objection(
        code=Code.NEVER_OPENS,
        origin=step.origin,
        sentence=f"{what[0].upper()}{what[1:]} can never come about.",
        remedy="Say on which anchors it opens; let its conditions not contradict each other or what "
        "overtakes it.",
        story=f"{named(step)} stands in the definition, and everybody relies on it. For no pupil does "
        "it ever open: what it waits for cannot be. Its work is not done, and no list shows that it is "
        "missing.",
    )
