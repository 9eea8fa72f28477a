"""Finding steps: the step that a person means, by its id or by what it is called in the workflow."""

from dataclasses import dataclass

from sisam.domain.case import Case
from sisam.domain.ids import StepId
from sisam.domain.near_names import near_names
from sisam.domain.refusal import StepMissing
from sisam.errors import Conflict


@dataclass(eq=False)
class SeveralSteps(Conflict):
    """Several steps of that name are live; name one by its id."""

    step: str
    ids: tuple[str, ...]


def find_step(case: Case, name: str) -> StepId:
    """Return the id of the step with that id, or of the live occurrence of that definition.

    Where none is live, the occurrence that ended last is returned, so that the refusal says how it ended.

    Raises:
        StepMissing: the case has never had such a step.
        SeveralSteps: several occurrences are live.
    """
    if name in case.steps:
        return StepId(name)
    named = [step for step in case.steps.values() if step.definition == name]
    live = [step for step in named if step.live]
    if len(live) > 1:
        raise SeveralSteps(step=name, ids=tuple(step.id for step in live))
    if not named:
        names = {step.definition for step in case.steps.values()}
        raise StepMissing(step=name).with_near(near_names(name, names))
    return (live or named)[-1].id
