"""Settling: a case is asked to end because a new placement has its own, and debts go on in that one."""

from sisam.domain.command import AcceptDebts, DropSettlement, OpenSettlement
from sisam.domain.event import EventType
from sisam.domain.message import Template
from sisam.domain.refusal_between_cases import NotOwedThere
from sisam.domain.step import Cause, Step
from sisam.domain.step_definition import OpenedBy, StepDefinition
from sisam.domain.workflow import Workflow
from sisam.engine.alerts.ladder_seats import acting_seat
from sisam.engine.alerts.telling import notify, notify_side
from sisam.engine.draft import Draft
from sisam.engine.permitting import require_any_party
from sisam.engine.sides import owner_of
from sisam.engine.steps.ending_steps import cancel_step
from sisam.engine.steps.opening_steps import open_step


def settlement_of(workflow: Workflow) -> StepDefinition | None:
    """Return the step that asks to settle a case; an older workflow has none."""
    return next((each for each in workflow.steps.values() if each.opened_by is OpenedBy.NEW_PLACEMENT), None)


def open_settlement(draft: Draft, act: OpenSettlement) -> None:
    """Open the step that asks to settle the case, if it is not open, and tell its owner.

    It is nobody's act: whoever opened the new placement's case need not be a party of this one, and no
    party of this one is to learn from its journal who that was (OSL 26:1). Its number is told to a party
    of both.
    """
    definition = settlement_of(draft.workflow)
    if definition is None or _live(draft, definition):
        return
    owner = owner_of(draft.workflow, draft.case, definition)
    if owner is None:
        return
    earlier = [step for step in draft.case.steps.values() if step.definition == definition.id]
    draft.time_passes = True
    step = open_step(
        draft, definition, owner, None, draft.today, earlier[-1] if earlier else None, tells=False
    )
    draft.time_passes = False
    told = {"number": act.number} if owner.organisation_id in act.parties else {}
    notify(draft, acting_seat(draft.workflow, owner), Template.NEW_PLACEMENT, step, **told)


def drop_settlement(draft: Draft, _: DropSettlement) -> None:
    """Cancel the step that asks to settle the case: no placement follows any more."""
    definition = settlement_of(draft.workflow)
    draft.time_passes = True
    for step in _live(draft, definition) if definition else []:
        cancel_step(draft, step, Cause.OVERTAKEN)
    draft.time_passes = False


def accept_debts(draft: Draft, act: AcceptDebts) -> None:
    """Go on with debts of the case before: each is owed here now, by this case's own clock.

    Raises:
        NotAParty: the actor's organisation is no party of this case either.
        NotOwedThere: a step that was to go on with one of them is not open.
    """
    require_any_party(draft)
    for debt in act.debts:
        step = draft.case.steps.get(debt.successor_id)
        if step is None or not step.live or step.definition != debt.step:
            raise NotOwedThere(steps=(debt.step,))
        draft.record(
            EventType.DEBT_ACCEPTED,
            step=step.id,
            predecessor=debt.step_id,
            predecessor_case=act.previous_case_id,
            first_due_on=debt.first_due_on.isoformat(),
        )
        notify_side(draft, step.owner, Template.DEBT_CARRIED, step)


def _live(draft: Draft, definition: StepDefinition) -> list[Step]:
    return [step for step in draft.case.live_steps() if step.definition == definition.id]
