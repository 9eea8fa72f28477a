"""Reads the files that two people look at, as they were uploaded."""

from collections.abc import Collection, Sequence
from datetime import date

from sisam.application.cases.arrivals import OrganisationRow, SeatRow
from sisam.application.cases.paper import StepRow
from sisam.domain.calendar import Calendar
from sisam.domain.joint_request import ImportKind
from sisam.domain.roster import Roster
from sisam.intake.chronology import Window
from sisam.intake.columns import BY_KIND
from sisam.intake.csv_file import CsvFile
from sisam.intake.organisations import read_organisations
from sisam.intake.placements import PlacementFile, examine_placements
from sisam.intake.seats import read_seats
from sisam.intake.steps import read_steps


class CsvImportFiles:
    """Makes rows of the bytes of CSV files."""

    def columns(self, kind: ImportKind) -> Sequence[tuple[str, bool]]:
        """Return the columns of a kind of file in their order, each with whether it is required."""
        columns = BY_KIND[kind.value]
        return [(each, each in columns.required) for each in columns.names]

    def organisations(self, name: str, content: bytes, roster: Roster) -> Sequence[OrganisationRow]:
        """Return the organisations of a file."""
        return read_organisations(CsvFile(name, content), roster)

    def seats(self, name: str, content: bytes, roster: Roster) -> Sequence[SeatRow]:
        """Return the times in seats of a file."""
        return read_seats(CsvFile(name, content), roster)

    def placements(
        self,
        name: str,
        content: bytes,
        roster: Roster,
        numbers: Collection[str],
        today: date,
        calendar: Calendar,
    ) -> PlacementFile:
        """Return the placements of a file."""
        window = Window(today, calendar.first, calendar.last)
        return examine_placements(CsvFile(name, content), roster, numbers, window)

    def steps(
        self,
        name: str,
        content: bytes,
        roster: Roster,
        numbers: Collection[str],
        today: date,
        calendar: Calendar,
    ) -> Sequence[StepRow]:
        """Return what a file tells that was done on paper."""
        window = Window(today, calendar.first, calendar.last)
        return read_steps(CsvFile(name, content), roster, numbers, window)
