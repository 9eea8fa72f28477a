"""Firing: making a move of the workflow, on the day when it happened."""

from sisam.domain.command import Fire
from sisam.domain.event import EventType
from sisam.domain.refusal import DateAhead
from sisam.domain.refusal_of_transfer import TransferInstead
from sisam.engine.acts.dating import record_date
from sisam.engine.draft import Draft
from sisam.engine.machine import target_of
from sisam.engine.permitting import require_party


def fire(draft: Draft, act: Fire) -> None:
    """Make a move; the day when it happened becomes the anchor that the move records.

    Raises:
        UnknownName, WrongState, GuardFails: the move is not possible now.
        NotAParty: the actor's organisation may not make it.
        TransferInstead: the new home must be named with it.
        DateAhead: a move tells of something that has happened.
    """
    target = target_of(draft.workflow, draft.case, act.transition)
    transition = draft.workflow.transitions[act.transition]
    if transition.starts_round:
        raise TransferInstead(what=transition.id)
    require_party(draft, transition.by)
    if draft.happened_on > draft.today:
        raise DateAhead(what=transition.id, on=draft.happened_on)
    draft.record(
        EventType.STATE_CHANGED,
        words=draft.command.words,
        from_state=draft.case.state,
        to_state=target,
        transition=transition.id,
    )
    if transition.records is not None:
        record_date(draft, transition.records, draft.happened_on)
