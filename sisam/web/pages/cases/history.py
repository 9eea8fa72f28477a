"""The history of a case as sentences, the newest first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby
from typing import Final

from sisam.domain.event import Event, EventType
from sisam.domain.local_time import STOCKHOLM
from sisam.web.pages.cases.teller import Teller
from sisam.wording.cast import Cast
from sisam.wording.stories import happening

#: As many commands as one reads in one go.
AT_ONCE: Final = 15
#: What only follows from other events.
_ECHOES: Final = frozenset({EventType.DEADLINE_MET, EventType.DEADLINE_CANCELLED})


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened."""

    sentence: str
    #: What whoever did it wrote, where it may be read.
    words: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What came of one command in one moment."""

    happenings: tuple[Happening, ...]
    #: Who did it, as far as they may be named.
    who: str
    happened_at: datetime
    #: Whether only the day is known on which it happened.
    by_day: bool
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """A part of a case's history, with what leads to the rest."""

    entries: tuple[HistoryEntry, ...]
    #: The position after which the next older part begins; None: there is none.
    older: int | None
    #: Whether it begins with the newest.
    newest: bool
    #: How many reasons and plans are kept back.
    unread: int


def history_shown(teller: Teller, before: int | None = None, at_once: int | None = AT_ONCE) -> HistoryShown:
    """Return what happened before a position, else the newest; all of it where nothing says how many."""
    events = [each.event for each in teller.view.journal if each.event.type not in _ECHOES]
    earlier = [each for each in events if before is None or each.position < before]
    entries = [list(group) for _, group in groupby(earlier, key=_moment)][::-1]
    part = entries[:at_once]
    cast = teller.cast
    return HistoryShown(
        entries=tuple(_entry(teller, each, cast) for each in part),
        older=part[-1][0].position if len(entries) > len(part) else None,
        newest=before is None,
        unread=teller.view.sheet.unread,
    )


def _moment(event: Event) -> tuple[object, ...]:
    """Return what the things have in common that are told as one."""
    return event.command_id, event.happened_at, event.actor


def _entry(teller: Teller, events: list[Event], cast: Cast) -> HistoryEntry:
    first = events[0]
    told = [f"{happening(each, teller.titles, teller.language, cast)}." for each in events]
    return HistoryEntry(
        happenings=tuple(Happening(said, each.words or "") for said, each in zip(told, events, strict=True)),
        who=_who(teller, first),
        happened_at=first.happened_at,
        by_day=first.happened_at.astimezone(STOCKHOLM).time() == time.min,
        recorded_at=first.recorded_at,
    )


def _who(teller: Teller, event: Event) -> str:
    """Return who did something, with their organisation, where both may be named."""
    _, actor = teller.texts, event.actor
    if actor.is_daemon:
        return _("Bevakningen")
    organisation = teller.named(actor.organisation_id) if actor.organisation_id else None
    person = teller.view.viewer.roster.persons.get(actor.person_id)
    names = [each.name for each in (person, organisation) if each is not None]
    if actor.organisation_id is not None and organisation is None:
        return ""
    return ", ".join(names)
