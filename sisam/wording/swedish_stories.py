"""The catalogue of stories in Swedish."""

from __future__ import annotations

from collections.abc import Mapping

#: By event type, and where a type has several sentences, by what tells them apart.
SWEDISH: Mapping[str, str] = {
    "case_opened": "ärende {number} öppnades{by}",
    "case_opened.accountable": "ärende {number} öppnades{by}; ansvaret ligger hos {accountable}",
    "state_changed": "ärendet fördes från läget {from_state} till {to_state}{by}",
    "state_changed.annuls": "ärendet fördes tillbaka från läget {from_state} till {to_state}{by}",
    "anchor_set": "datumet för {anchor} registrerades{by}: {on}",
    "anchor_set.changed": "datumet för {anchor} ändrades{by} från {was} till {on}",
    "anchor_set.same": "datumet för {anchor} gäller fortfarande: {on}",
    "anchor_set.lost": "datumet för {anchor} är inte längre känt",
    "anchor_set.given": "{anchor} lämnades{by} {on}",
    "anchor_set.private": "datumet för {anchor} registrerades{by}",
    "fact_set": "en uppgift registrerades{by}, {fact}: {value}",
    "fact_set.changed": "en uppgift ändrades{by}, {fact}: {value} i stället för {before}",
    "fact_set.unknown": "en uppgift togs bort{by}: {fact}",
    "party_set": "{party} registrerades{by}{organisation}",
    "party_set.changed": "{party} byttes{by}{organisation}",
    "party_set.absent": "det registrerades{by} att {party} saknas",
    "party_set.unknown": "uppgiften om {party} togs bort{by}",
    "step_opened": "{step} öppnades hos {owner}",
    "step_opened.handover": "{step} öppnades hos {owner}; {confirmer} ska bekräfta det",
    "step_opened.alike": "{step} öppnades hos {giver}; {receiver} ska bekräfta",
    "step_offered": "{step} lämnades över{by} och väntar på bekräftelse",
    "step_offered.documents": "{step} lämnades över{by} med {documents} och väntar på bekräftelse",
    "step_returned": "{step} skickades tillbaka{by}",
    "offer_withdrawn": "överlämningen av {step} togs tillbaka{by}",
    "offer_withdrawn.party_found": "överlämningen av {step} togs tillbaka, eftersom rätt mottagare blev känd",
    "offer_withdrawn.transferred": "överlämningen av {step} togs tillbaka, eftersom eleven bytte ungdomshem",
    "step_confirmed": "{step} blev klart{by}",
    "step_confirmed.handover": "{step} bekräftades{by}",
    "step_confirmed.passes": "{step} bekräftades{by}; ansvaret gick över till {passes_to_party}",
    "step_confirmed.alike": "{step} bekräftades av {receiver}; ansvaret gick över dit från {giver}",
    "step_waived": "{step} ströks{by} och behöver inte göras",
    "step_waived.closing": "{step} ströks{by} när ärendet avslutades som {reason}",
    "step_cancelled": "{step} föll bort: {cause}",
    "step_taken_over": "{step} togs över av {owner} från {was_party}",
    "step_reassigned": "{step} ligger nu hos {owner}",
    "step_reassigned.handover": "{step} ligger nu hos {owner}; {confirmer} ska bekräfta det",
    "step_reassigned.confirmer": "{step} ska nu bekräftas av {confirmer}",
    "step_reassigned.round": "{step} hör nu till placeringens omgång {round}",
    "step_restored": "{step} återställdes efter en annullering och är {status}",
    "deadline_set": "{step} ska vara klart senast {due_on}",
    "deadline_set.answer": "svaret på {step} ska komma senast {due_on}",
    "deadline_met": "tidsgränsen för {step} hölls",
    "deadline_missed": "tidsgränsen för {step} passerades",
    "deadline_cancelled": "tidsgränsen för {step} gäller inte längre",
    "alert_raised": "larm om {step}: {cause}",
    "alert_climbed": "larmet om {step} gick vidare till nivå {level}",
    "alert_climbed.again": "larmet om {step} påminde igen på nivå {level}",
    "alert_acknowledged": "larmet om {step} kvitterades{by}, till och med {until}",
    "alert_cleared": "larmet om {step} upphörde: {reason}",
    "alert_noted": "en anteckning skrevs om larmet om {step}{by}",
    "alert_snoozed": "larmet om {step} sköts upp{by}, till och med {until}",
    "alert_assigned": "larmet om {step} lades på en namngiven kollega{by}, till och med {until}",
    "deadline_reminded": "påminnelse om {step}, som ska vara klart senast {due}",
    "case_transferred": "eleven flyttades till ett annat ungdomshem{by}; placeringens omgång {round} började",
    "case_transferred.annuls": "flytten annullerades{by}; placeringen är åter i omgång {round}",
    "pause_started": (
        "ett uppehåll registrerades{by}: eleven är borta från {from_on}, planerat till och med {until}"
    ),
    "pause_changed": "uppehållets sista dag ändrades{by} från {was} till {until}",
    "pause_ended": "uppehållet avslutades{by}; eleven var tillbaka {on}",
    "pause_ended.annulled": "uppehållet togs bort{by}, eftersom det hade registrerats av misstag",
    "pause_ended.again": "uppehållets slut togs bort{by}: det var ett misstag, och uppehållet pågår",
    "step_carried": "{step} fördes över till den nya placeringens ärende{by} och ska göras där",
    "debt_accepted": (
        "{step} tar vid efter det som var kvar i elevens förra ärende{by}; där skulle det först ha varit "
        "klart {first_due_on}"
    ),
    "home_move_set": "det registrerades{by} att eleven byter hemkommun till {municipality}",
    "home_move_set.over": "bytet av hemkommun väntar inte längre på någon",
    "spell_recorded": "skolgång från och med {from_on} registrerades{by}",
    "spell_recorded.changed": "skolgången från och med {from_on} rättades{by}",
    "spell_recorded.ended": "skolgång från och med {from_on} till och med {until} registrerades{by}",
    "spell_recorded.planned": "skolgång planerades{by} från och med {from_on}",
    "spell_recorded.taken_away": "en uppgift om skolgången togs bort{by}",
    "rules_changed": (
        "ärendet följer från och med nu version {workflow_version} av arbetsflödet, utan avtal"
    ),
    "rules_changed.agreed": (
        "ärendet följer från och med nu version {workflow_version} av arbetsflödet och version "
        "{agreement_version} av samverkansavtalet"
    ),
    "disclosed": "detta lämnades ut till {party}{by}: {matter}; grund: {basis}",
    "disclosure_ended": "ett utlämnande till {party} togs tillbaka{by}: {matter}",
    "disclosure_ended.left": "ett utlämnande till {party} upphörde när de lämnade ärendet: {matter}",
    "handover_forced": (
        "{step} avslutades utan svar av två medarbetare i olika organisationer; ansvaret ligger kvar där "
        "det låg"
    ),
    "handover_forced.passes": (
        "{step} avslutades utan svar av två medarbetare i olika organisationer; ansvaret gick över till "
        "{passes_to_party}"
    ),
    "command_annulled": "en tidigare registrering annullerades{by}",
    "case_closed": "ärendet avslutades{by} med utfallet {outcome}",
}

#: The pieces from which the sentences above are put together.
SWEDISH_PIECES: Mapping[str, str] = {
    "told": "{day}: {sentence}.",
    "told_later": "{day}: {sentence} (registrerat {recorded_on}).",
    "by": " av {party}",
    "by_import": " genom inläsning från fil",
    "organisation": ": {name}",
    "giver": "{party} i den tidigare hemkommunen",
    "receiver": "{party} i den nya hemkommunen",
    "step": "steget {title}",
    "some_step": "ett steg",
    "some_party": "en annan part",
}
