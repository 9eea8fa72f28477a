"""The catalogue of refusals of a review of the log, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

SWEDISH_OF_A_LOG: Mapping[str, str] = {
    "MonthGoesOn": (
        "Månaden är inte slut, så allt som ska granskas finns inte än. Granska den efter den {until}."
    ),
    "OnlyOwnReading": (
        "Allt som visades under månaden visades för dig själv, och ingen granskar bara sig själv. Be en "
        "annan loggranskare, eller be samordnaren att utse en."
    ),
    "RegistryNumberWanted": (
        "Skriv diarienumret för det som ni utreder: högst {most} tecken, bara bokstäver, siffror och tecknen "
        "- / : . och mellanslag."
    ),
    "RegistryNumberInVain": (
        "Ett diarienummer hör bara till det som följs upp. Ta bort det, eller välj att något följs upp."
    ),
}
ENGLISH_OF_A_LOG: Mapping[str, str] = {
    "MonthGoesOn": (
        "The month has not ended, so not all that is to be reviewed is there yet. Review it after {until}."
    ),
    "OnlyOwnReading": (
        "All that was shown in the month was shown to yourself, and nobody reviews themselves alone. Ask "
        "another log reviewer, or ask the coordinator to name one."
    ),
    "RegistryNumberWanted": (
        "Write the registry number of what is being looked into: at most {most} signs, only letters, digits, "
        "the signs - / : . and blanks."
    ),
    "RegistryNumberInVain": (
        "A registry number belongs to what is followed up. Leave it out, or say that something is."
    ),
}
