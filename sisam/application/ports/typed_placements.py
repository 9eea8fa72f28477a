"""Reading one placement that somebody types, by the same rules as a file of many."""

from collections.abc import Container, Mapping
from datetime import date
from typing import Protocol

from sisam.application.cases.arrivals import PlacementRow
from sisam.domain.calendar import Calendar
from sisam.domain.roster import Roster


class TypedPlacements(Protocol):
    """Makes a row of what was typed, by column of `placements.csv`."""

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
        ...
