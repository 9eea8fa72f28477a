"""What the dates from which deadlines are counted are called, fit to stand before a date."""

from __future__ import annotations

from collections.abc import Mapping

from sisam.domain.language import Language

#: By anchor: "10 arbetsdagar efter ... 2 november 2026", "10 working days after ... on 2 November".
ANCHOR_PHRASES: Mapping[str, tuple[str, str]] = {
    "opened": ("ärendets öppnande", "the opening of the case"),
    "investigation_opened": ("inledningen av utredningen", "the opening of the investigation"),
    "custody_decided": (
        "beslutet om omedelbart omhändertagande",
        "the decision on immediate custody",
    ),
    "care_executed": ("verkställigheten av vården", "the execution of the care decision"),
    "applied": ("ansökan till SiS", "the application to SiS"),
    "admitted": ("inskrivningen", "admission"),
    "first_admitted": ("den första inskrivningen", "the first admission"),
    "first_lesson": ("den första lektionen på hemmet", "the first lesson at the home"),
    "forecast": ("den planerade utskrivningen", "the planned discharge"),
    "forecast_set": ("den senaste uppgiften om planerad utskrivning", "the latest forecast"),
    "discharged": ("utskrivningen", "discharge"),
    "school_starts": ("den planerade skolstarten", "the planned start of school"),
    "school_started": ("skolstarten", "the start of school"),
    "contact_confirmed": ("bekräftelsen av kontakten", "the confirmation of the contact"),
    "handover_confirmed": ("bekräftelsen av överlämningen", "the confirmation of the handover"),
    "place_confirmed": ("bekräftelsen av skolplatsen", "the confirmation of the school place"),
    "step_opened": ("stegets öppnande", "the opening of the step"),
    "previous_due": ("den förra tidsgränsen", "the previous deadline"),
    "last_act": ("den ansvariges senaste åtgärd", "the last act of the accountable party"),
    "offered": ("överlämningen", "the handing over"),
    "returned": ("returen", "the return"),
    "reopened": ("återöppnandet av steget", "the reopening of the step"),
    "turns_18": ("18-årsdagen", "the 18th birthday"),
    "turns_20": ("20-årsdagen", "the 20th birthday"),
    "turns_21": ("21-årsdagen", "the 21st birthday"),
    "review": ("prövningen av vården", "the review of care"),
    "term_end": ("terminens slut", "the end of term"),
    "pause_until": ("uppehållets sista dag", "the last day of the pause"),
    "acknowledged": ("kvitteringen", "the acknowledgement"),
    "party_changed": ("bytet av part", "the change of party"),
    "compulsory_schooling_until": ("skolpliktens slut", "the end of compulsory schooling"),
}


def anchor_phrase(anchor: str, language: Language) -> str:
    """Return what the anchor is called in the language."""
    swedish, english = ANCHOR_PHRASES[anchor]
    return swedish if language is Language.SV else english
