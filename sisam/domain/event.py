"""An event: one line of a case's journal, in closed words, dates and ids; enough to fold the case again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sisam.domain.actor import Actor
from sisam.domain.ids import CaseId, CommandId

#: Closed words, ids, dates (ISO) and counts; nothing in it is free text.
Data = Mapping[str, str | int | bool | None]


class EventType(StrEnum):
    """The closed list of what can happen to a case."""

    CASE_OPENED = "case_opened"
    STATE_CHANGED = "state_changed"
    ANCHOR_SET = "anchor_set"
    FACT_SET = "fact_set"
    PARTY_SET = "party_set"
    STEP_OPENED = "step_opened"
    STEP_OFFERED = "step_offered"
    STEP_RETURNED = "step_returned"
    OFFER_WITHDRAWN = "offer_withdrawn"
    STEP_CONFIRMED = "step_confirmed"
    STEP_WAIVED = "step_waived"
    STEP_CANCELLED = "step_cancelled"
    STEP_TAKEN_OVER = "step_taken_over"
    STEP_REASSIGNED = "step_reassigned"
    STEP_RESTORED = "step_restored"
    DEADLINE_SET = "deadline_set"
    DEADLINE_MET = "deadline_met"
    DEADLINE_MISSED = "deadline_missed"
    DEADLINE_CANCELLED = "deadline_cancelled"
    ALERT_RAISED = "alert_raised"
    ALERT_CLIMBED = "alert_climbed"
    ALERT_ACKNOWLEDGED = "alert_acknowledged"
    ALERT_CLEARED = "alert_cleared"
    ALERT_NOTED = "alert_noted"
    ALERT_SNOOZED = "alert_snoozed"
    ALERT_ASSIGNED = "alert_assigned"
    DEADLINE_REMINDED = "deadline_reminded"
    CASE_TRANSFERRED = "case_transferred"
    PAUSE_STARTED = "pause_started"
    PAUSE_CHANGED = "pause_changed"
    PAUSE_ENDED = "pause_ended"
    STEP_CARRIED = "step_carried"
    DEBT_ACCEPTED = "debt_accepted"
    HOME_MOVE_SET = "home_move_set"
    SPELL_RECORDED = "spell_recorded"
    RULES_CHANGED = "rules_changed"
    DISCLOSED = "disclosed"
    DISCLOSURE_ENDED = "disclosure_ended"
    HANDOVER_FORCED = "handover_forced"
    COMMAND_ANNULLED = "command_annulled"
    CASE_CLOSED = "case_closed"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a case."""

    case_id: CaseId
    #: 1 for the opening, then counted within the case.
    position: int
    type: EventType
    recorded_at: datetime
    happened_at: datetime
    actor: Actor
    command_id: CommandId
    data: Data
    #: Free text (a reason, a plan); it enters the chain as a keyed hash only.
    words: str | None = None
    from_state: str | None = None
    to_state: str | None = None
