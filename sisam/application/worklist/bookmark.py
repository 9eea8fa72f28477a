"""A bookmark: the place in a list where a page ended, as an address can carry it."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from datetime import date
from typing import Final

from sisam.application.ports.work_lists import Place, Urgency
from sisam.domain.ids import StepId
from sisam.errors import Fault, Invalid

_LONGEST: Final = 300
_PLACE: Final = re.compile(r"([1-6]) ([0-9]{4}-[0-9]{2}-[0-9]{2}) ([!-~]{1,150})")


def bookmark_of(place: Place) -> str:
    """Return a place as opaque text: an urgency, a day and the opaque id of a step."""
    told = f"{place.urgency:d} {place.since.isoformat()} {place.step_id}"
    return urlsafe_b64encode(told.encode()).decode().rstrip("=")


def place_at(bookmark: str) -> Place:
    """Return the place that a bookmark tells.

    Raises:
        Invalid: it was not made here.
    """
    found = _PLACE.fullmatch(_told(bookmark)) if len(bookmark) <= _LONGEST else None
    if found is None:
        raise _wrong()
    urgency, since, step_id = found.groups()
    try:
        return Place(Urgency(int(urgency)), date.fromisoformat(since), StepId(step_id))
    except ValueError:
        raise _wrong() from None


def _told(bookmark: str) -> str:
    try:
        return urlsafe_b64decode(bookmark.encode("ascii") + b"=" * (-len(bookmark) % 4)).decode("ascii")
    except (UnicodeError, Error):
        return ""


def _wrong() -> Invalid:
    return Invalid(Fault("The list has no such place.", "Begin at its first page.", key="after"))
