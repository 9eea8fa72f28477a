"""The history of a case as sentences, the newest first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sisam.domain.event import Event, EventType
from sisam.web.pages.cases.teller import Teller
from sisam.wording.cast import Cast
from sisam.wording.stories import happening

#: As many as one reads in one go.
AT_ONCE: Final = 25
#: What only follows from other events.
_ECHOES: Final = frozenset({EventType.DEADLINE_MET, EventType.DEADLINE_CANCELLED})


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Something that happened."""

    sentence: str
    #: Who did it, as far as they may be named.
    who: str
    happened_at: datetime
    recorded_at: datetime
    #: What they wrote, where it may be read.
    words: str


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """A part of a case's history, with what leads to the rest."""

    lines: tuple[HistoryLine, ...]
    #: The position after which the next older part begins; None: there is none.
    older: int | None
    #: Whether it begins with the newest.
    newest: bool
    #: How many reasons and plans are kept back.
    unread: int


def history_shown(teller: Teller, before: int | None = None, at_once: int | None = AT_ONCE) -> HistoryShown:
    """Return what happened before a position, else the newest; all of it where nothing says how many."""
    events = [each.event for each in teller.view.journal if each.event.type not in _ECHOES]
    earlier = [each for each in reversed(events) if before is None or each.position < before]
    part = earlier[:at_once]
    cast = teller.cast
    return HistoryShown(
        lines=tuple(_line(teller, each, cast) for each in part),
        older=part[-1].position if len(earlier) > len(part) else None,
        newest=before is None,
        unread=teller.view.sheet.unread,
    )


def _line(teller: Teller, event: Event, cast: Cast) -> HistoryLine:
    return HistoryLine(
        sentence=f"{happening(event, teller.titles, teller.language, cast)}.",
        who=_who(teller, event),
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        words=event.words or "",
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
