"""Reading rows of placements.csv, as the tests of it do."""

from collections.abc import Collection, Mapping

from sisam.application.cases.arrivals import PlacementRow
from sisam.domain.roster import Roster
from sisam.intake.placements import read_placements
from tests.unit.intake.builders import (
    WINDOW,
    a_csv,
    a_placement,
    faults_of,
    the_roster,
)


def read(
    *rows: Mapping[str, str], roster: Roster | None = None, existing: Collection[str] = ()
) -> tuple[PlacementRow, ...]:
    return read_placements(a_csv(rows), roster or the_roster(), existing, WINDOW)


def faults(
    *rows: Mapping[str, str], roster: Roster | None = None, existing: Collection[str] = ()
) -> list[str]:
    return faults_of(lambda: read(*rows, roster=roster, existing=existing))


def one(**cells: str) -> PlacementRow:
    [row] = read(a_placement(**cells))
    return row


def parties(row: PlacementRow) -> dict[str, str]:
    return {str(party): organisation.removeprefix("id-") for party, organisation in row.parties.items()}
