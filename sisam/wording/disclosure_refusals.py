"""The catalogue of refusals of disclosures and of what is handed over, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

SWEDISH_OF_DISCLOSURE: Mapping[str, str] = {
    "NobodyToSee": (
        "I ärendet finns just nu ingen hos {party} att lämna ut något till. Registrera först vem det är, "
        "eller vänta tills de har något att göra i ärendet."
    ),
    "SeesItAnyhow": "Det ni vill lämna ut till {party} är deras eget: {matter}. Ni behöver inte göra något.",
    "DisclosedAlready": "Detta är redan utlämnat till {party}: {matter}. Ni behöver inte göra något.",
    "NotDisclosed": "Detta är inte utlämnat till {party}: {matter}. Det finns inget att ta tillbaka.",
    "NoSuchDuty": (
        "Ingen lag ålägger er att lämna detta till {party}: {matter}. Skyldigheten gäller från skola till "
        "skola, och från skola till socialtjänst när en utredning är beslutad. Välj en annan grund, till "
        "exempel samtycke."
    ),
    "UnknownName.document": "Steget har ingen handling som heter {name}. Välj bland de här: {possible}.",
    "UnknownName.matter": "Det finns inget att lämna ut som heter {name}. Välj bland de här: {possible}.",
    "ReasonMissing.disclose": (
        "Den här grunden kräver en avvägning. Skriv varför mottagaren behöver uppgifterna, och försök igen."
    ),
}
ENGLISH_OF_DISCLOSURE: Mapping[str, str] = {
    "NobodyToSee": (
        "Nobody at {party} has anything to do in the case now, so nothing can be disclosed there. Record who "
        "it is first, or wait until they have something to do in it."
    ),
    "SeesItAnyhow": "What you would disclose to {party} is their own: {matter}. You need not do anything.",
    "DisclosedAlready": "This is disclosed to {party} already: {matter}. You need not do anything.",
    "NotDisclosed": "This is not disclosed to {party}: {matter}. There is nothing to take back.",
    "NoSuchDuty": (
        "No statute obliges you to tell {party} this: {matter}. The duty holds from school to school, and "
        "from school to social services once an investigation has been decided. Choose another basis, such "
        "as consent."
    ),
    "UnknownName.document": "The step has no document called {name}. Choose one of these: {possible}.",
    "UnknownName.matter": "There is nothing to disclose called {name}. Choose one of these: {possible}.",
    "ReasonMissing.disclose": (
        "This basis has to be weighed. Write why the receiver needs to know, and try again."
    ),
}
