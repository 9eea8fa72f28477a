"""An entry of a history, as the macro of histories takes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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
