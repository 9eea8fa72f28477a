"""What a page says where something went wrong: one text a status, the same for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from sisam.web.language import marked


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong and what to do about it, in Swedish; nothing in it comes from the request."""

    title: str
    sentence: str
    remedy: str


PROBLEMS: Final[Mapping[HTTPStatus, Problem]] = {
    HTTPStatus.BAD_REQUEST: Problem(
        marked("Det gick inte att läsa det som skickades"),
        marked("Webbläsaren skickade något som sidan inte förstår."),
        marked("Gå tillbaka, ladda om sidan och försök igen."),
    ),
    HTTPStatus.FORBIDDEN: Problem(
        marked("Det här får du inte göra"),
        marked("Din roll ger dig inte rätt till det, eller så har sidan stått öppen för länge."),
        marked("Gå tillbaka, ladda om sidan och försök igen. Hjälper det inte, fråga din samordnare."),
    ),
    HTTPStatus.NOT_FOUND: Problem(
        marked("Sidan finns inte"),
        marked("Det finns ingen sida här, eller så är den inte till för dig."),
        marked("Kontrollera adressen, eller börja om från startsidan."),
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: Problem(
        marked("Så går det inte att fråga"),
        marked("Sidan finns, men svarar inte på det sättet."),
        marked("Gå tillbaka, ladda om sidan och försök igen."),
    ),
    HTTPStatus.REQUEST_TIMEOUT: Problem(
        marked("Det tog för lång tid"),
        marked("Det som skickades kom inte fram i tid."),
        marked("Kontrollera din uppkoppling och försök igen."),
    ),
    HTTPStatus.CONFLICT: Problem(
        marked("Något har ändrats"),
        marked("Någon annan hann före, så det gick inte att göra det du ville."),
        marked("Gå tillbaka, ladda om sidan och se vad som har hänt."),
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Problem(
        marked("Det som skickades är för stort"),
        marked("Sidan tar inte emot så mycket på en gång."),
        marked("Skicka en mindre fil eller en kortare text."),
    ),
    HTTPStatus.REQUEST_URI_TOO_LONG: Problem(
        marked("Adressen är för lång"),
        marked("Sidan tar inte emot så långa adresser."),
        marked("Börja om från startsidan."),
    ),
    HTTPStatus.MISDIRECTED_REQUEST: Problem(
        marked("Fel adress"),
        marked("Webbplatsen svarar inte under det namnet, eller bara över en krypterad förbindelse."),
        marked("Kontrollera adressen. Den ska börja med https://."),
    ),
    HTTPStatus.UNPROCESSABLE_ENTITY: Problem(
        marked("Något i det du skickade stämmer inte"),
        marked("Sidan kunde inte ta emot uppgifterna."),
        marked("Gå tillbaka, ladda om sidan och försök igen."),
    ),
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: Problem(
        marked("Det som skickades är för stort"),
        marked("Webbläsaren skickade för många kakor eller uppgifter om sig själv."),
        marked("Rensa kakorna för webbplatsen och försök igen."),
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: Problem(
        marked("Något gick fel"),
        marked("Felet ligger hos oss, inte hos dig. Det är antecknat."),
        marked("Försök igen. Kommer felet tillbaka, kontakta driften och uppge referensnumret."),
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: Problem(
        marked("Sidan kan inte visas just nu"),
        marked("Något som sidan behöver svarar inte."),
        marked(
            "Vänta en stund och försök igen. Är det bråttom, ring den du behöver nå. "
            "Det du skickade kan ha kommit fram: titta efter innan du gör om det."
        ),
    ),
}


def problem_of(status: HTTPStatus) -> tuple[HTTPStatus, Problem]:
    """Return the status that is told and its text; what has no text has a more general one."""
    if status in PROBLEMS:
        return status, PROBLEMS[status]
    ours = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    fallback = HTTPStatus.INTERNAL_SERVER_ERROR if ours else HTTPStatus.BAD_REQUEST
    return fallback, PROBLEMS[fallback]
