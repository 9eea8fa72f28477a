"""An objection: why a workflow is not accepted, and who would be forgotten if it were."""

from dataclasses import dataclass
from enum import StrEnum

from sisam.domain.origin import Origin


class Code(StrEnum):
    """The closed list of objections, by the noun that they concern."""

    # Names and words.
    UNKNOWN_PARTY = "unknown_party"
    UNKNOWN_STATE = "unknown_state"
    UNKNOWN_STEP = "unknown_step"
    UNKNOWN_LADDER = "unknown_ladder"
    UNKNOWN_CITATION = "unknown_citation"
    UNKNOWN_DOCUMENT = "unknown_document"
    UNKNOWN_RULE = "unknown_rule"
    LAW_WITHOUT_CITATION = "law_without_citation"
    AGREED_AGAINST_LAW = "agreed_against_law"
    AGREED_TOO_LONG = "agreed_too_long"
    MISSING_LANGUAGE = "missing_language"
    MISSING_TEMPLATE = "missing_template"
    TEMPLATE_WITHOUT_SUBJECT = "template_without_subject"
    UNKNOWN_PLACEHOLDER = "unknown_placeholder"
    # States, transitions and outcomes.
    NO_INITIAL_STATE = "no_initial_state"
    SEVERAL_INITIAL_STATES = "several_initial_states"
    NO_FINAL_STATE = "no_final_state"
    SEVERAL_FINAL_STATES = "several_final_states"
    UNREACHABLE_STATE = "unreachable_state"
    DEAD_END = "dead_end"
    NO_WAY_TO_THE_END = "no_way_to_the_end"
    LEAVES_THE_END = "leaves_the_end"
    ENDS_WITHOUT_OUTCOME = "ends_without_outcome"
    NOBODY_MAY = "nobody_may"
    ONE_NAME_ENOUGH = "one_name_enough"
    MISSING_HARD_STOP = "missing_hard_stop"
    HOME_NOT_NAMED = "home_not_named"
    # The watch.
    NO_WATCH = "no_watch"
    NOT_A_WATCH = "not_a_watch"
    WATCH_OF_SOMEBODY_ELSE = "watch_of_somebody_else"
    WATCH_ONCE_ONLY = "watch_once_only"
    WATCH_MAY_SLEEP = "watch_may_sleep"
    # Steps and their clocks.
    NO_CONFIRMER = "no_confirmer"
    NO_ANSWER_CLOCK = "no_answer_clock"
    CONFIRMS_ITSELF = "confirms_itself"
    NEVER_OPENS = "never_opens"
    NO_DUE_RULE = "no_due_rule"
    NO_DUE_DATE = "no_due_date"
    NO_NEXT_DATE = "no_next_date"
    REPEATS_ON_THE_SPOT = "repeats_on_the_spot"
    NEVER_RECORDED = "never_recorded"
    NOBODY_FINDS_DATE = "nobody_finds_date"
    NOBODY_FINDS_PARTY = "nobody_finds_party"
    FINDS_NOTHING = "finds_nothing"
    FINDING_WAITS_FOR_ITSELF = "finding_waits_for_itself"
    FINDS_AND_IS_NO_FINDING = "finds_and_is_no_finding"
    WRONG_ANCHOR = "wrong_anchor"
    # Pauses.
    NOBODY_ASKS_IN_PAUSE = "nobody_asks_in_pause"
    PAUSE_TOO_LONG = "pause_too_long"
    LAW_WAITS = "law_waits"
    # Ladders.
    NO_RUNGS = "no_rungs"
    LADDER_ENDS = "ladder_ends"
    LADDER_STOPS_CLIMBING = "ladder_stops_climbing"
    LAST_RUNG_MAY_BE_EMPTY = "last_rung_may_be_empty"
    RUNG_TELLS_NOBODY = "rung_tells_nobody"
    WAIT_TOO_LONG = "wait_too_long"
    NO_WAIT = "no_wait"
    REMINDS_SOMEBODY_ELSE = "reminds_somebody_else"
    REMINDS_TOO_LATE = "reminds_too_late"
    REMINDS_TOO_EARLY = "reminds_too_early"
    NEVER_REMINDS = "never_reminds"
    # Parties and the chain of accountability.
    NO_CHAIN = "no_chain"
    CHAIN_STARTS_WITH_NOBODY = "chain_starts_with_nobody"
    NOBODY_PASSES_ON = "nobody_passes_on"
    PASSES_OUT_OF_THE_CHAIN = "passes_out_of_the_chain"
    NO_STAND_IN = "no_stand_in"
    STAND_IN_NEVER_ACTS = "stand_in_never_acts"
    STAND_INS_LEAVE_A_GAP = "stand_ins_leave_a_gap"
    STAND_IN_MAY_BE_MISSING = "stand_in_may_be_missing"


@dataclass(frozen=True, slots=True)
class Objection:
    """One reason for refusing a workflow."""

    code: Code
    #: Where in the files it is to be mended.
    origin: Origin
    #: What is wrong.
    sentence: str
    #: What to do about it.
    remedy: str
    #: Who would be forgotten, and how.
    story: str
