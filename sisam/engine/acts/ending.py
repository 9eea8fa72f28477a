"""Ending by hand: doing a step that nobody confirms, waiving one, taking one over."""

from sisam.domain.command import Done, TakeOver, Waive
from sisam.domain.event import EventType
from sisam.domain.ids import OrganisationId
from sisam.domain.message import Template
from sisam.domain.refusal import (
    AlreadyOwner,
    BoundByLaw,
    EndsByFinding,
    EndsWithClosing,
    FollowsAccountability,
    NotAParty,
    NotTheWaiver,
    NotWaivable,
    ReasonMissing,
    SomebodyConfirms,
)
from sisam.domain.refusal_of_pause import EndsWithPause
from sisam.domain.step import Side, Step
from sisam.domain.step_definition import ClockKind
from sisam.engine.alerts.telling import notify_side
from sisam.engine.draft import Draft
from sisam.engine.permitting import live_step, open_step_of, require_owner
from sisam.engine.sides import idle_parties
from sisam.engine.steps.ending_steps import confirm_step, waive_step


def do(draft: Draft, act: Done) -> None:
    """End a step that nobody confirms.

    Raises:
        SomebodyConfirms: the step is handed over.
        EndsByFinding: it ends when what it asks for is recorded.
        EndsWithClosing: it ends when the case is closed.
        EndsWithPause: it ends when the pupil is back.
        NotTheOwner: the actor's organisation does not own it.
        ReasonMissing: a watch step asks to say why the case does not move on.
    """
    step = open_step_of(draft, act.step_id)
    definition = draft.workflow.steps[step.definition]
    if step.confirmer is not None:
        raise SomebodyConfirms(step=step.definition)
    if definition.is_finding:
        finds = (*definition.finds_anchors, *filter(None, (definition.finds_party,)))
        raise EndsByFinding(step=step.definition, finds=tuple(map(str, finds)))
    if definition.ends_with_closing:
        raise EndsWithClosing(step=step.definition)
    if definition.asks_in_pause:
        raise EndsWithPause(step=step.definition)
    require_owner(draft, step)
    if definition.is_watch and not draft.command.words:
        raise ReasonMissing(act="done")
    confirm_step(draft, step, draft.command.words)


def waive(draft: Draft, act: Waive) -> None:
    """Let a step go, with a reason: a handover by its confirmer, a task by its owner or the accountable.

    Raises:
        NotWaivable: it passes accountability, asks for something unknown, or is a law clock or a watch.
        NotTheWaiver: the actor's organisation is not the side that may.
        ReasonMissing: no reason is given.
    """
    step = live_step(draft, act.step_id)
    if step.status.ended:
        open_step_of(draft, act.step_id)
    definition = draft.workflow.steps[step.definition]
    by_law = definition.clock_kind in (ClockKind.LAW, ClockKind.REVIEW)
    if (
        step.passes_accountability
        or definition.is_finding
        or definition.is_watch
        or by_law
        or definition.ends_with_closing
        or definition.asks_in_pause
    ):
        raise NotWaivable(step=step.definition)
    actor = draft.command.actor
    if actor.organisation_id not in waivers(draft, step):
        parties = (step.confirmer.party,) if step.confirmer else (step.owner.party,)
        raise NotTheWaiver(step=step.definition, may=parties)
    if not draft.command.words:
        raise ReasonMissing(act="waive")
    waive_step(draft, step, "waived", draft.command.words)
    notify_side(draft, step.owner, Template.STEP_WAIVED, step)


def waivers(draft: Draft, step: Step) -> frozenset[OrganisationId]:
    """Return the organisations that may waive a step: the side that it is owed to."""
    if step.confirmer is not None:
        return frozenset({step.confirmer.organisation_id})
    accountable = draft.case.accountable
    also = {accountable.organisation_id} if accountable else set()
    return frozenset({step.owner.organisation_id} | also)


def take_over(draft: Draft, act: TakeOver) -> None:
    """Make the actor's organisation the owner of an open step; acting is its consent.

    Raises:
        BoundByLaw: the law lays it on its owner.
        FollowsAccountability: a watch step belongs to whoever is accountable.
        AlreadyOwner: the organisation owns the step or is to confirm it.
        NotAParty: the organisation is no party of the case.
    """
    step = open_step_of(draft, act.step_id)
    definition = draft.workflow.steps[step.definition]
    if definition.is_watch or definition.asks_in_pause or definition.keeps_place:
        raise FollowsAccountability(step=step.definition)
    if definition.clock_kind in (ClockKind.LAW, ClockKind.REVIEW):
        raise BoundByLaw(step=step.definition)
    organisation = draft.command.actor.organisation_id
    confirmer = step.confirmer.organisation_id if step.confirmer else None
    if organisation in (step.owner.organisation_id, confirmer):
        raise AlreadyOwner(step=step.definition)
    idle = idle_parties(draft.workflow, draft.case)
    mine = (name for name, each in draft.case.parties.items() if each == organisation and name not in idle)
    party = next(mine, None)
    if party is None or organisation is None:
        raise NotAParty(may=tuple(draft.case.parties))
    draft.record(
        EventType.STEP_TAKEN_OVER,
        words=draft.command.words,
        step=step.id,
        owner_party=party,
        owner=organisation,
        was_party=step.owner.party,
        was=step.owner.organisation_id,
        was_taken_over=step.taken_over,
    )
    taken = draft.case.steps[step.id]
    notify_side(draft, step.owner, Template.STEP_TAKEN_OVER, taken, party=Side(party, organisation).party)
