"""Times and days as the text that lies in the store: of one width, so that text compares as time does."""

from datetime import UTC, date, datetime
from typing import Final

_WIDTH: Final = len("2026-11-16T23:00:00.000000")


def instant_text(instant: datetime) -> str:
    """Return an aware instant as ISO-8601 text in UTC.

    Raises:
        ValueError: the instant is naive.
    """
    if instant.tzinfo is not UTC:
        if instant.tzinfo is None:
            msg = f"an instant needs a time zone: {instant.isoformat()}"
            raise ValueError(msg)
        instant = instant.astimezone(UTC)
    return instant.isoformat(timespec="microseconds")[:_WIDTH] + "Z"


def instant_text_or_none(instant: datetime | None) -> str | None:
    """Return the text of an instant, if there is one."""
    return None if instant is None else instant_text(instant)


def instant_or_none(text: str | None) -> datetime | None:
    """Return the instant that a text tells, if there is one."""
    return None if text is None else datetime.fromisoformat(text)


def day_text_or_none(day: date | None) -> str | None:
    """Return a day as ISO-8601 text, if there is one."""
    return None if day is None else day.isoformat()


def day_or_none(text: str | None) -> date | None:
    """Return the day that a text tells, if there is one."""
    return None if text is None else date.fromisoformat(text)
