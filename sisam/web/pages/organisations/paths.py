"""Where the pages of organisations lie."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlencode

from sisam.domain.organisation import Organisation
from sisam.domain.seat import Person, Role

ORGANISATIONS: Final = "/organisation"
ORGANISATION: Final = "/organisation/{code}"
COMING: Final = f"{ORGANISATION}/ny"
LEAVING: Final = f"{ORGANISATION}/slut"
PERSON: Final = f"{ORGANISATION}/person/{{person_id}}"
AWAY: Final = f"{PERSON}/borta"
BACK: Final = f"{PERSON}/ar-har"


def organisation_url(organisation: Organisation) -> str:
    """Return where an organisation is shown."""
    return ORGANISATION.format(code=quote(organisation.code, safe=""))


def person_url(organisation: Organisation, person: Person) -> str:
    """Return where somebody who sits at an organisation is shown; never by their name or address."""
    return PERSON.format(code=quote(organisation.code, safe=""), person_id=quote(person.id, safe=""))


def coming_url(organisation: Organisation, role: Role) -> str:
    """Return where somebody is given a seat."""
    return f"{organisation_url(organisation)}/ny?{urlencode({'roll': role.value})}"


def leaving_url(organisation: Organisation, role: Role, person: Person) -> str:
    """Return where somebody's time in a seat is ended."""
    return f"{organisation_url(organisation)}/slut?{urlencode({'roll': role.value, 'person': person.id})}"
