"""The entries of a history, as the macro of histories takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby

from sisam.domain.event import Event
from sisam.domain.local_time import STOCKHOLM


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened."""

    sentence: str
    #: What whoever did it wrote, where it may be read.
    words: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody did, or what happened by itself, with all that came of it in the same moment."""

    sentence: str
    #: Who did it, as far as they may be named.
    who: str
    happened_at: datetime
    recorded_at: datetime
    #: What whoever did it wrote, where it may be read.
    words: str = ""
    follows: tuple[Happening, ...] = ()
    #: Whether only the day is known on which it happened.
    by_day: bool = False


@dataclass(frozen=True, slots=True)
class Storyteller:
    """Tells what happened in a case, each command as one entry."""

    #: The sentence of an event, and who did it, as far as they may be named.
    sentence: Callable[[Event], str]
    who: Callable[[Event], str]

    def entry(self, events: Iterable[Event]) -> Entry:
        """Return one command as an entry: its first event is what was done, the others came of it."""
        first, *others = events
        return Entry(
            sentence=f"{self.sentence(first)}.",
            who=self.who(first),
            happened_at=first.happened_at,
            recorded_at=first.recorded_at,
            words=first.words or "",
            follows=tuple(Happening(f"{self.sentence(each)}.", each.words or "") for each in others),
            by_day=first.happened_at.astimezone(STOCKHOLM).time() == time.min,
        )


def by_command(events: Iterable[Event]) -> list[list[Event]]:
    """Return what was done by one command in one moment together, the newest first."""
    return [list(group) for _, group in groupby(events, key=_moment)][::-1]


def _moment(event: Event) -> tuple[object, ...]:
    return event.command_id, event.happened_at, event.actor
