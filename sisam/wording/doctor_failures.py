"""What hinders the doctor, in Swedish: by the class of the error, what is wrong and what to do."""

from collections.abc import Mapping
from typing import Final

#: In English an error tells it by itself.
SWEDISH_FAILURES: Final[Mapping[str, tuple[str, str]]] = {
    "AddressUnknown": (
        "Adressen är ingen databas som programmet känner till",
        "Skriv den som `sqlite:///FIL`.",
    ),
    "CipherUnavailable": ("Biblioteket som chiffrerar saknas", "Installera programmets beroenden på nytt."),
    "DatabaseBusy": ("Någon annan skriver i databasen och blev inte klar i tid", "Försök igen."),
    "DatabaseMissing": ("Databasens fil saknas", "Lägg tillbaka den från en säkerhetskopia."),
    "DatabaseReadOnly": (
        "Databasen går inte att skriva i",
        "Se rättigheterna för fil och mapp, och hur mycket plats som finns.",
    ),
    "DatabaseUnreadable": (
        "Databasen går inte att öppna eller läsa",
        "Se dess rättigheter, eller återställ en säkerhetskopia.",
    ),
    "KeyFileExposed": ("Andra än ägaren får läsa valvets nyckelfil", "Kör `chmod 600` på den."),
    "KeyFileMissing": (
        "Valvets nyckelfil saknas eller går inte att läsa",
        "Lägg tillbaka den därifrån där den förvaras.",
    ),
    "KeyMalformed": (
        "En av valvets nycklar är inte 64 hexadecimala tecken",
        "Lägg tillbaka nyckeln därifrån där den förvaras.",
    ),
    "KeyUnknown": (
        "Valvet har inte den nyckel som något är förseglat med",
        "Lägg tillbaka nyckeln därifrån där den förvaras.",
    ),
    "SchemaMissing": (
        "Databasen har inga av programmets tabeller",
        "Lägg tillbaka den från en säkerhetskopia.",
    ),
    "SchemaNewer": ("Databasen är uppgraderad av en nyare version av programmet", "Använd den versionen."),
    "SchemaOlder": ("Databasen är äldre än programmet", "`sisam db upgrade` uppgraderar den."),
    "SealBroken": (
        "Något som är förseglat går inte att öppna med sin nyckel",
        "Återställ en säkerhetskopia, eller rätt nyckel.",
    ),
}
