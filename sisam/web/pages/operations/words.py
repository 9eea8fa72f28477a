"""What the things are called that the doctor looks at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sisam.application.finding import Level
from sisam.web.language import Texts, marked

#: By the doctor's own words; what is not here is told as the doctor does.
_NAMES: Final[Mapping[str, str]] = {
    "library": marked("Databasens bibliotek"),
    "schema": marked("Databasens tabeller"),
    "rights": marked("Filrättigheter"),
    "file system": marked("Filsystemet"),
    "disk": marked("Diskutrymme"),
    "key": marked("Valvets nyckel"),
    "auditor": marked("Granskaren"),
    "switch": marked("Vakten utanför"),
    "writing": marked("Skrivning till databasen"),
    "silence": marked("Tystnad efter återställning"),
    "definitions": marked("Regler"),
    "agreements": marked("Avtal"),
    "daemon": marked("Bevakningen"),
    "cases": marked("Ärenden som ska ses över"),
    "channel": marked("Kanal"),
    "telling": marked("Vem som får veta"),
    "outbox": marked("Utkorgen"),
    "statements": marked("Dagsbesked"),
    "canary": marked("Kanariefågeln"),
    "alerts": marked("Larm om tjänsten"),
    "log reviews": marked("Granskning av loggen"),
    "seats": marked("Roller"),
    "last rung": marked("Sista steget i trappan"),
    "backups": marked("Säkerhetskopior"),
    "site": marked("Tjänsten"),
    "the rest": marked("Resten"),
}
_MESSAGES: Final[Mapping[str, str]] = {
    "queued": marked("Väntar på att skickas"),
    "sending": marked("Skickas just nu"),
    "held": marked("Hålls till kontorstid"),
    "unreachable": marked("Nådde inte fram"),
    "sent": marked("Skickade"),
}
_PARTS: Final[Mapping[str, str]] = {
    "workflow": marked("Arbetsflöde"),
    "law": marked("Lagtabell"),
    "calendar": marked("Kalender"),
    "agreement": marked("Avtal"),
}
#: What is worst comes first.
ORDER: Final = (Level.BAD, Level.UNKNOWN, Level.WARN, Level.OK)


def name_of(name: str, texts: Texts) -> str:
    """Return what something is called that the doctor looks at."""
    return texts(_NAMES[name]) if name in _NAMES else name


def status_title(status: str, texts: Texts) -> str:
    """Return what a message is that has a status."""
    return texts(_MESSAGES[status]) if status in _MESSAGES else status


def statuses() -> tuple[str, ...]:
    """Return the statuses of messages in the order of the page."""
    return tuple(_MESSAGES)


def part_title(kind: str, texts: Texts) -> str:
    """Return what a part of the rules is called."""
    return texts(_PARTS[kind]) if kind in _PARTS else kind
