"""Lines of the log in the words of one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class LookTold:
    """The lines that one look of somebody left, one a case."""

    #: What is the same in all of them.
    line: LineTold
    #: Empty where a case's number is not shown, or it was no case in particular.
    case_numbers: tuple[str, ...]

    @property
    def count(self) -> int:
        """Return of how many cases they tell; one where it was none in particular."""
        return len(self.case_numbers)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the numbers that are shown."""
        return tuple(filter(None, self.case_numbers))


def looks_told(lines: Iterable[LineTold]) -> tuple[LookTold, ...]:
    """Return lines look by look, the newest first, each with its cases in the order of the list shown.

    A look that a page cuts in two stands on both.
    """
    looks: dict[LineTold, dict[str, str]] = {}
    for each in lines:
        same = replace(each, case_number="", case_id="")
        looks.setdefault(same, {}).setdefault(each.case_id, each.case_number)
    return tuple(LookTold(line, tuple(reversed(cases.values()))) for line, cases in looks.items())


def line_told(line: LogLine, texts: Texts) -> LineTold:
    """Return a line in words."""
    reading, person, language = line.logged.reading, line.person, texts.language
    return LineTold(
        at=reading.at,
        name=person.name if person else texts("Den som äger tjänstens filer"),
        email=person.email if person else "",
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
