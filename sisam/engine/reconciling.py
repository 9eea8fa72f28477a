"""Reconciling: bringing the steps of a case into line with its definition, whatever just changed."""

from sisam.domain.alert import Cleared
from sisam.domain.event import EventType
from sisam.domain.message import Template
from sisam.domain.step import Cause, Side, Step, StepStatus
from sisam.domain.step_definition import StepDefinition
from sisam.engine.draft import Draft
from sisam.engine.ending_steps import cancel_step, confirm_step
from sisam.engine.flagging import drop_clock
from sisam.engine.opening_steps import is_missing, is_needed, is_over, open_if_due, opening_day
from sisam.engine.retiming import retime
from sisam.engine.sides import confirmer_of, owner_of
from sisam.engine.telling import notify_side

#: One change may bring on another (a confirmed contact opens the next step); more rounds than this is a bug.
_ROUNDS = 12


def reconcile(draft: Draft) -> None:
    """Open, cancel, reassign and retime steps until nothing more follows.

    Raises:
        RuntimeError: the definition never comes to rest.
    """
    for _ in range(_ROUNDS):
        length = draft.case.length
        live: dict[str, list[Step]] = {}
        for step in draft.case.live_steps():
            live.setdefault(step.definition, []).append(step)
        for definition in draft.workflow.steps.values():
            _settle(draft, definition, live.get(definition.id, []))
        if draft.case.length == length:
            return
    raise RuntimeError(f"the steps of workflow {draft.workflow.name} do not come to rest")


def _settle(draft: Draft, definition: StepDefinition, live: list[Step]) -> None:
    for step in live:
        _maintain(draft, definition, step)
    if not any(draft.case.steps[step.id].live for step in live):
        open_if_due(draft, definition)


def _maintain(draft: Draft, definition: StepDefinition, step: Step) -> None:
    cause = _cause_to_cancel(draft, definition, step)
    if cause is not None:
        cancel_step(draft, step, cause)
        return
    if definition.is_finding and not definition.repeats and not is_missing(draft, definition):
        confirm_step(draft, step)
        return
    if not definition.opens_by_change:
        _reassign(draft, definition, step)
    current = draft.case.steps[step.id]
    if current.status is StepStatus.OPEN:
        retime(draft, current)


def _cause_to_cancel(draft: Draft, definition: StepDefinition, step: Step) -> Cause | None:
    if is_over(draft.case, definition):
        return Cause.OVERTAKEN
    if not is_needed(draft.case, definition):
        return Cause.NOT_APPLICABLE
    if definition.opens_by_change:
        return None
    if opening_day(draft, definition, waiting=False) is None:
        return Cause.ANCHOR_LOST
    owner = owner_of(draft.workflow, draft.case, definition)
    if definition.is_watch and owner != step.owner:
        return Cause.ACCOUNTABILITY_MOVED
    return None


def _reassign(draft: Draft, definition: StepDefinition, step: Step) -> None:
    """Give a step the sides that its parties are now; who took it over keeps it."""
    owner = step.owner if step.taken_over else owner_of(draft.workflow, draft.case, definition)
    confirmer = confirmer_of(draft.workflow, draft.case, definition)
    owner, confirmer = owner or step.owner, confirmer or step.confirmer
    if (owner, confirmer) == (step.owner, step.confirmer):
        return
    draft.record(
        EventType.STEP_REASSIGNED,
        step=step.id,
        owner_party=owner.party,
        owner=owner.organisation_id,
        confirmer_party=confirmer.party if confirmer else None,
        confirmer=confirmer.organisation_id if confirmer else None,
    )
    if step.status is StepStatus.OFFERED and _must_be_withdrawn(draft, definition, step, confirmer):
        draft.record(EventType.OFFER_WITHDRAWN, step=step.id, reason="party_found")
        drop_clock(draft, step, Cleared.REASSIGNED)
        notify_side(draft, step.confirmer, Template.OFFER_WITHDRAWN, step)
    if owner.organisation_id != step.owner.organisation_id:
        notify_side(draft, owner, Template.STEP_OPENED, draft.case.steps[step.id])


def _must_be_withdrawn(draft: Draft, definition: StepDefinition, step: Step, confirmer: Side | None) -> bool:
    """Tell whether an offer may not simply pass to the new confirmer."""
    if confirmer == step.confirmer or definition.confirmed_by is None:
        return False
    return draft.workflow.parties[definition.confirmed_by].withdraws_offers
