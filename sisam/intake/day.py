"""A cell that holds a day."""

import re
from datetime import date

from sisam.intake.complaint import Complaint, quoted

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(text: str) -> date:
    """Return the day that an ISO date names.

    Raises:
        Complaint: it is written otherwise, or there is no such day.
    """
    if not ISO_DAY.fullmatch(text):
        raise Complaint(f"{quoted(text)} is not a date.", "Write year, month and day, such as 2026-11-02.")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Complaint(f"There is no such day as {text}.", "Write a day that the calendar has.") from error
