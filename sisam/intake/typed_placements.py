"""Reads one placement that was typed, as if it were the row of a file."""

import unicodedata
from collections.abc import Container, Mapping
from datetime import date

from sisam.application.cases.arrivals import PlacementRow
from sisam.domain.calendar import Calendar
from sisam.domain.roster import Roster
from sisam.errors import Fault, Invalid
from sisam.intake.cells import Cells, refuse_if_any
from sisam.intake.chronology import Window
from sisam.intake.parties import Directory
from sisam.intake.placements import read_row
from sisam.intake.repetition import complain_of_repetition
from sisam.intake.table import REFUSED_CATEGORIES, Row

#: Nobody has seen a file, or a row of one.
_FILE, _ROW = "", 1


class CellsOfPlacements:
    """Makes a row of what was typed into a form."""

    def read(
        self,
        cells: Mapping[str, str],
        roster: Roster,
        taken: Container[str],
        today: date,
        calendar: Calendar,
    ) -> PlacementRow:
        """Return the placement; `taken` are the case numbers that are in use.

        Raises:
            Invalid: something is wrong; every fault names its column, or none where no cell mends it.
        """
        clean = {column: unicodedata.normalize("NFC", text).strip() for column, text in cells.items()}
        faults: list[Fault] = []
        typed = Cells(
            _FILE, Row(_ROW, clean, frozenset(filter(lambda each: _unclean(clean[each]), clean))), faults
        )
        for column in typed.row.broken:
            typed.complain(column, "It holds a sign that cannot be seen.", "Write it anew.")
        placement = read_row(typed, Directory(roster), Window(today, calendar.first, calendar.last))
        complain_of_repetition([typed], "case_number", taken)
        refuse_if_any(faults)
        if placement is None:
            raise Invalid
        return placement


def _unclean(text: str) -> bool:
    return any(unicodedata.category(sign) in REFUSED_CATEGORIES for sign in text)
