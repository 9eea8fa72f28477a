"""What each type of event says, and the closed list of keys that its structure has."""

from collections.abc import Mapping
from dataclasses import dataclass

from sisam.domain.event import EventType


@dataclass(frozen=True, slots=True)
class EventShape:
    """One type of event: a sentence for the reference, and its keys with what they hold."""

    sentence: str
    keys: Mapping[str, str]


_STEP = {"step": "the step's id"}
_ON = {"on": "the local day on which it happened"}
#: What an offer that ended was, so that it can be restored when its end is annulled.
_OFFER = {"offered_by": "who had offered it", "was_returned_on": "the day of the return before, or null"}
_DISCLOSURE = {
    "party": "the party that may see it",
    "to": "its organisation",
    "matter": "identity, care, words, or a document's name in the workflow",
}
_DEADLINE = {"deadline": "the deadline's id"}
_ALERT = {"alert": "the alert's id"}
_OWNER = {"owner_party": "the owner's party", "owner": "the owner's organisation"}
_SIDES = _OWNER | {
    "confirmer_party": "the confirmer's party, or null",
    "confirmer": "the confirmer's organisation, or null",
}
_PASSES = {
    "passes_to_party": "the party that became accountable, or null",
    "passes_to": "its organisation, or null",
    "passes_round": "the round, or null",
    "passes_place": "the place in the chain, counted from 0, or null",
}

_RULES = {
    "workflow": "the workflow's name",
    "workflow_version": "the workflow's version",
    "workflow_hash": "the hash of the workflow's definition",
    "law_version": "the version of the law table",
    "law_hash": "the hash of the law table",
    "calendar_version": "the version of the calendar",
    "calendar_hash": "the hash of the calendar",
    "agreement_version": "the version of the agreement, or null without one",
    "agreement_hash": "the hash of the agreement, or null without one",
}

EVENT_SHAPES: Mapping[EventType, EventShape] = {
    EventType.CASE_OPENED: EventShape(
        "A case was opened; social services are accountable.",
        {
            "number": "the case number",
            "subject": "the opaque id of the pupil",
            "accountable": "the organisation that is accountable from the start",
            "restricted": "whether the pupil lives under protected identity",
            "previous_case": "the id of the case that this one follows on, or null",
        }
        | _RULES,
    ),
    EventType.STATE_CHANGED: EventShape(
        "A move of the workflow was made, or undone.",
        {"transition": "the move's id", "annuls": "true where it undoes the move"},
    ),
    EventType.ANCHOR_SET: EventShape(
        "A date became known, changed, or was lost.",
        {"anchor": "the anchor's name", "on": "the date, or null", "was": "the date before, or null"},
    ),
    EventType.FACT_SET: EventShape(
        "A fact was recorded.",
        {"fact": "the fact's name", "value": "its value", "was": "its value before, or null"},
    ),
    EventType.PARTY_SET: EventShape(
        "A party's organisation was recorded, or that there is none.",
        {
            "party": "the party's name",
            "organisation": "the organisation's id, or null",
            "absent": "true where there is none",
            "was": "the organisation before, or null",
            "was_absent": "whether there was none before",
        },
    ),
    EventType.STEP_OPENED: EventShape(
        "A step opened: somebody owes it from now on.",
        _STEP
        | _SIDES
        | {
            "definition": "the step's id in the workflow",
            "round": "the case's round",
            "occurrence": "which time it is, for a repeating step",
            "opened_on": "the local day of recording",
            "base_on": "the day that it counts from",
            "reopened_on": "the day when it opened anew because something was lost, or null",
        },
    ),
    EventType.STEP_OFFERED: EventShape(
        "A handover was offered to its confirmer.",
        _STEP | {"documents": "the documents handed over, with commas between, or null"},
    ),
    EventType.STEP_RETURNED: EventShape(
        "An offered handover was sent back, with a reason.", _STEP | _ON | _OFFER
    ),
    EventType.OFFER_WITHDRAWN: EventShape(
        "An offer was taken back.",
        _STEP | _OFFER | {"reason": "withdrawn, party_found where another confirmer came in, or transferred"},
    ),
    EventType.STEP_CONFIRMED: EventShape(
        "A step was confirmed or done; only here does accountability move.",
        _STEP | _ON | _PASSES,
    ),
    EventType.HANDOVER_FORCED: EventShape(
        "Two people of different organisations ended a handover that its confirmer did not answer.",
        _STEP
        | _ON
        | {
            "second_person": "the id of the second person",
            "second_organisation": "the organisation that the second person spoke for",
            "was": "the step's status before",
        }
        | _PASSES,
    ),
    EventType.STEP_WAIVED: EventShape(
        "A step was let go.",
        _STEP | _ON | {"reason": "waived, or the outcome that closed the case", "was": "its status before"},
    ),
    EventType.STEP_CANCELLED: EventShape(
        "A step is not asked for any more.",
        _STEP | _ON | {"cause": "one of the closed list of causes", "was": "its status before"},
    ),
    EventType.STEP_TAKEN_OVER: EventShape(
        "Another organisation took a step over.",
        _STEP
        | _OWNER
        | {
            "was_party": "the owner's party before",
            "was": "the owner before",
            "was_taken_over": "true where that owner had taken it over too",
        },
    ),
    EventType.STEP_REASSIGNED: EventShape(
        "A step follows a party that has changed, or the case into a new round.",
        _STEP | _SIDES | {"round": "the round that it belongs to now; missing where that is unchanged"},
    ),
    EventType.STEP_RESTORED: EventShape(
        "A step stands as it did before an annulled command.",
        _STEP
        | _OWNER
        | {
            "status": "its status again",
            "returns": "how many times it had been sent back",
            "returned_on": "the day of the last return, or null",
            "offered_by": "who had offered it, or null",
            "taken_over": "whether somebody had taken it over",
        },
    ),
    EventType.DEADLINE_SET: EventShape(
        "A clock was started, with everything that is needed to compute it again.",
        _DEADLINE
        | _STEP
        | {
            "kind": "do, answer, watch, pause, review or law",
            "rule": "the rule's id",
            "anchor": "what it counts from",
            "anchor_on": "that date",
            "times": "which multiple of the period it is",
            "floor_on": "the earliest day that it was moved to, or null",
            "paused_days": "by how many days pauses have moved it; missing where none has",
            "due_on": "the last day in time",
            "clock": "legal, working_days or school_days",
            "source": "law, agreement, model or policy",
            "first_due_on": "the day that lateness counts from, where this sets it",
        },
    ),
    EventType.DEADLINE_MET: EventShape("What a deadline asked for was done in time.", _DEADLINE),
    EventType.DEADLINE_MISSED: EventShape("A deadline passed; it stays missed for ever.", _DEADLINE),
    EventType.DEADLINE_CANCELLED: EventShape(
        "A deadline does not count any more.",
        _DEADLINE | {"reason": "what ended it, in the words for which alerts are cleared"},
    ),
    EventType.ALERT_RAISED: EventShape(
        "An alert began to climb its ladder.",
        _ALERT
        | _DEADLINE
        | _STEP
        | {"cause": "why it was raised", "ladder": "the ladder's id", "next_at": "when it goes on"},
    ),
    EventType.ALERT_CLIMBED: EventShape(
        "Nobody had acted: the alert was told again, on the next rung or on the last one.",
        _ALERT
        | {
            "rung": "the rung, counted from 0",
            "round": "how many times it was repeated there",
            "next_at": "when it goes on",
        },
    ),
    EventType.ALERT_ACKNOWLEDGED: EventShape(
        "A named person said what they will do, and until when.",
        _ALERT | {"until": "the last day", "next_at": "when it goes on by itself"},
    ),
    EventType.ALERT_NOTED: EventShape("Somebody wrote a note on an alert, such as that they phoned.", _ALERT),
    EventType.ALERT_SNOOZED: EventShape(
        "Somebody postponed an alert's next rung to a day, with a reason.",
        _ALERT | {"until": "the last day of the postponement", "next_at": "when it goes on by itself"},
    ),
    EventType.ALERT_ASSIGNED: EventShape(
        "Somebody gave an alert to one person of the seat that it tells, up to a day.",
        _ALERT | {"person": "the person", "until": "the last day"},
    ),
    EventType.DEADLINE_REMINDED: EventShape(
        "The owner was reminded that a deadline comes near.",
        _DEADLINE | {"due": "the day of which they were reminded"},
    ),
    EventType.ALERT_CLEARED: EventShape(
        "The cause of an alert ended.", _ALERT | {"reason": "how it ended, from a closed list"}
    ),
    EventType.CASE_TRANSFERRED: EventShape(
        "The pupil came to another home within the same placement: a new round began.",
        {
            "transition": "the move's id",
            "round": "the round from now on",
            "annuls": "true where it undoes the transfer",
        },
    ),
    EventType.PAUSE_STARTED: EventShape(
        "The pupil is away for some days; named clocks wait.",
        {"reason": "one of the workflow's reasons", "from": "the first day", "until": "the last planned day"},
    ),
    EventType.PAUSE_CHANGED: EventShape(
        "A pause was prolonged or shortened.",
        {"until": "the last planned day", "was": "the last planned day before"},
    ),
    EventType.PAUSE_ENDED: EventShape(
        "The pupil is back; or that was a mistake, or the whole pause was.",
        {
            "on": "the day on which the pupil was back, or null where the pause goes on after all",
            "annuls": "true where it undoes a mistaken command, and missing elsewhere",
        },
    ),
    EventType.STEP_CARRIED: EventShape(
        "A debt went on to the case that follows this one.",
        _STEP
        | _ON
        | {
            "successor": "the id of the step that goes on",
            "successor_case": "the id of its case",
            "was": "the step's status before",
        },
    ),
    EventType.DEBT_ACCEPTED: EventShape(
        "A debt of the case before was taken over by a step of this one.",
        _STEP
        | {
            "predecessor": "the id of the step that ended",
            "predecessor_case": "the id of its case",
            "first_due_on": "the day that its lateness counts from in that case",
        },
    ),
    EventType.HOME_MOVE_SET: EventShape(
        "The pupil's home municipality is about to change, or that was done or given up.",
        {
            "municipality": "the four-digit code of the new one, or null where nothing waits any more",
            "social_services": "the new social services, or null",
            "education_administration": "the new education administration, or null",
            "activity_responsibility": "the new activity responsibility, or null",
        },
    ),
    EventType.SPELL_RECORDED: EventShape(
        "A spell of schooling was recorded or corrected.",
        {
            "spell": "which one of the case, counted from 0",
            "school": "the organisation that teaches, or null where the spell is taken away",
            "from": "the first day",
            "until": "the last day, or null",
            "mode": "on_site, part_time, remote or home_tuition",
            "planned": "whether it is agreed and has not begun",
            "was_until": "the last day before, or null",
            "was_mode": "the mode before, or null where it is new",
            "was_planned": "whether it was only agreed before, or null where it is new",
        },
    ),
    EventType.RULES_CHANGED: EventShape(
        "The case follows other rules from here on.",
        _RULES,
    ),
    EventType.DISCLOSED: EventShape(
        "Something of the case may be shown to a party that does not own it.",
        _DISCLOSURE | {"basis": "consent, statutory_duty, needed_for_care or own_need"},
    ),
    EventType.DISCLOSURE_ENDED: EventShape("A disclosure was taken back.", _DISCLOSURE),
    EventType.COMMAND_ANNULLED: EventShape(
        "A mistaken command was undone by the events before this one.", {"command": "the command's id"}
    ),
    EventType.CASE_CLOSED: EventShape(
        "The case ended; nobody is accountable any more.",
        {"outcome": "how it ended", "second_person": "the second name, or null"},
    ),
}
