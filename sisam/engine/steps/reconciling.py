"""Reconciling: bringing the steps of a case into line with its definition, whatever just changed."""

from collections.abc import Iterable

from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.event import EventType
from sisam.domain.message import Template
from sisam.domain.step import Cause, Step, StepStatus
from sisam.domain.step_definition import ClockKind, StepDefinition
from sisam.domain.workflow import Workflow
from sisam.engine.acts.handing_over import PARTY_FOUND, take_back
from sisam.engine.alerts.telling import notify_side
from sisam.engine.draft import Draft
from sisam.engine.sides import OF_THE_HOME, confirmer_of, owner_of
from sisam.engine.steps.ending_steps import cancel_step, confirm_step
from sisam.engine.steps.opening_steps import is_missing, is_needed, is_over, open_if_due, opening_day
from sisam.engine.steps.retiming import retime

#: One change may bring on another (a confirmed contact opens the next step); more rounds than this is a bug.
_ROUNDS = 12


def open_what_has_waited(draft: Draft) -> None:
    """Open the steps whose wait is over, and do what follows from that.

    The case was at rest before, and time changes nothing else in the steps.

    Raises:
        RuntimeError: the definition never comes to rest.
    """
    live = {(step.definition, step.round) for step in draft.case.live_steps()}
    for definition in draft.workflow.steps.values():
        round_ = definition.round_at(draft.case.round)
        if definition.opens_in_time and (definition.id, round_) not in live:
            open_if_due(draft, definition)
    reconcile(draft)


def reconcile(draft: Draft) -> None:
    """Open, cancel, reassign and retime steps until nothing more follows.

    The case was at rest before the command, so only what hangs on something that changed since is looked
    at; in a case that was nothing before, everything is.

    Raises:
        RuntimeError: the definition never comes to rest.
    """
    at_rest = draft.before
    for _ in range(_ROUNDS):
        case = draft.case
        live: dict[str, list[Step]] = {}
        for step in case.live_steps():
            live.setdefault(step.definition, []).append(step)
        for definition in unsettled(draft.workflow, at_rest, case):
            _settle(draft, definition, live.get(definition.id, []))
        if draft.case.length == case.length:
            return
        at_rest = case
    raise RuntimeError(f"the steps of workflow {draft.workflow.name} do not come to rest")


def unsettled(workflow: Workflow, at_rest: Case | None, case: Case) -> Iterable[StepDefinition]:
    """Return the definitions whose steps may not be as they should, given a state in which all were.

    A fold makes new mappings only of what an event changes, so what is the same object is unchanged.
    """
    if at_rest is None or _shared(at_rest) != _shared(case):
        return workflow.steps.values()
    changed = {step.definition for step in case.steps.values() if at_rest.steps.get(step.id) is not step}
    anchors = set()
    if at_rest.last_act_on != case.last_act_on:
        anchors.add(Anchor.LAST_ACT)
    if any(workflow.steps[name].clock_kind is ClockKind.REVIEW for name in changed):
        anchors.add(Anchor.REVIEW)
    return [
        definition
        for definition in workflow.steps.values()
        if definition.id in changed or (anchors and anchors & definition.due_anchors)
    ]


def _shared(case: Case) -> tuple[int, ...]:
    """Return the identities of what all steps of a case may depend on."""
    parts = (case.anchors, case.facts, case.parties, case.absent, case.accountabilities, case.pauses)
    return (case.round, *map(id, (*parts, case.rules)))


def _settle(draft: Draft, definition: StepDefinition, live: list[Step]) -> None:
    for step in live:
        _maintain(draft, definition, step)
    round_ = definition.round_at(draft.case.round)
    if not any(step.round == round_ and draft.case.steps[step.id].live for step in live):
        open_if_due(draft, definition)


def _maintain(draft: Draft, definition: StepDefinition, step: Step) -> None:
    cause = _cause_to_cancel(draft, definition, step)
    if cause is not None:
        cancel_step(draft, step, cause)
        return
    if definition.is_finding and not definition.repeats and not is_missing(draft, definition):
        confirm_step(draft, step)
        return
    if definition.opened_by is None or definition.asks_in_pause:
        _reassign(draft, definition, step)
    current = draft.case.steps[step.id]
    if current.status is StepStatus.OPEN:
        retime(draft, current)


def _cause_to_cancel(draft: Draft, definition: StepDefinition, step: Step) -> Cause | None:
    dated = draft.case.as_in(step.round)
    if is_over(dated, definition):
        return Cause.OVERTAKEN
    if not is_needed(dated, definition):
        return Cause.NOT_APPLICABLE
    if definition.opened_by is not None:
        return None
    if opening_day(draft, definition, waiting=False, round_=step.round) is None:
        return Cause.ANCHOR_LOST
    owner = owner_of(draft.workflow, draft.case, definition)
    if definition.is_watch and owner != step.owner:
        return Cause.ACCOUNTABILITY_MOVED
    return None


def _reassign(draft: Draft, definition: StepDefinition, step: Step) -> None:
    """Give a step the sides that its parties are now; who took it over, or was left with it, keeps it."""
    left = step.round < definition.round_at(draft.case.round) and step.owner.party in OF_THE_HOME
    keeps = step.taken_over or left
    owner = step.owner if keeps else owner_of(draft.workflow, draft.case, definition, step.round)
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
    if step.status is StepStatus.OFFERED and confirmer != step.confirmer:
        _pass_offer_on(draft, definition, step)
    if owner.organisation_id != step.owner.organisation_id:
        notify_side(draft, owner, Template.STEP_OPENED, draft.case.steps[step.id])


def _pass_offer_on(draft: Draft, definition: StepDefinition, step: Step) -> None:
    """Let an offer pass to the new confirmer, or withdraw it where a found party decides for itself."""
    party = definition.confirmed_by
    if party is not None and draft.workflow.parties[party].withdraws_offers:
        take_back(draft, step, PARTY_FOUND)
    else:
        passed = draft.case.steps[step.id]
        notify_side(draft, passed.confirmer, Template.STEP_OFFERED, passed)
