"""Handing over: offering a step, confirming it, sending it back with a reason, taking the offer back."""

from datetime import date

from sisam.domain.alert import Cleared
from sisam.domain.command import Confirm, Offer, Return, Withdraw
from sisam.domain.event import EventType
from sisam.domain.message import Template
from sisam.domain.refusal import DateMissing, NobodyConfirms, ReasonMissing, UnknownName
from sisam.domain.step import Step
from sisam.engine.acts.dating import record_date
from sisam.engine.acts.moving_home import come_home
from sisam.engine.acts.naming import change_party
from sisam.engine.alerts.flagging import drop_clock, end_clock
from sisam.engine.alerts.telling import notify_coordinators, notify_side
from sisam.engine.draft import Draft
from sisam.engine.permitting import offered_step_of, open_step_of, require_confirmer, require_owner
from sisam.engine.steps.ending_steps import confirm_step
from sisam.engine.steps.retiming import set_answer_clock

#: The third return tells the coordinators of both sides (architecture: the acts of a step).
RETURNS_THAT_TELL_COORDINATORS = 3
#: Why an offer ended by itself: another confirmer came in, who decides for themselves.
PARTY_FOUND = "party_found"
#: … or the pupil came to another home.
TRANSFERRED = "transferred"


def offer(draft: Draft, act: Offer) -> None:
    """Offer a handover: the owner's clock ends and the confirmer's starts.

    Raises:
        NobodyConfirms: the step is done, not handed over.
        NotTheOwner: the actor's organisation does not own it.
        UnknownName: the step has no document of that name.
    """
    step = open_step_of(draft, act.step_id)
    if step.confirmer is None:
        raise NobodyConfirms(step=step.definition)
    require_owner(draft, step)
    _require_documents(draft, step, act.documents)
    _record(draft, step, act.records_on)
    documents = ",".join(act.documents) or None
    draft.record(EventType.STEP_OFFERED, words=draft.command.words, step=step.id, documents=documents)
    end_clock(draft, step, Cleared.OFFERED)
    set_answer_clock(draft, step)
    notify_side(draft, step.confirmer, Template.STEP_OFFERED, step)


def confirm(draft: Draft, act: Confirm) -> None:
    """Confirm an offered handover; what it passes is passed now.

    Raises:
        NotTheConfirmer: the actor's organisation is not the receiving one.
        OfferedBySamePerson: the actor made the offer.
        DateMissing: the step records a date that nobody has named.
    """
    step = offered_step_of(draft, act.step_id)
    require_confirmer(draft, step)
    _record(draft, step, act.records_on)
    require_date(draft, step)
    confirm_step(draft, step, draft.command.words)
    take_places(draft, step)


def require_date(draft: Draft, step: Step) -> None:
    """Refuse to end a step whose date nobody has named.

    Raises:
        DateMissing: it records one.
    """
    records = draft.workflow.steps[step.definition].records
    if records and records not in draft.case.anchors:
        raise DateMissing(step=step.definition, anchor=records)


def take_places(draft: Draft, step: Step) -> None:
    """Make whoever received a change of party, or of home, the party."""
    definition = draft.workflow.steps[step.definition]
    if definition.opens_by_change and step.confirmer:
        change_party(draft, step.confirmer.party, step.confirmer.organisation_id)
    if definition.moves_home:
        come_home(draft)


def send_back(draft: Draft, act: Return) -> None:
    """Send an offered handover back to its owner, with a reason.

    Raises:
        NotTheConfirmer: the actor's organisation is not the receiving one.
        ReasonMissing: no reason is given.
    """
    step = offered_step_of(draft, act.step_id)
    require_confirmer(draft, step)
    if not draft.command.words:
        raise ReasonMissing(act="return")
    draft.record(
        EventType.STEP_RETURNED,
        words=draft.command.words,
        step=step.id,
        on=draft.happened_on.isoformat(),
        offered_by=step.offered_by,
        was_returned_on=step.returned_on.isoformat() if step.returned_on else None,
    )
    end_clock(draft, step, Cleared.ANSWERED)
    count = draft.case.steps[step.id].returns
    notify_side(draft, step.owner, Template.STEP_RETURNED, step, count=str(count))
    if count >= RETURNS_THAT_TELL_COORDINATORS:
        notify_coordinators(draft, step, Template.THIRD_RETURN, count=str(count))


def withdraw(draft: Draft, act: Withdraw) -> None:
    """Take one's own offer back: the step is due as it was at first.

    Raises:
        NotTheOwner: the actor's organisation does not own it.
    """
    step = offered_step_of(draft, act.step_id)
    require_owner(draft, step)
    take_back(draft, step, "withdrawn", draft.command.words)


def take_back(draft: Draft, step: Step, reason: str, words: str | None = None) -> None:
    """End an offer that its confirmer has not answered, and tell them."""
    draft.record(
        EventType.OFFER_WITHDRAWN,
        words=words,
        step=step.id,
        reason=reason,
        offered_by=step.offered_by,
        was_returned_on=step.returned_on.isoformat() if step.returned_on else None,
    )
    drop_clock(draft, step, Cleared.REASSIGNED)
    notify_side(draft, step.confirmer, Template.OFFER_WITHDRAWN, step)


def _require_documents(draft: Draft, step: Step, documents: tuple[str, ...]) -> None:
    possible = draft.workflow.steps[step.definition].documents
    for name in documents:
        if name not in possible:
            raise UnknownName(kind="document", name=name, possible=possible)


def _record(draft: Draft, step: Step, on: date | None) -> None:
    anchor = draft.workflow.steps[step.definition].dates
    if anchor is not None and on is not None and draft.case.anchors.get(anchor) != on:
        record_date(draft, anchor, on)
