"""The table of a journey: day, who, what, then; a text that one can check without programming."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CELLS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """What somebody does on a day, and what must hold then."""

    day: date
    #: A dash: time alone passes.
    who: str
    what: str
    then: tuple[str, ...]


def rows_of(table: str) -> list[Row]:
    """Read a table.

    A day is written with its weekday, which must be right; an empty one is the day above. A line without
    who goes on with the row above. Lines that start with # say why.
    """
    rows: list[Row] = []
    for day, who, what, then in _cells_of(table):
        expected = tuple(each.strip() for each in then.split(";") if each.strip())
        if not who:
            last = rows.pop()
            rows.append(Row(last.day, last.who, f"{last.what} {what}".strip(), (*last.then, *expected)))
        else:
            rows.append(Row(_day(day) if day else rows[-1].day, who, what, expected))
    return rows


def _cells_of(table: str) -> Iterator[list[str]]:
    for line in table.strip().splitlines():
        if line.strip() and not line.strip().startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) != _CELLS:
                raise ValueError(f"a row has four cells, not {len(cells)}: {line}")
            yield cells


def _day(text: str) -> date:
    weekday, _, iso = text.partition(" ")
    day = date.fromisoformat(iso)
    if _WEEKDAYS[day.weekday()] != weekday:
        raise ValueError(f"{iso} is a {_WEEKDAYS[day.weekday()]}, not a {weekday}")
    return day
