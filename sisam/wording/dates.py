"""Dates as people write them."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date

from sisam.domain.language import Language
from sisam.domain.local_time import STOCKHOLM
from sisam.wording.locales import LOCALES

#: A message tells few days, and many messages tell the same ones.
_DAYS_KEPT = 2048


@lru_cache(maxsize=_DAYS_KEPT)
def long_date(day: date, language: Language) -> str:
    """Return the date with the month in full: `2 november 2026`, `2 November 2026`."""
    return format_date(day, "d MMMM y", locale=LOCALES[language])


@lru_cache(maxsize=_DAYS_KEPT)
def short_date(day: date, language: Language) -> str:
    """Return the date with the month shortened: `18 nov. 2026`, `18 Nov 2026`."""
    return format_date(day, "d MMM y", locale=LOCALES[language])


@lru_cache(maxsize=_DAYS_KEPT)
def month_name(day: date, language: Language) -> str:
    """Return the month of a day with its year: `november 2026`, `November 2026`."""
    return format_date(day, "LLLL y", locale=LOCALES[language])


def moment(instant: datetime, language: Language) -> str:
    """Return the day and the time in Sweden: `2 november 2026 kl. 06:00`, `2 November 2026 06:00`."""
    local = instant.astimezone(STOCKHOLM)
    before = "kl. " if language is Language.SV else ""
    return f"{long_date(local.date(), language)} {before}{local:%H:%M}"


def short_moment(instant: datetime, language: Language) -> str:
    """Return the day and the time in Sweden as pages do: `2 nov. 2026 kl. 06:00`, `2 Nov 2026 at 06:00`."""
    local = instant.astimezone(STOCKHOLM)
    before = "kl." if language is Language.SV else "at"
    return f"{short_date(local.date(), language)} {before} {local:%H:%M}"


def week_number(day: date) -> int:
    """Return the number of the week as Swedish schools count them (ISO 8601)."""
    return day.isocalendar().week
