"""An anchor: a named date of a case that openings and deadlines count from."""

from enum import StrEnum


class Anchor(StrEnum):
    """The closed list of anchors; a workflow may use these names and no others."""

    OPENED = "opened"
    INVESTIGATION_OPENED = "investigation_opened"
    CUSTODY_DECIDED = "custody_decided"
    CARE_EXECUTED = "care_executed"
    APPLIED = "applied"
    ADMITTED = "admitted"
    FIRST_LESSON = "first_lesson"
    FORECAST = "forecast"
    DISCHARGED = "discharged"
    SCHOOL_STARTS = "school_starts"
    SCHOOL_STARTED = "school_started"
    COMPULSORY_SCHOOLING_UNTIL = "compulsory_schooling_until"
    TURNS_18 = "turns_18"
    TURNS_20 = "turns_20"
    TURNS_21 = "turns_21"
    # Set by the engine itself, never by a command.
    FIRST_ADMITTED = "first_admitted"
    FORECAST_SET = "forecast_set"
    CONTACT_CONFIRMED = "contact_confirmed"
    HANDOVER_CONFIRMED = "handover_confirmed"
    PLACE_CONFIRMED = "place_confirmed"
    # Computed where they are asked for: of the step, the calendar or another step.
    PREVIOUS_DUE = "previous_due"
    LAST_ACT = "last_act"
    OFFERED = "offered"
    RETURNED = "returned"
    REOPENED = "reopened"
    STEP_OPENED = "step_opened"
    REVIEW = "review"
    TERM_END = "term_end"
    PAUSE_UNTIL = "pause_until"


#: What a command may set or take away.
RECORDED = frozenset(
    {
        Anchor.INVESTIGATION_OPENED,
        Anchor.CUSTODY_DECIDED,
        Anchor.CARE_EXECUTED,
        Anchor.APPLIED,
        Anchor.ADMITTED,
        Anchor.FIRST_LESSON,
        Anchor.FORECAST,
        Anchor.DISCHARGED,
        Anchor.SCHOOL_STARTS,
        Anchor.SCHOOL_STARTED,
        Anchor.COMPULSORY_SCHOOLING_UNTIL,
        Anchor.TURNS_18,
        Anchor.TURNS_20,
        Anchor.TURNS_21,
    }
)
#: What a step's confirmation may set.
SET_BY_STEPS = frozenset(
    {Anchor.CONTACT_CONFIRMED, Anchor.HANDOVER_CONFIRMED, Anchor.PLACE_CONFIRMED, Anchor.SCHOOL_STARTED}
)
#: What is known of every case from its opening.
ALWAYS_KNOWN = frozenset({Anchor.OPENED, Anchor.LAST_ACT, Anchor.STEP_OPENED})
#: What a transfer to another home begins anew; debts from before it count by the dates that held then.
OF_A_ROUND = frozenset({Anchor.ADMITTED, Anchor.FIRST_LESSON, Anchor.HANDOVER_CONFIRMED})
#: Dates that tell when the pupil was born; no message and no history shows them.
TELLS_BIRTH = frozenset(
    {Anchor.COMPULSORY_SCHOOLING_UNTIL, Anchor.TURNS_18, Anchor.TURNS_20, Anchor.TURNS_21}
)
#: Dates that tell of the care itself; no message names them (domain: data protection).
TELLS_CARE = frozenset({Anchor.INVESTIGATION_OPENED, Anchor.CUSTODY_DECIDED, Anchor.CARE_EXECUTED})
#: Dates that may lie ahead; all other recorded ones have happened.
MAY_LIE_AHEAD = frozenset(
    {
        Anchor.FORECAST,
        Anchor.SCHOOL_STARTS,
        Anchor.COMPULSORY_SCHOOLING_UNTIL,
        Anchor.TURNS_18,
        Anchor.TURNS_20,
        Anchor.TURNS_21,
    }
)
