"""Permitting: whether the actor's organisation is one of those that may do this in a case."""

from collections.abc import Iterable

from sisam.domain.alert import Alert
from sisam.domain.anchor import Anchor
from sisam.domain.ids import AlertId, PartyName, StepId
from sisam.domain.refusal import (
    BeforeTheCase,
    NotAParty,
    NotTheConfirmer,
    NotTheOwner,
    OfferedBySamePerson,
    ReasonMissing,
    StepMissing,
    StepNotOffered,
    StepNotOpen,
)
from sisam.domain.refusal_of_alert import AlertMissing
from sisam.domain.step import Step, StepStatus
from sisam.engine.draft import Draft
from sisam.engine.sides import organisations_of


def require_party(draft: Draft, parties: Iterable[PartyName]) -> None:
    """Refuse an actor whose organisation is none of the parties; an import dates and names for all of them.

    Raises:
        NotAParty: naming the parties that may.
    """
    named = tuple(parties)
    actor = draft.command.actor
    if actor.imports or actor.organisation_id in organisations_of(draft.workflow, draft.case, named):
        return
    raise NotAParty(may=named)


def require_any_party(draft: Draft) -> None:
    """Refuse an actor whose organisation is no party of the case at all.

    Raises:
        NotAParty: naming every party of the workflow.
    """
    sides = (side for step in draft.case.live_steps() for side in (step.owner, step.confirmer) if side)
    # Whoever the pupil has left remains a party until its last step has ended.
    if draft.command.actor.organisation_id not in {each.organisation_id for each in sides}:
        require_party(draft, draft.workflow.parties)


def require_owner(draft: Draft, step: Step) -> None:
    """Refuse an actor whose organisation does not own the step, an import too: it names who did it.

    Raises:
        NotTheOwner: naming the party that does.
    """
    actor = draft.command.actor
    if actor.organisation_id != step.owner.organisation_id:
        raise NotTheOwner(step=step.definition, owner=step.owner.party)


def require_confirmer(draft: Draft, step: Step) -> None:
    """Refuse an actor who is not of the confirming organisation, or who made the offer; an import too.

    Raises:
        NotTheConfirmer: naming the party that confirms.
        OfferedBySamePerson: the actor made the offer.
    """
    actor = draft.command.actor
    if step.confirmer is None or actor.organisation_id != step.confirmer.organisation_id:
        raise NotTheConfirmer(step=step.definition, confirmer=step.confirmer.party if step.confirmer else "")
    if actor.person_id == step.offered_by:
        raise OfferedBySamePerson(step=step.definition)


def live_step(draft: Draft, step_id: StepId) -> Step:
    """Return a step of the case, to act upon it.

    Raises:
        StepMissing: the case has no such step.
        BeforeTheCase: the act is dated before the case.
    """
    step = draft.case.steps.get(step_id)
    if step is None:
        raise StepMissing(step=step_id)
    _require_within(draft)
    return step


def live_alert(draft: Draft, alert_id: AlertId) -> Alert:
    """Return an alert of the case that goes on, to act upon it.

    Raises:
        AlertMissing: the case has no such alert, or its cause has ended.
    """
    alert = draft.case.alerts.get(alert_id)
    if alert is None or not alert.live:
        raise AlertMissing(alert=alert_id)
    return alert


def require_words(draft: Draft, act: str) -> str:
    """Return the words that go with an act.

    Raises:
        ReasonMissing: there are none.
    """
    if not draft.command.words:
        raise ReasonMissing(act=act)
    return draft.command.words


def _require_within(draft: Draft) -> None:
    """Refuse an act upon a step on a day before the case was opened.

    Raises:
        BeforeTheCase: the day that was named lies before the case.
    """
    opened_on = draft.case.anchors[Anchor.OPENED]
    if draft.happened_on < opened_on:
        raise BeforeTheCase(on=draft.happened_on, opened_on=opened_on)


def open_step_of(draft: Draft, step_id: StepId) -> Step:
    """Return a step that is open.

    Raises:
        StepMissing: the case has no such step.
        StepNotOpen: it is offered, or has ended.
    """
    step = live_step(draft, step_id)
    if step.status is not StepStatus.OPEN:
        raise StepNotOpen(step=step.definition, status=step.status)
    return step


def offered_step_of(draft: Draft, step_id: StepId) -> Step:
    """Return a step that is offered.

    Raises:
        StepMissing: the case has no such step.
        StepNotOffered: it is not.
    """
    step = live_step(draft, step_id)
    if step.status is not StepStatus.OFFERED:
        raise StepNotOffered(step=step.definition, status=step.status)
    return step
