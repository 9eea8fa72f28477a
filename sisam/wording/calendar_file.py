"""A calendar file (RFC 5545): the days on which steps are due, for the reader's own calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from heapq import nsmallest
from operator import itemgetter
from typing import Final, Protocol

from icalendar import Calendar, Event

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
    return _calendar(entries).to_ical() if entries else b""


def _calendar(entries: Sequence[Event]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//SiSam//sisam//SV")
    calendar.add("version", "2.0")
    # It tells; nobody is invited, and no program asks for an answer (RFC 5546).
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(entry)
    return calendar


def _entry(item: DatedItem, due_on: date, written_at: datetime, domain: str, language: Language) -> Event:
    """Return a whole day; Outlook and telephones take no VTODO from a mail."""
    entry = Event()
    entry.add("uid", f"{item.step_id}@{domain}")
    entry.add("sequence", (written_at - _FIRST_MOMENT) // timedelta(seconds=1))
    entry.add("dtstamp", written_at.astimezone(UTC))
    entry.add("dtstart", due_on)
    entry.add("dtend", due_on + _ONE_DAY)
    entry.add("summary", _summary(item, language))
    # Colleagues who see each other's calendars see that there is something, and not what.
    entry.add("class", "PRIVATE")
    # A day on which something is due is not a day on which nobody can meet.
    entry.add("transp", "TRANSPARENT")
    return entry


def _summary(item: DatedItem, language: Language) -> str:
    step, number = (item.fields.get(name, "") for name in (Placeholder.STEP, Placeholder.CASE_NUMBER))
    return Sentence.OF_CASE.said(language, summary=step, number=number)
