"""Evolving: the fold that makes a case of its journal; the only way in which a case ever changes."""

from collections.abc import Callable
from datetime import date

from sisam.domain.accountability import Accountability
from sisam.domain.case import Case, changed
from sisam.domain.event import Event, EventType
from sisam.domain.ids import CaseId, SubjectId
from sisam.domain.rules import Rules
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import local_date
from sisam.engine.folding import (
    evolving_alerts,
    evolving_case,
    evolving_deadlines,
    evolving_pauses,
    evolving_steps,
)
from sisam.engine.folding.changes import Changes

_Evolver = Callable[[Workflow, Case, Event], Changes]

_EVOLVERS: dict[EventType, _Evolver] = {
    EventType.STATE_CHANGED: evolving_case.state_changed,
    EventType.ANCHOR_SET: evolving_case.anchor_set,
    EventType.FACT_SET: evolving_case.fact_set,
    EventType.PARTY_SET: evolving_case.party_set,
    EventType.COMMAND_ANNULLED: evolving_case.nothing_changed,
    EventType.CASE_TRANSFERRED: evolving_case.case_transferred,
    EventType.PAUSE_STARTED: evolving_pauses.pause_started,
    EventType.PAUSE_CHANGED: evolving_pauses.pause_changed,
    EventType.PAUSE_ENDED: evolving_pauses.pause_ended,
    EventType.STEP_CARRIED: evolving_steps.step_carried,
    EventType.DEBT_ACCEPTED: evolving_case.nothing_changed,
    EventType.HOME_MOVE_SET: evolving_case.home_move_set,
    EventType.SPELL_RECORDED: evolving_case.spell_recorded,
    EventType.RULES_CHANGED: evolving_case.rules_changed,
    EventType.DISCLOSED: evolving_case.disclosed,
    EventType.DISCLOSURE_ENDED: evolving_case.disclosure_ended,
    EventType.HANDOVER_FORCED: evolving_steps.step_confirmed,
    EventType.CASE_CLOSED: evolving_case.case_closed,
    EventType.STEP_OPENED: evolving_steps.step_opened,
    EventType.STEP_OFFERED: evolving_steps.step_offered,
    EventType.STEP_RETURNED: evolving_steps.step_returned,
    EventType.OFFER_WITHDRAWN: evolving_steps.offer_withdrawn,
    EventType.STEP_CONFIRMED: evolving_steps.step_confirmed,
    EventType.STEP_WAIVED: evolving_steps.step_waived,
    EventType.STEP_CANCELLED: evolving_steps.step_cancelled,
    EventType.STEP_TAKEN_OVER: evolving_steps.step_taken_over,
    EventType.STEP_REASSIGNED: evolving_steps.step_reassigned,
    EventType.STEP_RESTORED: evolving_steps.step_restored,
    EventType.DEADLINE_SET: evolving_deadlines.deadline_set,
    EventType.DEADLINE_MET: evolving_deadlines.deadline_ended,
    EventType.DEADLINE_MISSED: evolving_deadlines.deadline_ended,
    EventType.DEADLINE_CANCELLED: evolving_deadlines.deadline_ended,
    EventType.ALERT_RAISED: evolving_alerts.alert_raised,
    EventType.ALERT_CLIMBED: evolving_alerts.alert_climbed,
    EventType.ALERT_ACKNOWLEDGED: evolving_alerts.alert_acknowledged,
    EventType.ALERT_CLEARED: evolving_alerts.alert_cleared,
    EventType.ALERT_NOTED: evolving_alerts.alert_noted,
    EventType.ALERT_SNOOZED: evolving_alerts.alert_snoozed,
    EventType.ALERT_ASSIGNED: evolving_alerts.alert_assigned,
    EventType.DEADLINE_REMINDED: evolving_deadlines.deadline_reminded,
}

#: What moves no case on: else whoever postpones the alert about their silence would have broken it.
_NO_ACTS = frozenset({EventType.ALERT_NOTED, EventType.ALERT_SNOOZED, EventType.ALERT_ASSIGNED})


def evolve(rules: Rules, case: Case | None, event: Event) -> Case:
    """Return the case after one more event.

    Raises:
        ValueError: the journal does not start with an opening, opens twice or skips a position.
    """
    if case is None:
        if event.type is not EventType.CASE_OPENED or event.position != 1:
            raise ValueError(f"a journal starts with an opening, not with {event.type} at {event.position}")
        return _opened(rules, event)
    if event.position != case.length + 1 or event.type is EventType.CASE_OPENED:
        raise ValueError(f"{event.type} at {event.position} does not follow {case.length} events")
    changes = _EVOLVERS[event.type](rules.workflow, case, event)
    last_act_on = _last_act_on(case, changes, event)
    told = {"length": event.position, "recorded_at": event.recorded_at, "last_act_on": last_act_on}
    return changed(case, {**told, **changes})


def _opened(rules: Rules, event: Event) -> Case:
    """Return the case as its first event makes it."""
    data = event.data
    previous = data["previous_case"]
    state = str(event.to_state)
    return Case(
        id=event.case_id,
        number=str(data["number"]),
        subject_id=SubjectId(str(data["subject"])),
        rules=rules.key,
        state=state,
        phase=rules.workflow.states[state].phase,
        opened_at=event.happened_at,
        last_act_on=local_date(event.recorded_at),
        restricted=bool(data["restricted"]),
        previous_case_id=CaseId(str(previous)) if previous else None,
        accountabilities=(evolving_case.first_accountability(rules.workflow, event),),
        length=1,
        recorded_at=event.recorded_at,
    )


def _last_act_on(case: Case, changes: Changes, event: Event) -> date:
    """Return the last day on which the accountable organisation did something, or became accountable."""
    intervals: tuple[Accountability, ...] = changes.get("accountabilities", case.accountabilities)
    now = intervals[-1]
    moved = now is not case.accountabilities[-1]
    acted = now.organisation_id == event.actor.organisation_id and event.type not in _NO_ACTS
    open_still = now.until_position is None
    return local_date(event.recorded_at) if open_still and (moved or acted) else case.last_act_on
