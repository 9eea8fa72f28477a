"""The catalogue of refusals in English."""

from __future__ import annotations

from collections.abc import Mapping

#: By class, and where a class has several sentences, by what tells them apart; attributes stand in braces.
ENGLISH: Mapping[str, str] = {
    "NotTheOwner": "The step {step} lies with {owner}. Ask them to do it, or take the step over.",
    "NotTheConfirmer": "The step {step} is to be confirmed or returned by {confirmer}. Ask them to answer.",
    "OfferedBySamePerson": (
        "Whoever handed over the step {step} cannot confirm or return it. Ask a colleague on the receiving "
        "side."
    ),
    "NotAParty": "Your organisation may not do this in the case. It may be done by {may}.",
    "NotTheWaiver": (
        "The step {step} can be waived only by the side that it is owed to: {may}. Ask them to waive it, "
        "or do it."
    ),
    "StepMissing": "The case has no step {step}. Look at the list of the case's steps and try again.",
    "StepNotOpen": "The step {step} is not open. Look in the case at what has happened.",
    "StepNotOpen.offered": (
        "The step {step} is handed over already. The receiving side is now to confirm or return it; the "
        "sending side can take the handover back."
    ),
    "StepNotOpen.confirmed": "The step {step} is done already. There is nothing more to do about it.",
    "StepNotOpen.waived": "The step {step} has been waived. You need not do it.",
    "StepNotOpen.cancelled": "The step {step} has been cancelled. You need not do it.",
    "StepNotOpen.taken_over": "The step {step} was carried to another case. Do it there.",
    "StepNotOffered": "The step {step} is not handed over. It must be handed over before anybody can answer.",
    "StepNotOffered.confirmed": "The step {step} is done already. You need not answer it.",
    "StepNotOffered.waived": "The step {step} has been waived. You need not answer it.",
    "StepNotOffered.cancelled": "The step {step} has been cancelled. You need not answer it.",
    "StepNotOffered.taken_over": "The step {step} was carried to another case. Answer there.",
    "NobodyConfirms": "Nobody confirms the step {step}. Record it as done instead.",
    "SomebodyConfirms": "The step {step} is confirmed by another party. Offer it to them instead.",
    "EndsByFinding": "The step {step} ends by itself once this is known: {finds}. Record that instead.",
    "EndsWithClosing": "The step {step} ends when the case is closed. Close the case instead.",
    "NotWaivable": "The step {step} cannot be waived while the case is open. Do it; until then it remains.",
    "AlreadyOwner": (
        "Your organisation has the step {step} already, or is to confirm it. There is nothing to take over."
    ),
    "FollowsAccountability": (
        "The step {step} follows the accountability for the case and cannot be taken over. It changes "
        "hands when the accountability moves."
    ),
    "BoundByLaw": "The law lays the step {step} on its owner. Nobody else can take it over.",
    "CaseClosed": (
        "Case {number} is closed and cannot be changed. Open a new case if the pupil is placed again."
    ),
    "WrongState": (
        "{move} cannot be done while the case is in the state {state}. What can be done now: {possible}."
    ),
    "WrongState.move.none": (
        "{move} cannot be done while the case is in the state {state}. Finish the steps of the case first."
    ),
    "WrongState.close": (
        "The case cannot be closed with the outcome {move} in the state {state}. Possible outcomes now: "
        "{possible}."
    ),
    "WrongState.close.none": "The case cannot be closed in the state {state}. Move it on first.",
    "WrongState.set-date": (
        "The date of {move} is recorded when the case changes its state. Do {possible} instead."
    ),
    "GuardFails": "{move} cannot be done until this holds: {guard}. See to it and try again.",
    "GuardFails.youth_home_named": (
        "{move} cannot be done before the youth home and its school are recorded. Record them first."
    ),
    "GuardFails.receiving_side_accountable": (
        "{move} cannot be done before the receiving side is accountable. See to it that the school place "
        "is handed over and confirmed first."
    ),
    "GuardFails.dated_next_step_open": (
        "{move} cannot be done while no next step is open with a date. Say when the pupil starts school, "
        "and it opens."
    ),
    "SettleFirst": (
        "The case cannot be closed yet. These steps are open and not yours to waive: {steps}. See to it "
        "that they are done, or that the receiving side waives them."
    ),
    "SettleOrCarry": (
        "The case cannot be closed yet. These steps are open and not yours to waive: {steps}. Settle each of "
        "them in one of three ways: do it, let the side that it is owed to waive it, or carry it to the case "
        "of the new placement when you close this one. That case can go on with {carriable}."
    ),
    "SettleOrCarry.none": (
        "The case cannot be closed yet. These steps are open and not yours to waive: {steps}. Do them, or "
        "let the side that they are owed to waive them. No case of a new placement where you are a party can "
        "go on with them now."
    ),
    "AnotherName": (
        "The personal number belongs to a pupil of another name. Compare it with the register; if the pupil "
        "has got a new name, write it in the row of the case that is there, and bring that in first."
    ),
    "NameAndNumberApart": (
        "The name and the personal number do not go together. Write the pupil's whole name as the register "
        "has it, and compare each digit of the number. That you tried is written down."
    ),
    "CaseNumberTaken": (
        "There is a case with the number {number} already. Check the number, or look the case up."
    ),
    "AnotherPupil": (
        "Case {number} is about another personal number, so this placement does not follow on it. Correct "
        "one of the numbers, or leave the case before out: an open case of the pupil is found without it."
    ),
    "NothingFollows": (
        "Nothing can be carried from case {number}, since no case of a new placement is open. Open one "
        "first, or do or waive what is left."
    ),
    "NoPartyThere": (
        "Your organisation is no party of the new placement's case, so nothing can be carried there. Do what "
        "is left, or let the side that it is owed to waive it."
    ),
    "CarriesNothing": (
        "Nothing is carried when a case ends with {outcome}. Close it without carrying, or with the "
        "outcome of a new placement."
    ),
    "NotOwedThere": (
        "The case of the new placement does not have these steps open: {steps}. Wait until they open there, "
        "do them here, or let the side that they are owed to waive them."
    ),
    "EndsHere": (
        "The step {step} concerns this case alone and cannot be carried. Close the case without carrying it."
    ),
    "SomethingRestsOnIt": (
        "It cannot be annulled, because something rests on it: {what}. Annul that first if you can, or "
        "put things right with a new entry."
    ),
    "SomethingRestsOnIt.time": (
        "It happened by itself as time passed and cannot be annulled. If something is wrong, put it right "
        "with a new entry."
    ),
    "KeyUsedOtherwise": (
        "The same form was sent before with something else in it, so that nothing was done this time. Read "
        "it through, and press once more if it is to be done."
    ),
    "AlreadyRecorded": "This is recorded like that already: {what}. There is nothing to do.",
    "ProtectionStays": (
        "The protection cannot be lifted here. What was recorded after the case was opened is taken away by "
        "undoing that, in the case where it was done."
    ),
    "Unsuitable": "What was asked does not fit the rules of the case. Change it and try again.",
    "TransferInstead": (
        "This cannot be recorded alone: {what}. Transfer the pupil to another home instead: that names the "
        "new home, begins a new round and keeps what is owed."
    ),
    "SameHome": (
        "This is recorded as {party} already, so nobody is transferred. Name the home that the pupil "
        "comes to. If the placement there is a new one, open a new case."
    ),
    "BeforeTheAdmission": (
        "The pupil came to the home before on {admitted_on}; a transfer on {on} lies before that. Give "
        "the right day of the transfer, or annul the transfer and correct the day of the admission."
    ),
    "PlannedTooEarly": (
        "The discharge cannot be planned for {on}, as that day has been. Choose a day from {earliest} on. "
        "If the pupil has left already, record that instead."
    ),
    "NothingToReconsider": (
        "No discharge is planned, so there is nothing to reconsider. Say first on which day the "
        "pupil is expected to be discharged."
    ),
    "UnknownName": "The rules of the case know no {name}. Choose one of these: {possible}.",
    "UnknownName.move": "There is no move called {name}. Choose one of these: {possible}.",
    "UnknownName.transfer": (
        "The version of the workflow that the case follows has no transfers. Ask an administrator of the "
        "agency to bring it under the newest one."
    ),
    "UnknownName.outcome": "No outcome is called {name}. Choose one of these: {possible}.",
    "UnknownName.protection": "No protection is called {name}. Choose one of these: {possible}.",
    "UnknownName.party": "No party is called {name}. Choose one of these: {possible}.",
    "ReasonMissing": "A reason is needed. Write why and try again.",
    "ReasonMissing.return": (
        "A step cannot be returned without a reason. Write what is missing or needs mending."
    ),
    "ReasonMissing.waive": "A step cannot be waived without a reason. Write why it is not needed.",
    "ReasonMissing.done": "A reason is needed why the case stands still. Write why, or do the next step.",
    "ReasonMissing.acknowledge": (
        "An alert cannot be acknowledged without a plan. Write what you are going to do and when."
    ),
    "ReasonMissing.note": "The note is empty. Write what has happened, for example that you phoned.",
    "ReasonMissing.snooze": "An alert cannot be postponed without a reason. Write why it may wait.",
    "ReasonMissing.assign": (
        "An alert cannot be given to one person without a reason. Write why that person takes it."
    ),
    "ReasonMissing.reconsider": (
        "A plan is not reconsidered without a reason. Write why the discharge is planned for that day."
    ),
    "ReasonMissing.annul": "Nothing can be annulled without a reason. Write what was wrong.",
    "ReasonMissing.pause": "A pause cannot be prolonged without a reason. Write why it lasts longer.",
    "ReasonMissing.pause-start": (
        "No pause goes on. If one is to begin, say why the pupil is away, with one of the workflow's reasons."
    ),
    "ReasonMissing.close": "The case cannot be closed like that without a reason. Write why.",
    "ReasonMissing.set-date": (
        "A known date cannot be taken away without a reason. Write why it no longer holds."
    ),
    "DateMissing": "The step {step} needs a date for {anchor}. Give the day and try again.",
    "NotRecordable": (
        "The date of {anchor} follows from other things and cannot be set. Record what has happened."
    ),
    "PartyNeeded": "It cannot be recorded that {party} does not exist. Say which organisation it is.",
    "StateRestsOnDate": (
        "The state of the case rests on the date of {anchor}. It can be changed but not taken away."
    ),
    "DateAhead": (
        "This tells of something that has happened ({what}), but {on} lies ahead. Give the day when it "
        "happened."
    ),
    "HandsToItself": (
        "The same organisation cannot be both {party} and {other}: nobody would receive anything. Name "
        "another."
    ),
    "HomeIsThere": (
        "The home municipality is {municipality} already. If the pupil moves to another district, record "
        "which social services take over instead."
    ),
    "SameHands": (
        "The case lies with {party} already, so there is nothing to hand over. Name those of the new home "
        "municipality."
    ),
    "HomeMoveWaits": (
        "A change of home municipality to {municipality} waits for its confirmation, which will change "
        "{party} anyway. Confirm it, or take it back by naming the present home municipality."
    ),
    "NobodyThere": (
        "Municipality {municipality} has no active organisation of this kind: {organisation_kind}. Add it "
        "first and try again."
    ),
    "SeveralThere": (
        "Municipality {municipality} has several organisations of this kind: {organisation_kind}. Name one "
        "of them by its code: {codes}."
    ),
    "RightMissing": "None of your seats gives you the right to do this. Ask your coordinator who may.",
    "ReasonWanted": (
        "This takes a fresh sign-in and a reason, which is kept in the read log. Sign in again and say why."
    ),
    "TermUnlawful": (
        "A search goes by a whole name, a personal or coordination number, or a case number, and by nothing "
        "else. Write one of these in full."
    ),
    "LiesElsewhere": (
        "The organisation {code} does not lie in municipality {municipality}. Name one that does, or another "
        "municipality."
    ),
    "BeforeTheCase": (
        "The day {on} lies before the day when the case was opened ({opened_on}). Give a day since then."
    ),
    "SpellOrder": (
        "Schooling that begins on {on} cannot end on {until}. Give a last day that is not before the first."
    ),
    "NoSchool": (
        "Nobody goes to school at this organisation: {organisation_kind}. Name the school itself, or who "
        "stands in for one: {possible}."
    ),
    "NothingToEnd": (
        "No schooling is known for {on}, so there is none to end. Record the whole of it instead, with the "
        "school and its first and last day."
    ),
    "DateAhead.spell_recorded": (
        "Schooling that begins on {on} has not begun yet. Record it as planned, and again once it has begun."
    ),
    "DateOrder": (
        "The order of the dates cannot be right: {then} on {then_on} cannot come before {first} on "
        "{first_on}. Correct the one that is wrong."
    ),
    "WrongKind": (
        "The organisation is of the wrong kind for {party}: {kind}. Choose one of the right kind: {possible}."
    ),
    "NotPausable": (
        "The case cannot be paused in the state {state}, only in the state {states}. Wait until it is "
        "there, or do the next step of the case."
    ),
    "NotPausable.never": (
        "The version of the workflow that the case follows has no pauses. Ask an administrator of the agency "
        "to bring it under the newest one."
    ),
    "NotPaused": (
        "No pause goes on in the case, so there is none to end. If the pupil is away, record a pause first."
    ),
    "PausedAlready": (
        "A pause goes on already, until {until}, and there are never two at once. Change its last day, "
        "or end it first."
    ),
    "PausedTooLong": (
        "The pause cannot last until {until}. Choose a day from today to {latest}; if it lasts longer, "
        "prolong it then. If the pupil is back already, choose today and end it then."
    ),
    "PausedTooEarly": (
        "The pause cannot begin on {on}. Choose a day from {earliest} on: no longer ago than a pause may "
        "last, after the admission and after the pause before it."
    ),
    "BackTooEarly": (
        "The pupil cannot be back on {on}, because the pause began on {since}. Give the right day, or annul "
        "the pause if it was a mistake."
    ),
    "EndsWithPause": ("The step {step} ends when the pupil is back. Record that, or prolong the pause."),
    "AgreementMisfit": (
        "The agreement {agreement} is about {name}, which the case's rules do not have. Correct the "
        "agreement, or bring the case under the newest version."
    ),
    "AgreementMisfit.law": (
        "The agreement {agreement} changes the time of {name}, which law sets. Remove it from the agreement."
    ),
    "RulesFollowedAlready": "The case {number} follows these rules already. You need not do anything.",
    "RulesUnfit": (
        "The case cannot come under version {version}, which does not know {name} in the case. Leave it "
        "under its rules, or publish a version that still has it."
    ),
    "SecondNameMissing": (
        "The outcome {outcome} needs two people. Name a second one, not the one who closes."
    ),
    "BeyondCalendar": (
        "The calendar covers {first} to {last} and says nothing about {day}. Correct the date, or ask "
        "operations for a calendar that reaches it."
    ),
    "NotFound": "There is {kind} called {name}, or you may not see it. Check the name.",
    "NotPermitted": "You may not do this. Ask somebody who may, or the coordinator.",
    "Conflict": "It does not fit what has happened meanwhile. Look at the case anew and try again.",
    "Invalid": "What was handed in cannot be accepted. Check it and try again.",
    "Invalid.faults": "What was handed in cannot be accepted. Correct this and try again:\n{faults}",
    "Unavailable": (
        "Something that the service needs does not answer. Try again in a while; if that fails, call "
        "operations."
    ),
    "SisamError": "It could not be done. Check what you entered and try again.",
}
