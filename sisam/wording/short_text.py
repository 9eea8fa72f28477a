"""A message in a few lines, as a telephone shows it."""

from collections.abc import Sequence

from sisam.domain.notification_text import Placeholder
from sisam.wording.mails import Rendered
from sisam.wording.told_once import Item

#: Three parts of a long SMS; what is longer costs more and arrives less surely.
LONGEST = 459
# Three full stops, not one sign: that sign is not in the alphabet of SMS, and would halve what fits.
_CUT = "..."


def short_text(rendered: Rendered, items: Sequence[Item]) -> str:
    """Return the subject, what is to be done where one thing is told, and where to go or whom to call."""
    asks = items[0].fields.get(Placeholder.ASKS, "") if len(items) == 1 else ""
    told = "\n".join(line for line in (rendered.subject, asks) if line)
    ways = (_first(items, Placeholder.LINK), _first(items, Placeholder.CALL))
    way = next((f"\n{each}" for each in ways if each), "")[:LONGEST]
    left = LONGEST - len(way)
    return (told if len(told) <= left else told[: max(left - len(_CUT), 0)] + _CUT[:left]) + way


def _first(items: Sequence[Item], name: Placeholder) -> str:
    return next((item.fields[name] for item in items if item.fields.get(name)), "")
