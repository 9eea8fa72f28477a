"""Days on which a pupil was away, as the journal tells them, walked one by one: not the engine's way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from sisam.audit.entry import Entry
from sisam.audit.reckoning import Walker, local_day

#: What a journal tells of pauses.
PAUSING: Final = frozenset({"pause_started", "pause_changed", "pause_ended"})
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Absence:
    """One pause: its first day, the last planned one, and the day when the pupil was back."""

    first: date
    last: date
    recorded: date
    back: date | None = None

    def days_from(self, since: date) -> int:
        """Return how many of its days lie on or after a day."""
        day, count = self.first, 0
        while day < self.back if self.back is not None else day <= self.last:
            count += day >= since
            day += _ONE_DAY
        return count


def absences(entries: Iterable[Entry], before: int | None = None) -> Sequence[Absence]:
    """Return the pauses that a journal tells of, as they stood before an event if one is named."""
    found: list[Absence] = []
    for entry in entries:
        if before is not None and entry.seq >= before:
            break
        if entry.type == "pause_started":
            data = json.loads(entry.data)
            recorded = local_day(datetime.fromisoformat(entry.recorded_at))
            found.append(Absence(_day(data["from"]), _day(data["until"]), recorded))
        elif entry.type == "pause_changed":
            found[-1] = replace(found[-1], last=_day(json.loads(entry.data)["until"]))
        elif entry.type == "pause_ended":
            on = json.loads(entry.data)["on"]
            found[-1] = replace(found[-1], back=_day(on) if on else None)
    return found


def waited(walker: Walker, away: Iterable[Absence], since: date, due_on: date) -> date:
    """Return the last day of something that waits while the pupil is away, and has been open since a day.

    A pause that began or was recorded after that day had passed came too late for it.
    """
    days, moved = 0, due_on
    for absence in away:
        if absence.first <= moved and absence.recorded <= moved:
            days += absence.days_from(since)
            moved = walker.due_on(due_on, days, "days", back=False, maximum=False) if days else due_on
    return moved


def _day(text: str) -> date:
    return date.fromisoformat(text)
