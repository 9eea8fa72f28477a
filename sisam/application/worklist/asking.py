"""Asking: what a live step asks of somebody, by whose move it is."""

from sisam.application.ports.work_lists import WorkStep
from sisam.domain.asked import Asked
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.step import Side, Step, StepStatus
from sisam.domain.step_definition import StepDefinition


def mover_of(step: WorkStep | Step) -> OrganisationId:
    """Return the organisation that is to do something about a step now."""
    return moving_side(step).organisation_id


def moving_side(step: WorkStep | Step) -> Side:
    """Return the side that is to do something about a step now."""
    return step.confirmer if step.status is StepStatus.OFFERED and step.confirmer else step.owner


def asked_of(step: WorkStep | Step, definition: StepDefinition, person_id: PersonId, *, own: bool) -> Asked:
    """Return what a step asks of a person, whose organisations' move it is or is not (`own`)."""
    if step.status is StepStatus.OFFERED:
        if not own:
            return Asked.AWAIT_ANSWER
        return Asked.COLLEAGUE_ANSWERS if step.offered_by == person_id else Asked.ANSWER
    if not own:
        return Asked.AWAIT_HANDOVER
    if step.confirmer is not None:
        return Asked.HAND_OVER_AGAIN if step.returns else Asked.HAND_OVER
    return _of_owner(definition)


def _of_owner(definition: StepDefinition) -> Asked:
    if definition.is_finding:
        return Asked.FIND
    if definition.ends_with_closing:
        return Asked.CLOSE
    if definition.asks_in_pause:
        return Asked.END_PAUSE
    return Asked.MOVE_ON if definition.is_watch else Asked.DO
