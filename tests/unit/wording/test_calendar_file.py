"""The days that a message tells go into the reader's own calendar, and say nothing that the mail does not."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from sisam.domain.ids import StepId
from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.wording.calendar_file import MOST_DAYS, calendar_file

WRITTEN = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
DUE = date(2026, 11, 9)
STEP = StepId("case-1.s4")
SV, EN = Language.SV, Language.EN


@dataclass(frozen=True)
class AnItem:
    """What the outbox keeps, as far as a calendar needs it."""

    template: Template = Template.STEP_OPENED
    step_id: StepId | None = STEP
    due_on: date | None = DUE
    fields: dict[str, str] = field(default_factory=lambda: {"step": "Övergångsmöte", "case_number": "N/1"})


def entries_of(*items: AnItem, at: datetime = WRITTEN, language: Language = SV) -> list[Any]:
    return Calendar.from_ical(calendar_file(items, at, "sisam.example.se", language)).events


def test_it_is_a_whole_day_that_blocks_nothing_and_is_private() -> None:
    (entry,) = entries_of(AnItem())

    assert (DUE, DUE + timedelta(days=1)) == (entry["dtstart"].dt, entry["dtend"].dt)
    assert ("TRANSPARENT", "PRIVATE") == (entry["transp"], entry["class"])


@pytest.mark.parametrize(
    ("language", "told"), [(SV, "Övergångsmöte (ärende N/1)"), (EN, "Övergångsmöte (case N/1)")]
)
def test_it_names_step_and_case_in_the_readers_language(language: Language, told: str) -> None:
    (entry,) = entries_of(AnItem(), language=language)

    assert told == entry["summary"]


def test_it_holds_these_properties_and_nothing_else() -> None:
    (entry,) = entries_of(AnItem())

    assert {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS", "TRANSP"} == set(entry)


def test_it_tells_and_invites_nobody() -> None:
    calendar: Any = Calendar.from_ical(calendar_file([AnItem()], WRITTEN, "sisam.example.se", SV))

    assert ("PUBLISH", "2.0") == (calendar["method"], calendar["version"])


def test_what_is_told_of_a_step_later_replaces_what_was_told_of_it_before() -> None:
    (first,) = entries_of(AnItem())
    (later,) = entries_of(
        AnItem(Template.OVERDUE, due_on=DUE + timedelta(days=3)), at=WRITTEN + timedelta(seconds=1)
    )

    assert "case-1.s4@sisam.example.se" == first["uid"] == later["uid"]
    assert first["sequence"] + 1 == later["sequence"]
    assert first["dtstamp"].dt < later["dtstamp"].dt


def test_the_same_message_has_the_same_file_at_every_attempt() -> None:
    assert calendar_file([AnItem()], WRITTEN, "x.se", SV) == calendar_file([AnItem()], WRITTEN, "x.se", SV)


def test_steps_stand_beside_each_other_and_one_that_is_told_twice_stands_once() -> None:
    other = AnItem(step_id=StepId("case-1.s5"))

    assert 2 == len(entries_of(AnItem(), AnItem(Template.STEP_OFFERED), other))


@pytest.mark.parametrize(
    "item",
    [
        AnItem(Template.STEP_CONFIRMED),
        AnItem(Template.STEP_WAIVED),
        AnItem(Template.OFFER_WITHDRAWN),
        AnItem(Template.STEP_TAKEN_OVER),
        AnItem(Template.UNDELIVERABLE),
        AnItem(due_on=None),
        AnItem(step_id=None),
    ],
    ids=lambda item: f"{item.template}-{item.due_on}-{item.step_id}",
)
def test_where_there_is_no_day_or_nothing_left_to_do_there_is_no_file(item: AnItem) -> None:
    assert b"" == calendar_file([item], WRITTEN, "sisam.example.se", SV)


def test_of_very_many_steps_those_have_an_entry_that_are_due_first() -> None:
    days = [DUE + timedelta(days=number) for number in range(3 * MOST_DAYS)]
    items = [AnItem(step_id=StepId(f"case-1.s{day}"), due_on=day) for day in days[::-1]]

    assert days[:MOST_DAYS] == [entry["dtstart"].dt for entry in entries_of(*items)]


def test_where_there_is_room_every_step_has_an_entry() -> None:
    items = [AnItem(step_id=StepId(f"case-1.s{number}")) for number in range(MOST_DAYS)]

    assert MOST_DAYS == len(entries_of(*items))


def test_its_numbers_fit_into_the_31_bits_that_calendars_keep() -> None:
    (entry,) = entries_of(AnItem(), at=datetime(2087, 12, 31, tzinfo=UTC))

    assert entry["sequence"] < 2**31
