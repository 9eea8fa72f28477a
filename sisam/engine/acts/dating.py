"""Dating: recording an anchor's date, changing it, or saying that it is not known any more."""

from datetime import date

from sisam.domain.anchor import MAY_LIE_AHEAD, RECORDED, TELLS_BIRTH, TELLS_CARE, Anchor
from sisam.domain.command import SetDate
from sisam.domain.event import EventType
from sisam.domain.fact import Fact
from sisam.domain.ids import PartyName
from sisam.domain.message import Template
from sisam.domain.refusal import (
    AlreadyRecorded,
    DateAhead,
    DateOrder,
    NotRecordable,
    ReasonMissing,
    StateRestsOnDate,
    WrongState,
)
from sisam.domain.refusal_of_transfer import BeforeTheAdmission
from sisam.domain.step import Cause
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Phase, Workflow
from sisam.engine.acts.keeping_schooling import move_end_of_schooling
from sisam.engine.alerts.telling import notify_parties
from sisam.engine.draft import Draft
from sisam.engine.permitting import require_party
from sisam.engine.steps.ending_steps import cancel_step, confirm_step
from sisam.engine.steps.opening_steps import is_over, opening_day

_PHASES = tuple(Phase)
#: Pairs of which the second cannot come before the first.
_IN_ORDER = (
    (Anchor.ADMITTED, Anchor.DISCHARGED),
    (Anchor.ADMITTED, Anchor.FIRST_LESSON),
    (Anchor.ADMITTED, Anchor.FORECAST),
)


def set_date(draft: Draft, act: SetDate) -> None:
    """Record an anchor's date; everything that depends on it is recomputed.

    Raises:
        NotRecordable: the anchor follows from other things.
        NotAParty: the date is another party's to record.
        StateRestsOnDate: nobody would be asked for it again, so it cannot be taken away.
        WrongState: a move of the case records it; make that move instead.
        AlreadyRecorded: it is that date already (a forecast may be renewed unchanged).
        ReasonMissing: a known date is taken away without a reason.
    """
    anchor = act.anchor
    if anchor not in RECORDED:
        raise NotRecordable(anchor=anchor)
    require_party(draft, who_dates(draft.workflow, anchor))
    _refuse_a_move(draft, anchor)
    was = draft.case.anchors.get(anchor)
    if act.on is None:
        _refuse_a_loss(draft, anchor, was)
        lose_date(draft, anchor)
        _tell_of_change(draft, anchor, was)
    elif act.on == was and anchor is not Anchor.FORECAST:
        raise AlreadyRecorded(what=anchor)
    else:
        record_date(draft, anchor, act.on)
        _tell_of_change(draft, anchor, was)


def who_dates(workflow: Workflow, anchor: Anchor) -> tuple[PartyName, ...]:
    """Return the parties that may record and change a date."""
    return tuple(party.id for party in workflow.parties.values() if anchor in party.dates)


def record_date(draft: Draft, anchor: Anchor, on: date) -> None:
    """Set an anchor, end the finding step that asks for it, and tell of a postponed forecast.

    Raises:
        DateAhead: it tells of something that has happened, and lies ahead.
        DateOrder: it contradicts another date.
        BeyondCalendar: the calendar does not reach that date.
    """
    require_possible(draft, anchor, on)
    was = draft.case.anchors.get(anchor)
    put_anchor(draft, anchor, on)
    if anchor is Anchor.ADMITTED and was is not None:
        move_end_of_schooling(draft, was, on)
    if anchor is Anchor.FORECAST:
        count = _note_forecast(draft, was, on)
        if count:
            _tell_of_postponement(draft, count, on)
    if anchor is Anchor.DISCHARGED and was is None:
        _note_suddenness(draft)
    _end_asking(draft, anchor)


def record_forecast(draft: Draft, on: date) -> None:
    """Set another forecast and count a postponement, without telling anybody.

    Raises:
        DateOrder: it contradicts another date.
        BeyondCalendar: the calendar does not reach that date.
    """
    require_possible(draft, Anchor.FORECAST, on)
    was = draft.case.anchors.get(Anchor.FORECAST)
    put_anchor(draft, Anchor.FORECAST, on)
    _note_forecast(draft, was, on)
    _end_asking(draft, Anchor.FORECAST)


def _end_asking(draft: Draft, anchor: Anchor) -> None:
    """End the repeating step that asks for a date; what asks once ends when the case is reconciled."""
    for step in list(draft.case.live_steps()):
        definition = draft.workflow.steps[step.definition]
        if definition.repeats and anchor in definition.finds_anchors:
            confirm_step(draft, step)


def require_possible(draft: Draft, anchor: Anchor, on: date) -> None:
    """Refuse a date that cannot be.

    Raises:
        DateAhead: it tells of something that has happened, and lies ahead.
        DateOrder: it contradicts another date.
        BeforeTheAdmission: a transfer would lie before the pupil came to the home that it left.
        BeyondCalendar: the calendar does not reach that date.
    """
    draft.rules.calendar.require(on)
    if anchor not in MAY_LIE_AHEAD and on > draft.today:
        raise DateAhead(what=anchor, on=on)
    _refuse_disorder(draft, anchor, on)
    earlier = draft.case.earlier_dates[-1].get(anchor) if draft.case.earlier_dates else None
    if anchor is Anchor.ADMITTED and earlier is not None and on < earlier:
        raise BeforeTheAdmission(on=on, admitted_on=earlier)


def lose_date(draft: Draft, anchor: Anchor) -> None:
    """Take an anchor away; the step that asks for it opens anew when the case is reconciled."""
    put_anchor(draft, anchor, None)
    if anchor is Anchor.FORECAST:
        put_anchor(draft, Anchor.FORECAST_SET, None)
    for step in list(draft.case.live_steps()):
        if anchor in draft.workflow.steps[step.definition].finds_anchors:
            cancel_step(draft, step, Cause.ANCHOR_LOST)


def put_anchor(draft: Draft, anchor: Anchor, on: date | None) -> None:
    """Record an anchor's new date beside the old one."""
    was = draft.case.anchors.get(anchor)
    draft.record(
        EventType.ANCHOR_SET,
        words=draft.command.words,
        anchor=anchor,
        on=on.isoformat() if on else None,
        was=was.isoformat() if was else None,
    )


def _note_forecast(draft: Draft, was: date | None, on: date) -> int:
    """Remember when the forecast was given, and return which postponement it is; 0: none."""
    put_anchor(draft, Anchor.FORECAST_SET, draft.today)
    if was is None or on <= was:
        return 0
    count = int(draft.case.facts.get(Fact.FORECAST_POSTPONED, "0")) + 1
    draft.record(
        EventType.FACT_SET,
        fact=Fact.FORECAST_POSTPONED,
        value=str(count),
        was=draft.case.facts.get(Fact.FORECAST_POSTPONED),
    )
    return count


def _tell_of_postponement(draft: Draft, count: int, on: date) -> None:
    parties = tuple(draft.case.parties)
    notify_parties(draft, parties, Template.FORECAST_POSTPONED, None, count=str(count), on=on.isoformat())


def _note_suddenness(draft: Draft) -> None:
    """Remember whether the pupil is discharged while nobody has confirmed a school place."""
    sudden = "no" if Anchor.PLACE_CONFIRMED in draft.case.anchors else "yes"
    was = draft.case.facts.get(Fact.SUDDEN)
    if sudden != was:
        draft.record(EventType.FACT_SET, fact=Fact.SUDDEN, value=sudden, was=was)


def actor_party(draft: Draft) -> str:
    """Return which party acts; empty where it is none of them."""
    organisation = draft.command.actor.organisation_id
    return next((party for party, each in draft.case.parties.items() if each == organisation), "")


def _tell_of_change(draft: Draft, anchor: Anchor, was: date | None) -> None:
    """Tell the other parties that a date which they knew has changed, unless it tells of birth or care.

    A forecast that is postponed has a notice of its own.
    """
    on = draft.case.anchors.get(anchor)
    postponed = anchor is Anchor.FORECAST and on is not None and was is not None and on > was
    if was is None or on == was or postponed or anchor in TELLS_BIRTH | TELLS_CARE:
        return
    notify_parties(
        draft,
        tuple(draft.case.parties),
        Template.DATE_CHANGED,
        None,
        anchor=anchor,
        on=on.isoformat() if on else "",
        was=was.isoformat(),
        party=actor_party(draft),
    )


def _refuse_a_move(draft: Draft, anchor: Anchor) -> None:
    """Refuse to set by hand what a move that has not been made would record."""
    for transition in draft.workflow.transitions.values():
        if transition.records is not anchor or transition.starts_round:
            continue
        phase = draft.workflow.states[transition.target].phase
        is_ahead = _PHASES.index(phase) > _PHASES.index(draft.case.phase)
        if is_ahead or draft.case.state in transition.sources:
            raise WrongState(
                move=f"set-date {anchor}", state=draft.case.state, possible=(f"fire {transition.id}",)
            )


def _refuse_a_loss(draft: Draft, anchor: Anchor, was: date | None) -> None:
    if was is None:
        raise AlreadyRecorded(what=anchor)
    if not any(_asks(draft, definition, anchor) for definition in draft.workflow.steps.values()):
        raise StateRestsOnDate(anchor=anchor)
    if not draft.command.words and not draft.command.actor.imports:
        raise ReasonMissing(act="set-date")


def _asks(draft: Draft, definition: StepDefinition, anchor: Anchor) -> bool:
    """Tell whether somebody would be asked for a date that is lost: an unknown date never makes silence."""
    return (
        anchor in definition.finds_anchors
        and not is_over(draft.case, definition)
        and opening_day(draft, definition, waiting=False) is not None
    )


def _refuse_disorder(draft: Draft, anchor: Anchor, on: date) -> None:
    dates = {**draft.case.anchors, anchor: on}
    for first, then in _IN_ORDER:
        if anchor in (first, then) and first in dates and then in dates and dates[then] < dates[first]:
            raise DateOrder(first=first, first_on=dates[first], then=then, then_on=dates[then])
