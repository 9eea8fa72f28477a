"""What each column of the files holds, in the words of the pages, with an example of a cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sisam.domain.joint_request import ImportKind
from sisam.web.language import marked

#: What the column holds, and a cell of the example row; empty: the example leaves it out.
Column = tuple[str, str]

_ORGANISATIONS: Final[Mapping[str, Column]] = {
    "code": (marked("En kort kod som ingen annan har."), "ekskolan"),
    "kind": (marked("Vilken sort det är, till exempel school eller social_services."), "school"),
    "name": (marked("Vad den heter."), "Ekskolan"),
    "parent_code": (marked("Koden för organisationen ovanför. Dit går larm när ingen finns här."), ""),
    "controller_code": (marked("Koden för den som är personuppgiftsansvarig. Tomt: den själv."), ""),
    "municipality_code": (marked("Kommunens kod med fyra siffror. Tomt: hela landet."), "2582"),
    "email": (marked("E-postadress till organisationen."), "ekskolan@kommun.example"),
    "phone": (marked("Telefon till organisationen."), "0921-555 55"),
}
_SEATS: Final[Mapping[str, Column]] = {
    "organisation_code": (marked("Koden för organisationen där rollen finns."), "ekskolan"),
    "role": (marked("Rollen, till exempel head_teacher, officer eller coordinator."), "head_teacher"),
    "name": (marked("Personens namn."), "Robin Ek"),
    "email": (
        marked("Personens adress till arbetet. På den känns personen igen."),
        "robin.ek@kommun.example",
    ),
    "phone": (marked("Personens telefon till arbetet."), "0921-555 56"),
    "language": (marked("Språk i meddelanden: sv eller en."), "sv"),
    "deputy": (marked("yes för ersättare, no för ordinarie."), "no"),
    "active_from": (marked("Första dagen med rollen. Tomt: dagen för inläsningen."), "2026-08-17"),
    "active_until": (marked("Sista dagen med rollen. Tomt: ingen är bestämd."), ""),
}
_PLACEMENTS: Final[Mapping[str, Column]] = {
    "case_number": (marked("Ärendets nummer (diarienummer). Aldrig elevens eget nummer."), "SN-2026/900"),
    "pupil_name": (marked("Elevens namn."), ""),
    "personal_number": (marked("Elevens personnummer eller samordningsnummer, eller unknown."), "unknown"),
    "protection": (
        marked("Skydd av personuppgifter: none, secrecy_marking, protected_registration eller fictitious."),
        "none",
    ),
    "home_municipality": (marked("Hemkommunens kod med fyra siffror."), "2582"),
    "social_services_code": (
        marked("Koden för socialtjänsten som placerar. Tomt: den enda i hemkommunen."),
        "",
    ),
    "home_school_code": (marked("Koden för skolan som eleven gick i, eller none."), ""),
    "education_administration_code": (
        marked("Koden för utbildningsförvaltningen. Tomt: den enda i hemkommunen."),
        "",
    ),
    "school_form": (marked("Elevens skolform, till exempel grundskola."), "grundskola"),
    "compulsory_schooling_until": (marked("Sista dagen med skolplikt, om den är beslutad."), ""),
    "youth_home_code": (marked("Koden för ungdomshemmet."), ""),
    "placement_type": (marked("Typ av placering: acute, assessment eller treatment."), "treatment"),
    "legal_basis": (marked("Lagrum för vården, till exempel lvu_3 eller sol."), "sol"),
    "investigation_opened_on": (marked("Dagen då utredningen inleddes."), ""),
    "custody_decided_on": (marked("Dagen då eleven omhändertogs omedelbart."), ""),
    "care_executed_on": (marked("Dagen då vården verkställdes."), ""),
    "applied_on": (marked("Dagen då ansökan om plats kom in."), "2026-10-20"),
    "admitted_on": (marked("Dagen då eleven skrevs in."), ""),
    "first_lesson_on": (marked("Dagen för den första lektionen på hemmet."), ""),
    "planned_discharge_on": (marked("Den planerade dagen för utskrivning."), ""),
    "discharged_on": (marked("Dagen då eleven skrevs ut."), ""),
    "receiving_school_code": (marked("Koden för skolan som tar emot efteråt, eller none."), ""),
    "receiving_school_starts_on": (marked("Den planerade första dagen i den skolan."), ""),
    "school_started_on": (marked("Dagen då eleven började där."), ""),
    "previous_case_number": (marked("Numret på elevens förra ärende."), ""),
}
_STEPS: Final[Mapping[str, Column]] = {
    "case_number": (marked("Ärendets nummer (diarienummer)."), "SN-2026/900"),
    "step": (marked("Stegets namn i arbetsflödet, till exempel contact."), "contact"),
    "round": (marked("Vilken vända av placeringen. Tomt: den som pågår."), ""),
    "occurrence": (marked("Vilken gång i ordningen, för steg som kommer igen."), ""),
    "offered_on": (marked("Dagen då steget lämnades över."), "2026-10-21"),
    "offered_by": (marked("Adressen till den som lämnade över."), "olle.ek@kommun.example"),
    "starts_on": (marked("Dagen som steget antecknar, till exempel första dagen i skolan."), ""),
    "returned_on": (marked("Dagen då steget skickades tillbaka."), ""),
    "returned_by": (marked("Adressen till den som skickade tillbaka."), ""),
    "confirmed_on": (marked("Dagen då steget bekräftades."), "2026-10-22"),
    "confirmed_by": (marked("Adressen till den som bekräftade."), "robin.ek@kommun.example"),
    "done_on": (marked("Dagen då steget gjordes, om ingen bekräftar det."), ""),
    "done_by": (marked("Adressen till den som gjorde det."), ""),
    "reason": (marked("Varför steget skickades tillbaka, eller vad som sades."), ""),
}
COLUMNS: Final[Mapping[ImportKind, Mapping[str, Column]]] = {
    ImportKind.ORGANISATIONS: _ORGANISATIONS,
    ImportKind.SEATS: _SEATS,
    ImportKind.PLACEMENTS: _PLACEMENTS,
    ImportKind.STEPS: _STEPS,
}
