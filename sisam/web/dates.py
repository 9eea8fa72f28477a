"""Days and times on the pages."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date

from sisam.domain.local_time import STOCKHOLM
from sisam.web.language import spoken, texts_in
from sisam.wording.dates import long_date, short_date, short_moment, week_number
from sisam.wording.locales import LOCALES

_DAYS_IN_WEEK = 7
#: Up to here people count days; beyond it weeks, beyond those months, and at last years.
_DAYS_COUNTED = 13
_WEEKS_COUNTED = 60
_MONTHS_COUNTED = 700
_DAYS_IN_MONTH = 30.44
_DAYS_IN_YEAR = 365.25


def local_day(moment: date | datetime) -> date:
    """Return the day in Sweden; a day is itself.

    Raises:
        ValueError: the moment has no zone.
    """
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        raise _without_zone(moment)
    return moment.astimezone(STOCKHOLM).date()


def _without_zone(moment: datetime) -> ValueError:
    return ValueError(f"a moment without a zone: {moment}")


def day(moment: date | datetime) -> str:
    """Return `18 nov. 2026`."""
    return short_date(local_day(moment), spoken())


def full_day(moment: date | datetime) -> str:
    """Return `18 november 2026`."""
    return long_date(local_day(moment), spoken())


def weekday(moment: date | datetime) -> str:
    """Return `onsdag 18 nov. 2026`."""
    return format_date(local_day(moment), "EEEE d MMM y", locale=LOCALES[spoken()])


def week(moment: date | datetime) -> str:
    """Return `vecka 47`."""
    _ = texts_in(spoken())
    return _("vecka %(number)s", number=week_number(local_day(moment)))


def clock(moment: datetime) -> str:
    """Return the time of the clock in Sweden: `06:00`."""
    return f"{moment.astimezone(STOCKHOLM):%H:%M}"


def moment_of(moment: datetime) -> str:
    """Return the day and the time: `18 nov. 2026 kl. 06:00`.

    Raises:
        ValueError: the moment has no zone.
    """
    if moment.tzinfo is None:
        raise _without_zone(moment)
    return short_moment(moment, spoken())


def relative(moment: date | datetime, now: date | datetime) -> str:
    """Return how far off a day is: `i dag`, `i morgon`, `om 3 dagar`, `för 2 dagar sedan`."""
    days = (local_day(moment) - local_day(now)).days
    if abs(days) <= 1:
        return _near(days)
    return _ahead(days) if days > 0 else _ago(-days)


def _near(days: int) -> str:
    _ = texts_in(spoken())
    return (_("i går"), _("i dag"), _("i morgon"))[days + 1]


def _ahead(days: int) -> str:
    _ = texts_in(spoken())
    if days <= _DAYS_COUNTED:
        return _.ngettext("om %(num)s dag", "om %(num)s dagar", days)
    if days <= _WEEKS_COUNTED:
        return _.ngettext("om %(num)s vecka", "om %(num)s veckor", days // _DAYS_IN_WEEK)
    if days <= _MONTHS_COUNTED:
        return _.ngettext("om %(num)s månad", "om %(num)s månader", round(days / _DAYS_IN_MONTH))
    return _.ngettext("om %(num)s år", "om %(num)s år", round(days / _DAYS_IN_YEAR))


def _ago(days: int) -> str:
    _ = texts_in(spoken())
    if days <= _DAYS_COUNTED:
        return _.ngettext("för %(num)s dag sedan", "för %(num)s dagar sedan", days)
    if days <= _WEEKS_COUNTED:
        return _.ngettext("för %(num)s vecka sedan", "för %(num)s veckor sedan", days // _DAYS_IN_WEEK)
    return _.ngettext("för %(num)s månad sedan", "för %(num)s månader sedan", round(days / _DAYS_IN_MONTH))


def late(due_on: date, now: date | datetime) -> str:
    """Return how late something is: `1 dag försenat`, `2 dagar försenat`; in time: how far off its day is."""
    days = (local_day(now) - due_on).days
    if days <= 0:
        return relative(due_on, now)
    return texts_in(spoken()).ngettext("%(num)s dag försenat", "%(num)s dagar försenat", days)
