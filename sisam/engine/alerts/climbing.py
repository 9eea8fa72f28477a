"""Climbing: where an alert goes on, of a case or of the site, and for how long somebody may keep it."""

from datetime import date, datetime, timedelta

from sisam.domain.alert import Alert
from sisam.domain.refusal_of_alert import (
    AcknowledgedAlready,
    SnoozedAlready,
    SnoozedInVain,
    SnoozedTooLong,
    TooLong,
)
from sisam.domain.site_alert import SiteAlert
from sisam.engine.clocks import ends_at, local_date

#: Acknowledging buys time, never silence (I06).
LONGEST = timedelta(days=7)


def next_place(alert: Alert | SiteAlert, last: int) -> tuple[int, int]:
    """Return the rung that an alert is told from next, and how many times it was told from there before.

    The next one; the last one again; the same one where somebody had promised to act and did not.
    """
    promised = alert.acknowledged_until is not None
    if promised or alert.rung == last:
        return alert.rung, alert.round + 1
    return alert.rung + 1, 0


def acknowledged_to(until: date, now: datetime) -> datetime:
    """Return when an alert goes on that is acknowledged until the end of a day.

    Raises:
        TooLong: the day is past, or more than seven days off.
    """
    today = local_date(now)
    if not today <= until <= today + LONGEST:
        raise TooLong(until=until, latest=today + LONGEST)
    return min(ends_at(until), now + LONGEST)


def postponed_to(alert: Alert | SiteAlert, until: date, longest: datetime, now: datetime) -> datetime:
    """Return when an alert goes on that is postponed to the end of a day, at most to an instant.

    Raises:
        AcknowledgedAlready, SnoozedAlready, SnoozedTooLong, SnoozedInVain: it cannot be.
    """
    if alert.acknowledged_until is not None:
        raise AcknowledgedAlready(until=alert.acknowledged_until)
    if alert.snoozed_until is not None:
        raise SnoozedAlready(until=alert.snoozed_until)
    latest = local_date(longest)
    if not local_date(now) <= until <= latest:
        raise SnoozedTooLong(until=until, latest=latest)
    moment = min(ends_at(until), longest)
    if alert.next_at is not None and moment <= alert.next_at:
        raise SnoozedInVain(until=until, on=local_date(alert.next_at))
    return moment
