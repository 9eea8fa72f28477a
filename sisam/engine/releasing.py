"""Releasing: when a message goes out, by what it tells and by when its reader reads."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import IntEnum
from typing import Final

from sisam.domain.calendar import BeyondCalendar, Calendar
from sisam.domain.message import ItemKind
from sisam.domain.office_hours import OfficeHours
from sisam.domain.seat import Person


class Urgency(IntEnum):
    """How long something may wait for its reader; the later in the list, the less."""

    #: Nobody must answer it.
    NOTICE = 1
    #: It climbs until somebody acts.
    ALERT = 2
    #: It stands on a rung that repeats for ever, or one person alone is told it; no digest holds it.
    PRESSING = 3
    #: The site itself is ill; office hours do not hold it either.
    TECHNICAL = 4
    #: That it comes in time tells that all is well; nothing holds it, and it waits for no company.
    STATEMENT = 5


_UNHELD: Final = {ItemKind.TECHNICAL: Urgency.TECHNICAL, ItemKind.STATEMENT: Urgency.STATEMENT}
_ALERTS: Final = frozenset({ItemKind.OVERDUE, ItemKind.VACANCY, ItemKind.UNDELIVERABLE, ItemKind.LOG_REVIEW})


def urgency_of(kind: ItemKind, *, on_last_rung: bool, to_one_alone: bool = False) -> Urgency:
    """Return how urgent something of a kind is; of what one person alone is told nobody else takes care."""
    if kind in _UNHELD:
        return _UNHELD[kind]
    if to_one_alone:
        return Urgency.PRESSING
    if kind not in _ALERTS:
        return Urgency.NOTICE
    return Urgency.PRESSING if on_last_rung else Urgency.ALERT


@dataclass(frozen=True, slots=True)
class Grouping:
    """How long messages wait in office hours for others to the same person, to become one message."""

    notices: timedelta
    alerts: timedelta
    #: While one thing tells many people much: a storm of alerts, an import.
    crowds: timedelta

    def wait(self, urgency: Urgency, *, in_a_crowd: bool) -> timedelta:
        """Return how long something waits."""
        if urgency is Urgency.STATEMENT:
            return timedelta()
        if in_a_crowd:
            return self.crowds
        return self.notices if urgency is Urgency.NOTICE else self.alerts


#: What a site has. Somebody who records one thing after the other is done within minutes, so notices wait for
#: five. An alert is tried within 60 seconds (L2), of which the delivery loop takes 20 and the attempt itself
#: some; that leaves 30. Ten thousand alerts of a storm are raised in batches for about a minute, and have 15
#: minutes to be sent in (L3); with two minutes of waiting the last batch still meets the first.
GROUPING: Final = Grouping(
    notices=timedelta(minutes=5), alerts=timedelta(seconds=30), crowds=timedelta(minutes=2)
)
#: When the digest comes to whoever reads at any hour.
_MORNING: Final = OfficeHours(time(8), time(17))


@dataclass(frozen=True, slots=True)
class Release:
    """When a message goes out."""

    at: datetime
    #: It waits for the reader's hours or their digest, and not for company alone.
    held: bool = False


def release(
    urgency: Urgency,
    person: Person,
    calendar: Calendar,
    site_hours: OfficeHours,
    now: datetime,
    grouping: Grouping | None = None,
    *,
    in_a_crowd: bool = False,
) -> Release:
    """Return when something goes out to a person; what the calendar knows nothing about is not held.

    In office hours it waits for company and no longer than they last; outside of them, and for a digest,
    until they begin next, which is the next working day at the latest.
    """
    wait = grouping.wait(urgency, in_a_crowd=in_a_crowd) if grouping else timedelta()
    at_once = Release(now + wait)
    if urgency >= Urgency.TECHNICAL:
        return at_once
    hours = hours_of(person, site_hours)
    try:
        if person.digest and urgency < Urgency.PRESSING:
            morning = _MORNING if hours.always else hours
            return Release(morning.next_opening(calendar, now), held=True)
        if not hours.is_open(calendar, now):
            return Release(hours.next_opening(calendar, now), held=True)
    except BeyondCalendar:
        return at_once
    closing = hours.closing(now)
    return at_once if closing is None else Release(min(at_once.at, closing))


def hours_of(person: Person, site_hours: OfficeHours) -> OfficeHours:
    """Return a person's office hours: their own, else the site's."""
    return site_hours if person.office_hours is None else OfficeHours.read(person.office_hours)
