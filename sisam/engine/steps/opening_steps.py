"""Opening steps: when a definition's time has come, and with which sides, day and clock."""

from datetime import date

from sisam.domain.case import Case
from sisam.domain.event import EventType
from sisam.domain.message import Template
from sisam.domain.step import REVERSIBLE, Side, Step, StepStatus
from sisam.domain.step_definition import OnTransfer, Opening, StepDefinition
from sisam.engine.alerts.telling import notify_side
from sisam.engine.clocks import ends_at, reckon
from sisam.engine.conditions import all_hold, holds
from sisam.engine.draft import Draft
from sisam.engine.sides import confirmer_of, owner_of, place_is_taken, side_of
from sisam.engine.steps.due import counted, first_due, moment_at
from sisam.engine.steps.retiming import set_clock


def open_if_due(draft: Draft, definition: StepDefinition) -> None:
    """Open a step of which none is live, if its definition asks for one now."""
    case = draft.case
    # First what is asked most cheaply: most steps of a case wait for a date that nobody knows yet.
    if definition.opened_by or not _has_its_dates(case, definition):
        return
    earlier = [step for step in case.steps.values() if _came_before(definition, step, case.round)]
    last = earlier[-1] if earlier else None
    if not _may_open(draft, definition, last):
        return
    base_on = opening_day(draft, definition, waiting=True)
    owner, confirmer = (
        owner_of(draft.workflow, case, definition, case.round),
        confirmer_of(draft.workflow, case, definition),
    )
    if base_on is None or owner is None or (definition.hands_over and confirmer is None):
        return
    served = counted(earlier)
    if served and definition.repeats and served[-1].status is not StepStatus.CANCELLED:
        base_on = max(served[-1].first_due_on, served[-1].ended_on or served[-1].first_due_on)
    open_step(draft, definition, owner, confirmer, base_on, last)


def open_step(
    draft: Draft,
    definition: StepDefinition,
    owner: Side,
    confirmer: Side | None,
    base_on: date,
    last: Step | None,
    *,
    tells: bool = True,
) -> Step | None:
    """Open a step, start its clock and tell its owner; a step without a date to be due on does not open."""
    case = draft.case
    occurrence = last.occurrence + 1 if last else 1
    round_ = definition.round_at(case.round)
    moment = moment_at(case, definition, occurrence, draft.today, base_on)
    due = first_due(draft.rules, case.as_in(round_), definition, moment)
    if due is None:
        return None
    step_id = f"{case.id}.s{len(case.steps) + 1}"
    draft.record(
        EventType.STEP_OPENED,
        step=step_id,
        definition=definition.id,
        round=round_,
        occurrence=occurrence,
        owner_party=owner.party,
        owner=owner.organisation_id,
        confirmer_party=confirmer.party if confirmer else None,
        confirmer=confirmer.organisation_id if confirmer else None,
        opened_on=draft.today.isoformat(),
        base_on=base_on.isoformat(),
        reopened_on=draft.today.isoformat() if _is_reopened(draft, definition, last) else None,
    )
    step = draft.case.steps[step_id]  # type: ignore[index]
    set_clock(draft, step)
    if tells and not definition.is_watch:
        notify_side(draft, owner, Template.STEP_OPENED, step)
    return step


def opening_day(
    draft: Draft, definition: StepDefinition, *, waiting: bool, round_: int | None = None
) -> date | None:
    """Return the day that a step counts from: of its first satisfied opening, or None where none is.

    With `waiting` an opening counts only once its wait is over; without, as soon as its anchors are known.
    A step of an earlier round counts by the dates of that `round_`.
    """
    dated = draft.case.as_in(round_ or definition.round_at(draft.case.round))
    days = [_satisfied_on(draft, dated, opening, waiting=waiting) for opening in definition.opens]
    return next((day for day in days if day is not None), None)


def is_missing(draft: Draft, definition: StepDefinition) -> bool:
    """Tell whether what a finding step asks for is still not known."""
    case, party = draft.case, definition.finds_party
    if any(anchor not in case.anchors for anchor in definition.finds_anchors):
        return True
    return (
        party is not None
        and party not in case.parties
        and party not in case.absent
        and not place_is_taken(draft.workflow, case, party)
    )


def is_over(case: Case, definition: StepDefinition) -> bool:
    """Tell whether events have overtaken a step for good."""
    if definition.until is not None and definition.until in case.anchors:
        return True
    return any(holds(condition, case) for condition in definition.overtaken_when)


def is_needed(case: Case, definition: StepDefinition) -> bool:
    """Tell whether no condition makes a step superfluous."""
    return not any(holds(condition, case) for condition in definition.unless)


def _has_its_dates(case: Case, definition: StepDefinition) -> bool:
    """Tell whether all dates of one of a step's openings are known in its round."""
    known = case.as_in(definition.round_at(case.round)).anchors
    return any(all(anchor in known for anchor in opening.anchors) for opening in definition.opens)


def _came_before(definition: StepDefinition, step: Step, round_: int) -> bool:
    """Tell whether a step is an occurrence before the one that would open in a round.

    What moves with the pupil is done once for all rounds, unless it passed accountability on.
    """
    if step.definition != definition.id:
        return False
    if definition.on_transfer is OnTransfer.MOVES and step.round < round_:
        return not (step.passes_accountability and step.status is StepStatus.CONFIRMED)
    return step.round == definition.round_at(round_)


def _may_open(draft: Draft, definition: StepDefinition, last: Step | None) -> bool:
    dated = draft.case.as_in(definition.round_at(draft.case.round))
    if is_over(dated, definition) or not is_needed(dated, definition):
        return False
    if definition.is_finding:
        return definition.repeats or is_missing(draft, definition)
    if last is None or definition.repeats:
        return last is None or last.status is not StepStatus.CANCELLED or last.cause in REVERSIBLE
    return last.status is StepStatus.CANCELLED and last.cause in REVERSIBLE


def _is_reopened(draft: Draft, definition: StepDefinition, last: Step | None) -> bool:
    return last is not None and definition.is_finding and is_missing(draft, definition)


def _satisfied_on(draft: Draft, case: Case, opening: Opening, *, waiting: bool) -> date | None:
    days = [case.anchors.get(anchor) for anchor in opening.anchors]
    known = [day for day in days if day is not None]
    if len(known) < len(days) or not all_hold(opening.when, case):
        return None
    if any(side_of(draft.workflow, case, party) is None for party in opening.parties):
        return None
    day = max(known, default=draft.today)
    if opening.wait is None or not waiting:
        return day
    over_on = reckon(draft.rules.calendar, opening.anchors[-1], day, opening.wait).due_on
    return day if ends_at(over_on) <= draft.now else None
