"""Lines of the log in the words of one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sisam.application.access.reviewing import LogLine
from sisam.application.overview.sheets import Sheet
from sisam.domain.local_time import STOCKHOLM
from sisam.domain.reading import Purpose, Ruling
from sisam.web.language import Texts, marked
from sisam.wording.lists import capital
from sisam.wording.terms import term

_TITLES: Final = (
    marked("När"),
    marked("Vem"),
    marked("E-postadress"),
    marked("För"),
    marked("Ärende"),
    marked("Vad"),
    marked("Utfall"),
    marked("Ändamål"),
    marked("Skäl"),
    marked("Utanför arbetstid"),
    marked("Väg"),
)


@dataclass(frozen=True, slots=True)
class LineTold:
    """A line of the log as the page shows it."""

    at: datetime
    #: Who, and their address; empty where it was the site's owner in nobody's name.
    name: str
    email: str
    person_id: str
    organisation: str
    #: Empty: no case in particular.
    case_number: str
    case_id: str
    what: str
    denied: bool
    #: What for, where it was no ordinary work.
    purpose: str
    reason: str
    #: Whether it was outside working time.
    off_hours: bool
    #: By which road.
    via: str


def line_told(line: LogLine, texts: Texts) -> LineTold:
    """Return a line in words."""
    reading, person, language = line.logged.reading, line.person, texts.language
    return LineTold(
        at=reading.at,
        name=person.name if person else texts("Den som äger tjänstens filer"),
        email=person.email if person else "",
        person_id=person.id if person else "",
        organisation=line.organisation.name if line.organisation else "",
        case_number=line.case_number or "",
        case_id=reading.case_id or "",
        what=capital(term(reading.what, language)),
        denied=reading.ruling is Ruling.DENIED,
        purpose=term(reading.purpose, language) if reading.purpose is not Purpose.WORK else "",
        reason=reading.reason or "",
        off_hours=line.off_hours,
        via=texts("webben") if reading.via.startswith("web:") else texts("kommandoraden"),
    )


def sheet_of(lines: tuple[LineTold, ...], texts: Texts) -> Sheet:
    """Return lines as a table for a file."""
    return Sheet(
        texts("Åtkomstlogg"), [texts(each) for each in _TITLES], [list(_row(each, texts)) for each in lines]
    )


def _row(line: LineTold, texts: Texts) -> Iterator[str]:
    yield f"{line.at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M:%S}"
    yield from (line.name, line.email, line.organisation, line.case_number, line.what)
    yield texts("nekades") if line.denied else texts("visades")
    yield from (line.purpose, line.reason, texts("ja") if line.off_hours else "", line.via)
