"""Ending steps: confirmed, waived or cancelled, each with its clock and whom it tells."""

from typing import TypedDict

from sisam.domain.alert import Cleared
from sisam.domain.anchor import RECORDED, Anchor
from sisam.domain.carrying import Carried
from sisam.domain.case import Case
from sisam.domain.event import EventType
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.message import Template
from sisam.domain.refusal import SomethingRestsOnIt
from sisam.domain.step import Cause, Side, Step, StepStatus
from sisam.domain.workflow import Workflow
from sisam.engine.alerts.flagging import drop_clock, end_clock
from sisam.engine.alerts.telling import notify_parties, notify_side
from sisam.engine.draft import Draft


class Passing(TypedDict):
    """To whom accountability moves by the end of a step, as its event says it; nobody where it stays."""

    passes_to_party: PartyName | None
    passes_to: OrganisationId | None
    passes_round: int | None
    passes_place: int | None


def confirm_step(draft: Draft, step: Step, words: str | None = None) -> None:
    """End a step as done; where it passes accountability, forward and to its confirmer, that moves now."""
    draft.record(
        EventType.STEP_CONFIRMED,
        words=words,
        step=step.id,
        on=draft.happened_on.isoformat(),
        **what_passes(draft, step),
    )
    end_clock(draft, step, Cleared.ANSWERED if step.confirmer else Cleared.STEP_ENDED)
    follow_end(draft, step)
    notify_side(draft, step.owner, Template.STEP_CONFIRMED, step)
    notify_parties(draft, draft.workflow.steps[step.definition].informs, Template.STEP_CONFIRMED, step)


def what_passes(draft: Draft, step: Step) -> Passing:
    """Return what ending a step does to accountability."""
    passes_to = receiver(draft.workflow, draft.case, step)
    if passes_to is None:
        return Passing(passes_to_party=None, passes_to=None, passes_round=None, passes_place=None)
    side, place = passes_to
    return Passing(
        passes_to_party=side.party,
        passes_to=side.organisation_id,
        passes_round=_round_passed(draft, step),
        passes_place=place,
    )


def follow_end(draft: Draft, step: Step) -> None:
    """Record the date that a step's end sets; one that is only settled late sets none."""
    definition = draft.workflow.steps[step.definition]
    settles = step.round < definition.round_at(draft.case.round)
    if definition.sets is not None and not settles and not _is_known(draft, definition.sets):
        set_by_step(draft, definition.sets)


def _round_passed(draft: Draft, step: Step) -> int:
    """Return the round in which a confirmation makes somebody accountable: the step's, or as it was."""
    accountable = draft.case.accountable
    keeps = draft.workflow.steps[step.definition].keeps_place
    return accountable.round if keeps and accountable is not None else step.round


def _is_known(draft: Draft, anchor: Anchor) -> bool:
    """Tell whether somebody has recorded the date that a step's end would set."""
    return anchor in RECORDED and anchor in draft.case.anchors


def waive_step(draft: Draft, step: Step, reason: str, words: str | None = None) -> None:
    """End a step without its being done, with a reason."""
    draft.record(
        EventType.STEP_WAIVED,
        words=words,
        step=step.id,
        on=draft.happened_on.isoformat(),
        reason=reason,
        was=step.status,
    )
    drop_clock(draft, step, Cleared.STEP_ENDED)


def carry_step(draft: Draft, step: Step, carried: Carried) -> None:
    """End a step that a step of the case that follows goes on with."""
    draft.record(
        EventType.STEP_CARRIED,
        step=step.id,
        on=draft.happened_on.isoformat(),
        successor=carried.successor_id,
        successor_case=carried.successor_case_id,
        was=step.status,
    )
    drop_clock(draft, step, Cleared.STEP_ENDED)


def cancel_step(draft: Draft, step: Step, cause: Cause, cleared: Cleared = Cleared.STEP_ENDED) -> None:
    """End a step that is not asked for any more."""
    draft.record(
        EventType.STEP_CANCELLED,
        step=step.id,
        on=draft.happened_on.isoformat(),
        cause=cause,
        was=step.status,
    )
    drop_clock(draft, step, cleared)


def unopen_step(draft: Draft, step: Step) -> None:
    """Cancel a step that a mistaken command brought about.

    Raises:
        SomethingRestsOnIt: somebody has acted on it.
    """
    if step.status is StepStatus.OFFERED or step.returns or step.taken_over:
        raise SomethingRestsOnIt(what=step.definition)
    cancel_step(draft, step, Cause.ANNULLED, Cleared.ANNULLED)


def set_by_step(draft: Draft, anchor: Anchor) -> None:
    """Record the anchor that a step's end sets."""
    was = draft.case.anchors.get(anchor)
    draft.record(
        EventType.ANCHOR_SET,
        anchor=anchor,
        on=draft.happened_on.isoformat(),
        was=was.isoformat() if was else None,
    )


def receiver(workflow: Workflow, case: Case, step: Step) -> tuple[Side, int] | None:
    """Return who becomes accountable by a confirmation, and at which place of the chain, if anybody.

    Only forward by (round, place), or at the same place in a *change of party* or of home; confirmed late, a
    passing step settles its debt and moves nothing.
    """
    accountable = case.accountable
    if not step.passes_accountability or step.confirmer is None or accountable is None:
        return None
    definition = workflow.steps[step.definition]
    if definition.keeps_place:
        # Accountability may have moved on while the change lay open: then there is nothing left to pass.
        passes = accountable.organisation_id == step.owner.organisation_id
        return (step.confirmer, accountable.place) if passes else None
    place = workflow.place(definition.confirmed_by) if definition.confirmed_by else None
    if place is None or (step.round, place) <= (accountable.round, accountable.place):
        return None
    return step.confirmer, place
