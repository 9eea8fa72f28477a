"""What each read-only view shows: a sentence, and its columns with what they hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sisam.application.ports.outbox import MessageStatus
from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.deadline import DeadlineKind, DeadlineStatus
from sisam.domain.event import EventType
from sisam.domain.log_review import ReviewOutcome
from sisam.domain.message import ItemKind
from sisam.domain.organisation import OrganisationKind
from sisam.domain.reading import Purpose, Ruling, Shown
from sisam.domain.reckoning import ClockFamily
from sisam.domain.schooling import SchoolingMode
from sisam.domain.seat import Role
from sisam.domain.source import Source
from sisam.domain.step import StepStatus
from sisam.domain.step_definition import StepKind
from sisam.domain.workflow import Phase


@dataclass(frozen=True, slots=True)
class ViewShape:
    """One view for the reference: what a row of it is, and what its columns hold."""

    sentence: str
    columns: Mapping[str, str]
    #: The closed list of words that a column has, where there is one.
    words: Mapping[str, type[StrEnum]]


_CASE = {"case_id": "the case (`v_case.id`)"}
_SINCE = {
    "since_seq": "the event from which it is so (`v_event.seq`)",
    "until_seq": "the event from which it is not so any more; null while it is",
}

VIEW_SHAPES: Final[Mapping[str, ViewShape]] = {
    "v_case": ViewShape(
        "A case: one placement of one pupil, as it stands now.",
        {
            "id": "the case",
            "case_number": "its number, as people write it",
            "subject_id": "the opaque id of the pupil; the same in all cases of that pupil",
            "workflow": "the name of the workflow that it follows",
            "version": "the workflow's version",
            "agreement": "the agreement's version; null without one",
            "law": "the law table's version",
            "calendar": "the calendar's version",
            "state": "the state of the workflow in which it stands",
            "phase": "the phase of the placement",
            "final": "1 when it is closed, else 0",
            "round": "which stay it is in, from 1; a transfer to another home begins a new one",
            "outcome": "how it ended; null while it is open",
            "previous_case_id": "the case that it follows on; null where there is none",
            "restricted": "1 when the pupil lives under protected identity, else 0",
            "opened_at": "when its opening happened",
            "opened_seq": "the event that opened it",
            "closed_at": "when it was closed; null while it is open",
            "closed_seq": "the event that closed it; null while it is open",
            "next_at": "when something happens in it by itself next; null when it is closed",
            "revision": "how many events its journal holds; it grows with every change",
        },
        {"phase": Phase},
    ),
    "v_organisation": ViewShape(
        "An organisation of the register.",
        {
            "id": "the organisation",
            "code": "its code, as files and commands write it",
            "kind": "what it is",
            "parent_id": "the organisation above it; null where there is none",
            "controller_id": "the data controller that it belongs to; itself where none is named",
            "active": "1 when it exists today, else 0",
        },
        {"kind": OrganisationKind},
    ),
    "v_party": ViewShape(
        "A time during which an organisation was a party of a case.",
        {
            **_CASE,
            "party": "the party's name in the workflow",
            "organisation_id": "the organisation",
            **_SINCE,
        },
        {},
    ),
    "v_accountable": ViewShape(
        "A time during which a party was accountable for a case; an open case has exactly one that goes on.",
        {
            **_CASE,
            "party": "the party; a stand-in stands under its own name",
            "organisation_id": "its organisation",
            "round": "the round in which it became accountable",
            **_SINCE,
        },
        {},
    ),
    "v_step": ViewShape(
        "A step of a case: one card of a routine, which is a debt until it has ended.",
        {
            "id": "the step",
            **_CASE,
            "step": "the step's id in the workflow",
            "routine": "1 to 7; null for what stands beside the routines",
            "kind": "what kind of step it is",
            "round": "the round of the case to which it belongs",
            "occurrence": "which time it is, from 1, for a step that repeats",
            "owner_party": "the party that has to do it",
            "owner_organisation_id": "the owner's organisation",
            "confirmer_party": "the party that has to confirm it; null where nobody has to",
            "confirmer_organisation_id": "the confirmer's organisation; null where nobody has to",
            "status": "where it stands",
            "passes_accountability": "1 when confirming it moves accountability to the confirmer, else 0",
            "first_due_at": "the moment from which it is late; a return does not move it",
            "opened_seq": "the event that opened it",
            "ended_seq": "the event that ended it; null while it is open or offered",
            "successor_step_id": "the step of a linked case that goes on with it; null where there is none",
        },
        {"kind": StepKind, "status": StepStatus},
    ),
    "v_deadline": ViewShape(
        "A deadline of a step, with everything from which it was counted.",
        {
            "id": "the deadline",
            **_CASE,
            "step_id": "the step that it is about",
            "kind": "what it asks for",
            "rule": "the due rule (`STEP.due.N`), or `STEP.answer`, `STEP.returned`, `STEP.reopened`",
            "anchor": "the name of the date that it counts from",
            "anchor_on": "that date",
            "due_at": "the midnight in Stockholm that ends its last day; what is recorded before is in time",
            "clock": "how time was counted",
            "source": "where its rule comes from",
            "status": "where it stands",
            "created_seq": "the event that set it",
            "ended_seq": "the event by which it was met, missed or cancelled; null while it is pending",
        },
        {"kind": DeadlineKind, "clock": ClockFamily, "source": Source, "status": DeadlineStatus},
    ),
    "v_alert": ViewShape(
        "An alert: it goes on telling people until its cause has ended.",
        {
            "id": "the alert",
            "case_id": "the case; null where the cause lies in no single case",
            "deadline_id": "the deadline that was missed; null where the cause is another one",
            "cause": "why it was raised",
            "rung": "the rung of its ladder on which it stands, from 0",
            "raised_at": "when it was raised",
            "acknowledged_at": "when somebody last said that they act on it; null where nobody has",
            "acknowledged_by": "the person who said so",
            "acknowledged_until": "the last day for which they asked for quiet",
            "cleared_at": "when its cause had ended; null while it goes on",
            "cleared_reason": "how its cause ended; null while it goes on",
            "next_at": "when it goes on by itself; null when it is cleared",
        },
        {"cause": AlertCause, "cleared_reason": Cleared},
    ),
    "v_message": ViewShape(
        "A message to one person over one channel.",
        {
            "id": "the message",
            "person_id": "the person to whom it goes",
            "channel": "the channel over which it goes, such as `folder`",
            "status": "where it stands",
            "attempts": "how many times it was tried",
            "next_at": "when it is tried next; null when it is not tried any more",
            "message_id": "its Message-ID, the same at every attempt",
            "sent_at": "when the channel took it; null before",
            "last_reply": "what the channel said last; null before the first attempt",
        },
        {"status": MessageStatus},
    ),
    "v_message_item": ViewShape(
        "One thing that a message tells.",
        {
            "message_id": "the message (`v_message.id`)",
            "alert_id": "the alert that it tells of; null where it tells of none",
            "step_id": "the step that it tells of; null where it tells of none",
            "kind": "what kind of thing it tells",
            "rung": "the rung on which the alert stood; 0 for a notice",
            "round": "how many times it was told on that rung before; for a notice the length of the journal",
            "dedup_key": "what makes it unique: nobody is told the same thing twice",
            "successor_message_id": "the message that tells it instead; null unless this one was refused",
        },
        {"kind": ItemKind},
    ),
    "v_event": ViewShape(
        "An event: one line of a case's journal.",
        {
            "seq": "its number, growing through the whole database",
            **_CASE,
            "command_id": "the command of which it is a part",
            "recorded_at": "when it was recorded",
            "happened_at": "when it happened",
            "actor_id": "the person who did it; `daemon` for what the program does by itself",
            "actor_organisation_id": "the organisation for which they acted; null where there is none",
            "via": "by which road it came: `cli:USER`, `web:SESSION`, `import:FILE` or `daemon`",
            "type": "what happened",
            "from_state": "the state of the case before; null where it did not move",
            "to_state": "the state of the case after; null where it did not move",
            "idempotency_key": "the key that makes repeating the command harmless",
            "words_hash": "the keyed hash of what was written with it; null where nothing was",
            "previous_hash": "the hash of the case's event before it",
            "hash": "its own hash, which covers the one before",
        },
        {"type": EventType},
    ),
    "v_read": ViewShape(
        "A look at a case, or an act in it: who was shown what, or was denied it.",
        {
            "seq": "its number, growing through the whole database",
            "at": "when it was",
            "actor_id": "the person who looked",
            "actor_organisation_id": "the organisation for which they looked; null where there is none",
            "case_id": "the case; null where it was none in particular",
            "what": "what was shown",
            "purpose": "what for",
            "break_glass": "1 when somebody without the right insisted, with a reason, else 0",
            "decision": "`allowed` or `denied`",
        },
        {"what": Shown, "purpose": Purpose, "decision": Ruling},
    ),
    "v_log_review": ViewShape(
        "A month in which somebody was shown or denied something for an organisation, and who reviewed that.",
        {
            "organisation_id": "the organisation",
            "first_on": "the first day of the month",
            "controller_id": "whose log was reviewed; null while nobody has signed, as all below",
            "signed_by": "the person who signed",
            "signed_at": "when",
            "outcome": "what came of it",
            "lines": "how many lines the month of that controller had",
            "own_lines": "how many of them told of the reviewer's own reading",
        },
        {"outcome": ReviewOutcome},
    ),
    "v_seat": ViewShape(
        "A time of a person in a seat.",
        {
            "organisation_id": "the organisation of the seat",
            "role": "the role at it",
            "person_id": "the person",
            "deputy": "1 when they deputise, 0 when the seat is theirs",
            "active_from": "the first day",
            "active_until": "the last day, inclusive; null while no end is known",
        },
        {"role": Role},
    ),
    "v_schooling": ViewShape(
        "A spell in which the pupil of a case goes to a school, by its dates or as it was recorded.",
        _CASE
        | {
            "school_id": "the organisation that teaches (`v_organisation.id`)",
            "from_on": "the first day",
            "until_on": "the last day, inclusive; null while no end is known",
            "mode": "how",
            "planned": "1 where it is agreed and has not begun",
        },
        {"mode": SchoolingMode},
    ),
    "v_absence": ViewShape(
        "Days on which a person is away from all seats.",
        {
            "person_id": "the person",
            "absent_from": "the first day",
            "absent_until": "the last day, inclusive",
        },
        {},
    ),
    "v_statement": ViewShape(
        "A daily statement that an organisation's coordinator was given.",
        {
            "organisation_id": "the organisation",
            "day": "the working day",
            "created_at": "when it was made",
            "key_id": "the key that signed it",
        },
        {},
    ),
    "v_daemon": ViewShape(
        "A daemon and its last signs of life: one row for each start, for a day after it fell silent.",
        {
            "id": "the daemon",
            "host": "the machine on which it runs",
            "pid": "its process there",
            "last_beat": "when it last gave a sign of life",
            "last_sweep_started": "when it last began to look for what is due; null before the first time",
            "last_sweep_completed": "when it last came to the end of that; null before the first time",
        },
        {},
    ),
}
