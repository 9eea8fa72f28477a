"""The catalogue of refusals of what takes two people, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

SWEDISH_OF_TWO: Mapping[str, str] = {
    "NotForced": (
        "Steget {step} flyttar inte ansvaret, så det kan inte avslutas utan svar. Be mottagaren svara, eller "
        "ta tillbaka överlämningen."
    ),
    "AnswerNotLate": (
        "Mottagaren har till och med {due_on} på sig att svara på steget {step}. Vänta på svaret, eller ring "
        "och påminn."
    ),
    "SecondMissing": (
        "Det krävs två personer från olika organisationer för att avsluta steget {step} utan svar. Be någon "
        "i en annan organisation."
    ),
    "NobodyReceives": (
        "En av de två som avslutar steget {step} utan svar måste företräda mottagaren, {confirmer}, eller "
        "vara samordnare i myndigheten. Be någon av dem."
    ),
    "ReasonMissing.force": (
        "En överlämning kan inte avslutas utan svar utan en anledning. Skriv vad ni har gjort för att få "
        "svar."
    ),
    "AskedAlready": (
        "Någon har redan bett om detta, och det väntar på svar. Vänta på svaret eller ta tillbaka det."
    ),
    "NobodyElse": (
        "Det finns ingen annan som kan säga ja till detta. Se till att en annan person får en roll som "
        "ger den rätten."
    ),
    "AnsweredAlready": "Begäran är redan besvarad: {answer}. Gör en ny om det fortfarande behövs.",
    "AskedBySamePerson": "Den som har bett om detta kan inte själv säga ja till det. Be en annan person.",
    "AskedByAnother": "Bara den som har bett om detta kan ta tillbaka det. Säg nej i stället.",
    "AskerLeft": "Den som bad om detta får inte längre göra det. Säg nej, och be själv om det behövs.",
    "NotWhatWasAsked": (
        "Begäran är inte den som ni läste. Inget har gjorts. Öppna den på nytt och läs vad som begärs."
    ),
    "FileTooLarge": "Filen är större än {most_bytes} byte. Dela den i flera och be om en i taget.",
}
ENGLISH_OF_TWO: Mapping[str, str] = {
    "NotForced": (
        "The step {step} moves no accountability, so it cannot be ended without an answer. Ask the receiver "
        "to answer, or take the offer back."
    ),
    "AnswerNotLate": (
        "The receiver has up to and including {due_on} to answer the step {step}. Wait for the answer, or "
        "call and remind them."
    ),
    "SecondMissing": (
        "It takes two people of different organisations to end the step {step} without an answer. Ask "
        "somebody of another organisation."
    ),
    "NobodyReceives": (
        "One of the two who end the step {step} without an answer must speak for the receiver, {confirmer}, "
        "or be the agency's coordinator. Ask one of them."
    ),
    "ReasonMissing.force": (
        "A handover cannot be ended without an answer for no reason. Write what you did to get an answer."
    ),
    "AskedAlready": "Somebody has asked for this already, and it waits for an answer. Wait, or take it back.",
    "NobodyElse": "There is nobody else who can agree to this. Have another person seated who may.",
    "AnsweredAlready": "The request has been answered: {answer}. Make another one if it is still needed.",
    "AskedBySamePerson": "Whoever asked for this cannot agree to it. Ask another person.",
    "AskedByAnother": "Only the one who asked for this can take it back. Say no instead.",
    "AskerLeft": "Whoever asked for this may not do it any more. Say no, and ask yourself if it is needed.",
    "NotWhatWasAsked": (
        "The request is not the one that you read. Nothing has been done. Open it again and read what is "
        "asked."
    ),
    "FileTooLarge": "The file is larger than {most_bytes} bytes. Split it, and ask for one part at a time.",
}
