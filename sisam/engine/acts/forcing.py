"""Forcing: two people of different organisations end a handover that its receiver does not answer."""

from sisam.domain.alert import Cleared
from sisam.domain.command import ForceHandover
from sisam.domain.deadline import DeadlineKind, DeadlineStatus
from sisam.domain.event import EventType
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.message import Template
from sisam.domain.refusal import OfferedBySamePerson, StepNotOffered
from sisam.domain.refusal_of_force import AnswerNotLate, NobodyReceives, NotForced, SecondMissing
from sisam.domain.step import Side, Step
from sisam.engine.acts.handing_over import require_date, take_places
from sisam.engine.alerts.flagging import end_clock
from sisam.engine.alerts.telling import notify_side, sides_to_tell
from sisam.engine.draft import Draft
from sisam.engine.permitting import offered_step_of, require_words
from sisam.engine.steps.ending_steps import follow_end, what_passes


def force(draft: Draft, act: ForceHandover) -> None:
    """End an offered handover as if it had been confirmed: accountability moves, and every party is told.

    Who of the two may do such a thing at their organisation is known to the register, not to the case.

    Raises:
        StepMissing, StepNotOffered: there is nothing to answer.
        NotForced: it passes no accountability, and can wait.
        AnswerNotLate: there is still time to answer.
        SecondMissing: it is one person, or one organisation.
        NobodyReceives: neither speaks for the receiving side or the agency.
        OfferedBySamePerson: whoever speaks for the receiving side made the offer.
        ReasonMissing: no reason is given.
        DateMissing: the step records a date that nobody has named.
    """
    step = offered_step_of(draft, act.step_id)
    if not step.passes_accountability:
        raise NotForced(step=step.definition)
    _require_lateness(draft, step)
    _require_two(draft, act, step)
    words = require_words(draft, "force")
    require_date(draft, step)
    sides = sides_to_tell(draft, tuple(draft.case.parties))
    draft.record(
        EventType.HANDOVER_FORCED,
        words=words,
        step=step.id,
        on=draft.happened_on.isoformat(),
        second_person=act.second_person,
        second_organisation=act.second_organisation,
        was=step.status,
        **what_passes(draft, step),
    )
    end_clock(draft, step, Cleared.STEP_ENDED)
    follow_end(draft, step)
    take_places(draft, step)
    _tell(draft, step, sides)


def _require_lateness(draft: Draft, step: Step) -> None:
    clock = draft.case.live_deadline(step.id)
    if clock is None or clock.kind is not DeadlineKind.ANSWER:
        raise StepNotOffered(step=step.definition, status=step.status)
    if clock.status is not DeadlineStatus.MISSED:
        raise AnswerNotLate(step=step.definition, due_on=clock.due_on)


def _require_two(draft: Draft, act: ForceHandover, step: Step) -> None:
    """Refuse one person, one organisation, and two of whom none can speak for the receiver (I13)."""
    actor = draft.command.actor
    if actor.person_id == act.second_person or actor.organisation_id in (None, act.second_organisation):
        raise SecondMissing(step=step.definition)
    speakers = _speakers(draft, act)
    if not speakers:
        raise NobodyReceives(step=step.definition, confirmer=step.confirmer.party if step.confirmer else "")
    if speakers == {step.offered_by}:
        raise OfferedBySamePerson(step=step.definition)


def _speakers(draft: Draft, act: ForceHandover) -> set[PersonId]:
    """Return who of the two speaks for the receiving side."""
    actor = draft.command.actor
    two: tuple[tuple[PersonId, OrganisationId | None], ...] = (
        (actor.person_id, actor.organisation_id),
        (act.second_person, act.second_organisation),
    )
    return {person for person, organisation in two if organisation in act.receiving_side}


def _tell(draft: Draft, step: Step, before: tuple[Side, ...]) -> None:
    """Tell everybody who was a party, or has become one by it, each organisation once."""
    now = sides_to_tell(draft, tuple(draft.case.parties))
    asked_by = str(draft.command.actor.organisation_id)
    for side in {each.organisation_id: each for each in (*now, *before)}.values():
        notify_side(draft, side, Template.HANDOVER_FORCED, step, organisation_id=asked_by)
