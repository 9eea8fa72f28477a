"""Carrying: which debts of a case the case of the new placement can go on with; pure, over two cases."""

from collections.abc import Iterable, Mapping

from sisam.domain.carrying import Carried
from sisam.domain.case import Case
from sisam.domain.ids import StepId
from sisam.domain.refusal import StepMissing
from sisam.domain.refusal_between_cases import EndsHere, NotOwedThere
from sisam.domain.step import Step
from sisam.domain.workflow import Workflow


def carriable(workflow: Workflow, case: Case, following: Case) -> Mapping[StepId, Carried]:
    """Return the debts of a case that another one can go on with, each with its successor.

    The successor is the live step of the same definition; where a card is owed twice, since the pupil came
    to another home, it goes on with the newest. What ends with the case itself goes on nowhere.
    """
    there = {step.definition: step for step in following.live_steps()}
    newest = {step.definition: step for step in case.live_steps() if goes_on(workflow, step)}
    return {
        step.id: Carried(step.id, name, step.first_due_on, there[name].id, following.id)
        for name, step in newest.items()
        if name in there
    }


def successors(
    workflow: Workflow, case: Case, following: Case, step_ids: Iterable[StepId]
) -> tuple[Carried, ...]:
    """Return what goes on with each of the named steps.

    Raises:
        StepMissing: the case does not owe one of them.
        EndsHere: one of them ends with the case itself.
        NotOwedThere: the other case has none open that could go on with them.
    """
    possible = carriable(workflow, case, following)
    wanted = tuple(dict.fromkeys(step_ids))
    for step_id in wanted:
        step = case.steps.get(step_id)
        if step is None or not step.live:
            raise StepMissing(step=step_id)
        if not goes_on(workflow, step):
            raise EndsHere(step=step.definition)
    lacking = tuple(case.steps[each].definition for each in wanted if each not in possible)
    if lacking:
        raise NotOwedThere(steps=lacking)
    return tuple(possible[each] for each in wanted)


def goes_on(workflow: Workflow, step: Step) -> bool:
    """Tell whether another case may go on with a step; what belongs to this case alone ends with it."""
    definition = workflow.steps[step.definition]
    return not (definition.is_watch or definition.ends_with_closing or definition.opened_by is not None)
