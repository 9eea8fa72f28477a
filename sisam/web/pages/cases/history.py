"""The history of a case as sentences, the newest first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from sisam.domain.event import Event, EventType
from sisam.web.entries import Entry, Storyteller, by_command
from sisam.web.pages.cases.teller import Teller
from sisam.wording.stories import happening

#: As many commands as stand on one page, and as many of them as are read before one asks for more.
AT_ONCE: Final = 15
LATEST: Final = 4
#: What only follows from other events.
_ECHOES: Final = frozenset({EventType.DEADLINE_MET, EventType.DEADLINE_CANCELLED})


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """A part of a case's history, with what leads to the rest."""

    entries: tuple[Entry, ...]
    #: The position after which the next older part begins; None: there is none.
    older: int | None
    #: Whether it begins with the newest.
    newest: bool
    #: How many reasons and plans are kept back.
    unread: int

    @property
    def latest(self) -> tuple[Entry, ...]:
        """Return what is told at once: the newest, or all of an older part that was asked for."""
        return self.entries[:LATEST] if self.newest else self.entries

    @property
    def earlier(self) -> tuple[Entry, ...]:
        """Return the rest of the page, which unfolds."""
        return self.entries[LATEST:] if self.newest else ()


def history_shown(teller: Teller, before: int | None = None, at_once: int | None = AT_ONCE) -> HistoryShown:
    """Return what happened before a position, else the newest; all of it where nothing says how many."""
    events = [each.event for each in teller.view.journal if _is_told(teller, each.event)]
    earlier = [each for each in events if before is None or each.position < before]
    entries, cast = by_command(earlier), teller.cast
    part = entries[:at_once]
    tells = Storyteller(
        lambda event: happening(event, teller.titles, teller.language, cast), partial(_who, teller)
    )
    return HistoryShown(
        entries=tuple(map(tells.entry, part)),
        older=part[-1][0].position if len(entries) > len(part) else None,
        newest=before is None,
        unread=teller.view.sheet.unread,
    )


def _is_told(teller: Teller, event: Event) -> bool:
    """Tell whether an event is told: no echo is, and no party that only stands in and is not needed."""
    waits = event.type is EventType.PARTY_SET and event.data.get("party") in teller.waiting
    return event.type not in _ECHOES and not waits


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
