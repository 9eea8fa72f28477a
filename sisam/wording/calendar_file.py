"""A calendar file (RFC 5545): the days on which steps are due, for the reader's own calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from heapq import nsmallest
from operator import itemgetter
from typing import Any, Final, Protocol

from icalendar import vText
from icalendar.parser import Contentline

from sisam.domain.ids import StepId
from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.notification_text import Placeholder
from sisam.wording.mail_sentences import Sentence

#: No file may grow without end, and nobody wants more of one mail in their calendar.
MOST_DAYS: Final = 50
_ONE_DAY: Final = timedelta(days=1)
#: Here nothing is left to do for the reader, or it is not theirs any more.
_NOTHING_TO_DO: Final = frozenset(
    {
        Template.OFFER_WITHDRAWN,
        Template.STEP_CONFIRMED,
        Template.STEP_TAKEN_OVER,
        Template.STEP_WAIVED,
        Template.UNDELIVERABLE,
    }
)
#: Numbers that grow with time begin here; RFC 5545 gives them 31 bits, which last until 2088.
_FIRST_MOMENT: Final = datetime(2020, 1, 1, tzinfo=UTC)
_HEAD: Final = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//SiSam//sisam//SV\r\nMETHOD:PUBLISH"
# Colleagues who see each other's calendars see that there is something, and not what. A day on which
# something is due is not a day on which nobody can meet.
_ENTRY: Final = """BEGIN:VEVENT
{summary}
DTSTART;VALUE=DATE:{first:%Y%m%d}
DTEND;VALUE=DATE:{after:%Y%m%d}
DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}
{uid}
SEQUENCE:{sequence}
CLASS:PRIVATE
TRANSP:TRANSPARENT
END:VEVENT""".replace("\n", "\r\n")
# The library tells no types of it.
_CONTENT_LINE: Final[Any] = Contentline


class DatedItem(Protocol):
    """One thing that a message tells, with the day that it is due."""

    @property
    def template(self) -> Template:
        """Return which text tells it."""
        ...

    @property
    def step_id(self) -> StepId | None:
        """Return the step that it tells of."""
        ...

    @property
    def due_on(self) -> date | None:
        """Return the day on which that step is due."""
        ...

    @property
    def fields(self) -> Mapping[str, str]:
        """Return the values of the placeholders."""
        ...


def calendar_file(items: Sequence[DatedItem], written_at: datetime, domain: str, language: Language) -> bytes:
    """Return one entry for each step that a message tells the day of; nothing where it tells of no day.

    A step has the same entry in every message, and the latest one replaces what was told before. Of very
    many those have one that are due first: what is late the longest, then what comes next.
    """
    latest = {item.step_id: item for item in items if item.template not in _NOTHING_TO_DO}
    dated = [(item.due_on, item) for item in latest.values() if item.step_id and item.due_on]
    first = nsmallest(MOST_DAYS, dated, key=itemgetter(0))
    entries = [_entry(item, due_on, written_at, domain, language) for due_on, item in first]
    return _calendar(entries) if entries else b""


def _calendar(entries: Iterable[str]) -> bytes:
    # It tells; nobody is invited, and no program asks for an answer (RFC 5546).
    return "\r\n".join([_HEAD, *entries, "END:VCALENDAR", ""]).encode()


def _entry(item: DatedItem, due_on: date, written_at: datetime, domain: str, language: Language) -> str:
    """Return a whole day; Outlook and telephones take no VTODO from a mail.

    The library writes the lines that hold words or may be long; that of the others it knows no better form.
    """
    sequence = (written_at - _FIRST_MOMENT) // timedelta(seconds=1)
    return _ENTRY.format(
        uid=_line("UID", f"{item.step_id}@{domain}"),
        sequence=sequence,
        stamp=written_at.astimezone(UTC),
        first=due_on,
        after=due_on + _ONE_DAY,
        summary=_line("SUMMARY", _summary(item, language)),
    )


def _line(name: str, text: str) -> str:
    line: bytes = _CONTENT_LINE(f"{name}:{vText(text).to_ical().decode()}").to_ical()
    return line.decode()


def _summary(item: DatedItem, language: Language) -> str:
    step, number = (item.fields.get(name, "") for name in (Placeholder.STEP, Placeholder.CASE_NUMBER))
    return Sentence.OF_CASE.said(language, summary=step, number=number)
