"""The catalogue of stories in English."""

from __future__ import annotations

from collections.abc import Mapping

#: By event type, and where a type has several sentences, by what tells them apart.
ENGLISH: Mapping[str, str] = {
    "case_opened": "case {number} was opened{by}",
    "case_opened.accountable": "case {number} was opened{by}; the accountability lies with {accountable}",
    "state_changed": "the case was moved from the state {from_state} to {to_state}{by}",
    "state_changed.annuls": "the case was moved back from the state {from_state} to {to_state}{by}",
    "anchor_set": "the date of {anchor} was recorded{by}: {on}",
    "anchor_set.changed": "the date of {anchor} was changed{by} from {was} to {on}",
    "anchor_set.same": "the date of {anchor} still holds: {on}",
    "anchor_set.lost": "the date of {anchor} is no longer known",
    "anchor_set.given": "{anchor} was given{by} on {on}",
    "anchor_set.private": "the date of {anchor} was recorded{by}",
    "fact_set": "a fact was recorded{by}, {fact}: {value}",
    "fact_set.changed": "a fact was changed{by}, {fact}: {value} instead of {before}",
    "fact_set.unknown": "a fact was taken away{by}: {fact}",
    "party_set": "{party} was recorded{by}{organisation}",
    "party_set.changed": "{party} was changed{by}{organisation}",
    "party_set.absent": "it was recorded{by} that {party} does not exist",
    "party_set.unknown": "what was recorded of {party} was taken away{by}",
    "step_opened": "{step} opened with {owner}",
    "step_opened.handover": "{step} opened with {owner}; {confirmer} is to confirm it",
    "step_opened.alike": "{step} opened with {giver}; {receiver} is to confirm it",
    "step_offered": "{step} was handed over{by} and waits to be confirmed",
    "step_offered.documents": "{step} was handed over{by} with {documents} and waits to be confirmed",
    "step_returned": "{step} was returned{by}",
    "offer_withdrawn": "the handover of {step} was taken back{by}",
    "offer_withdrawn.party_found": "the handover of {step} was taken back, as the right receiver is known",
    "offer_withdrawn.transferred": "the handover of {step} was taken back, as the pupil came to another home",
    "step_confirmed": "{step} was done{by}",
    "step_confirmed.handover": "{step} was confirmed{by}",
    "step_confirmed.passes": "{step} was confirmed{by}; the accountability moved to {passes_to_party}",
    "step_confirmed.alike": "{step} was confirmed by {receiver}; the accountability moved there from {giver}",
    "step_waived": "{step} was waived{by} and need not be done",
    "step_waived.closing": "{step} was waived{by} when the case was closed as {reason}",
    "step_cancelled": "{step} was cancelled: {cause}",
    "step_taken_over": "{step} was taken over by {owner} from {was_party}",
    "step_reassigned": "{step} lies with {owner} now",
    "step_reassigned.handover": "{step} lies with {owner} now; {confirmer} is to confirm it",
    "step_reassigned.confirmer": "{step} is to be confirmed by {confirmer} now",
    "step_reassigned.round": "{step} belongs to round {round} of the placement now",
    "step_restored": "{step} was restored after an annulment and is {status}",
    "deadline_set": "{step} is due by {due_on}",
    "deadline_set.answer": "the answer to {step} is due by {due_on}",
    "deadline_met": "the deadline of {step} was met",
    "deadline_missed": "the deadline of {step} was missed",
    "deadline_cancelled": "the deadline of {step} no longer holds",
    "alert_raised": "alert about {step}: {cause}",
    "alert_climbed": "the alert about {step} climbed to rung {level}",
    "alert_climbed.again": "the alert about {step} was repeated on rung {level}",
    "alert_acknowledged": "the alert about {step} was acknowledged{by}, until {until}",
    "alert_cleared": "the alert about {step} ended: {reason}",
    "alert_noted": "a note was written on the alert about {step}{by}",
    "alert_snoozed": "the alert about {step} was postponed{by}, up to and including {until}",
    "alert_assigned": "the alert about {step} was given to a colleague{by}, up to and including {until}",
    "deadline_reminded": "a reminder of {step}, which is due on {due}",
    "case_transferred": "a transfer to another home was recorded{by}; round {round} of the placement began",
    "case_transferred.annuls": "the transfer was undone{by}; the placement is in round {round} again",
    "pause_started": "a pause was recorded{by}: the pupil is away from {from_on}, planned until {until}",
    "pause_changed": "the last day of the pause was changed{by} from {was} to {until}",
    "pause_ended": "the pause was ended{by}; the pupil was back on {on}",
    "pause_ended.annulled": "the pause was taken away{by}, because it had been recorded by mistake",
    "pause_ended.again": "the end of the pause was taken away{by}: it was a mistake, and the pause goes on",
    "step_carried": "{step} was carried to the case of the new placement{by} and is to be done there",
    "debt_accepted": (
        "{step} goes on with what was left in the pupil's case before{by}; it was first due there on "
        "{first_due_on}"
    ),
    "home_move_set": "it was recorded{by} that the home moves to municipality {municipality}",
    "home_move_set.over": "the change of home municipality waits for nobody any more",
    "spell_recorded": "schooling from {from_on} was recorded{by}",
    "spell_recorded.changed": "the schooling from {from_on} was corrected{by}",
    "spell_recorded.ended": "schooling from {from_on} up to and including {until} was recorded{by}",
    "spell_recorded.planned": "schooling was planned{by} from {from_on}",
    "spell_recorded.taken_away": "what was recorded of the schooling was taken away{by}",
    "rules_changed": (
        "from now on the case follows version {workflow_version} of the workflow, without an agreement"
    ),
    "rules_changed.agreed": (
        "from now on the case follows version {workflow_version} of the workflow and version "
        "{agreement_version} of the collaboration agreement"
    ),
    "disclosed": "this was disclosed to {party}{by}: {matter}; basis: {basis}",
    "disclosure_ended": "a disclosure to {party} was taken back{by}: {matter}",
    "disclosure_ended.left": "a disclosure to {party} ended as they left the case: {matter}",
    "handover_forced": (
        "{step} was ended without an answer by two people of different organisations; the accountability "
        "stays where it was"
    ),
    "handover_forced.passes": (
        "{step} was ended without an answer by two people of different organisations; the accountability "
        "moved to {passes_to_party}"
    ),
    "command_annulled": "an earlier entry was annulled{by}",
    "case_closed": "the case was closed{by} with the outcome {outcome}",
}

#: The pieces from which the sentences above are put together.
ENGLISH_PIECES: Mapping[str, str] = {
    "told": "{day}: {sentence}.",
    "told_later": "{day}: {sentence} (recorded {recorded_on}).",
    "by": " by {party}",
    "by_import": " by import from a file",
    "organisation": ": {name}",
    "giver": "{party} of the home municipality before",
    "receiver": "{party} of the new home municipality",
    "step": "the step {title}",
    "some_step": "a step",
    "some_party": "another party",
}
