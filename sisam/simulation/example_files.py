"""The example files that ship, and copies of them in which all days have moved with the calendar."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sisam.domain.calendar import Calendar
from sisam.simulation.personal_number import reborn

#: The last lived day of the files as they ship.
REFERENCE_DAY = date(2026, 11, 20)
#: How many days are lived after the import.
LIVED_DAYS = timedelta(days=30)

_SHIPPED = Path(__file__).parent / "data"
_PLAIN_DAYS = frozenset(
    {"active_from", "active_until", "custody_decided_on", "care_executed_on", "admitted_on", "discharged_on"}
)
#: What happens, or is planned, on days when offices are open.
_WORKING_DAYS = frozenset(
    {"investigation_opened_on", "applied_on", "first_lesson_on", "planned_discharge_on"}
)
#: What happens, or is planned, on days when there is school; homes teach in the breaks too.
_SCHOOL_DAYS = frozenset({"receiving_school_starts_on", "school_started_on"})
_MAY_LIE_AHEAD = frozenset({"planned_discharge_on", "receiving_school_starts_on"})
#: Of these an empty cell says that it has not happened yet.
_MAY_BE_EMPTY = frozenset({"first_lesson_on", "school_started_on"})
_COMPULSORY = "compulsory_schooling_until"


@dataclass(frozen=True, slots=True)
class ExampleFiles:
    """Where the three files lie."""

    organisations: Path
    seats: Path
    placements: Path

    @classmethod
    def shipped(cls) -> "ExampleFiles":
        """Return the files as they ship."""
        return cls.below(_SHIPPED)

    @classmethod
    def below(cls, folder: Path) -> "ExampleFiles":
        """Return the files of a folder."""
        return cls(folder / "organisations.csv", folder / "seats.csv", folder / "placements.csv")


@dataclass(frozen=True, slots=True)
class Move:
    """By how much all days move, and the day on which the moved files are imported."""

    by: timedelta
    imported_on: date
    calendar: Calendar

    @classmethod
    def ending(cls, until: date, calendar: Calendar) -> "Move":
        """Return the move after which the last lived day is the given one."""
        return cls(until - REFERENCE_DAY, until - LIVED_DAYS, calendar)

    def cell(self, column: str, text: str) -> str:
        """Return a cell as it reads after the move."""
        if column == "personal_number":
            return reborn(text, self.by)
        if not text:
            return text
        if column in _PLAIN_DAYS:
            return (date.fromisoformat(text) + self.by).isoformat()
        if column == _COMPULSORY:
            return _end_of_school_year(date.fromisoformat(text) + self.by).isoformat()
        if column in _WORKING_DAYS | _SCHOOL_DAYS:
            return self._rolled(column, date.fromisoformat(text) + self.by)
        return text

    def _rolled(self, column: str, day: date) -> str:
        after = self.calendar.school_day_after if column in _SCHOOL_DAYS else self.calendar.working_day_after
        rolled = after(day, 0)
        if column in _MAY_LIE_AHEAD or rolled <= self.imported_on:
            return rolled.isoformat()
        # The move put it on a free day, and the next day that will do has not come yet.
        return "" if column in _MAY_BE_EMPTY else self.imported_on.isoformat()


def write_examples(folder: Path, move: Move) -> ExampleFiles:
    """Write the moved files into a folder, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    shipped, moved = ExampleFiles.shipped(), ExampleFiles.below(folder)
    moved.organisations.write_bytes(shipped.organisations.read_bytes())
    _write_moved(shipped.seats, moved.seats, move)
    _write_moved(shipped.placements, moved.placements, move)
    return moved


def _write_moved(source: Path, target: Path, move: Move) -> None:
    rows = csv.DictReader(io.StringIO(source.read_text("utf-8")))
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows.fieldnames or (), lineterminator="\n")
        writer.writeheader()
        writer.writerows(_moved(row, move) for row in rows)


def _moved(row: Mapping[str, str], move: Move) -> dict[str, str]:
    moved = {column: move.cell(column, text) for column, text in row.items()}
    if moved.get("discharged_on", "") and moved["first_lesson_on"] > moved["discharged_on"]:
        moved["first_lesson_on"] = ""
    return moved


def _end_of_school_year(day: date) -> date:
    """Return the 30 June that a prolonged duty ends on: about that day, and well before the 18th birthday."""
    latest = day + timedelta(days=100)
    this_year = date(latest.year, 6, 30)
    return this_year if this_year <= latest else date(latest.year - 1, 6, 30)
