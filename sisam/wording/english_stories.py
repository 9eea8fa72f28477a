"""The catalogue of stories in English."""

from __future__ import annotations

from collections.abc import Mapping

#: By event type, and where a type has several sentences, by what tells them apart.
ENGLISH: Mapping[str, str] = {
    "case_opened": "case {number} was opened{by}",
    "case_opened.accountable": "case {number} was opened{by}; the accountability lies with {accountable}",
    "state_changed": "the case went from the state {from_state} to {to_state}{by}",
    "state_changed.annuls": "the case went back from the state {from_state} to {to_state}{by}",
    "anchor_set": "the date of {anchor} was recorded{by}: {on}",
    "anchor_set.changed": "the date of {anchor} was changed{by} from {was} to {on}",
    "anchor_set.same": "the date of {anchor} still holds: {on}",
    "anchor_set.lost": "the date of {anchor} is no longer known",
    "anchor_set.private": "the date of {anchor} was recorded{by}",
    "fact_set": "a fact was recorded{by}, {fact}: {value}",
    "party_set": "{party} was recorded{by}{organisation}",
    "party_set.changed": "{party} was changed{by}{organisation}",
    "party_set.absent": "it was recorded{by} that {party} does not exist",
    "party_set.unknown": "what was recorded of {party} was taken away{by}",
    "step_opened": "{step} opened with {owner}",
    "step_opened.handover": "{step} opened with {owner}; {confirmer} is to confirm it",
    "step_offered": "{step} was offered{by} and waits for an answer",
    "step_returned": "{step} was returned{by}",
    "offer_withdrawn": "the offer of {step} was withdrawn{by}",
    "offer_withdrawn.party_found": "the offer of {step} was withdrawn, because the right receiver is known",
    "step_confirmed": "{step} was done{by}",
    "step_confirmed.handover": "{step} was confirmed{by}",
    "step_confirmed.passes": "{step} was confirmed{by}; the accountability moved to {passes_to_party}",
    "step_waived": "{step} was waived{by} and need not be done",
    "step_waived.closing": "{step} was waived{by} when the case was closed as {reason}",
    "step_cancelled": "{step} was cancelled: {cause}",
    "step_taken_over": "{step} was taken over by {owner} from {was_party}",
    "step_reassigned": "{step} lies with {owner} now",
    "step_reassigned.handover": "{step} lies with {owner} now; {confirmer} is to confirm it",
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
    "step": "the step {title}",
    "some_step": "a step",
    "some_party": "another party",
}
