"""The example files can be imported as they ship, and on any day after their days have moved."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from sisam.application.cases.arrivals import OrganisationRow, PlacementRow
from sisam.application.register.founding import AGENCY_CODE
from sisam.domain.anchor import Anchor
from sisam.domain.fact import PlacementType
from sisam.domain.ids import OrganisationId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.intake.chronology import Window
from sisam.intake.columns import PLACEMENTS as COLUMNS
from sisam.intake.csv_file import CsvFile
from sisam.intake.organisations import read_organisations
from sisam.intake.placements import read_placements
from sisam.intake.seats import read_seats
from sisam.simulation.example_files import LIVED_DAYS, REFERENCE_DAY, ExampleFiles, Move, write_examples
from tests.builders import a_holding, a_person, an_organisation, shipped_rules

CALENDAR = shipped_rules().calendar
AGENCY = an_organisation(AGENCY_CODE, kind=OrganisationKind.AGENCY)
#: Days of every month and of every weekday, in several years.
DAYS = [date(2024, 2, 29) + timedelta(days=47 * number) for number in range(60)]


def registered(rows: Sequence[OrganisationRow]) -> Roster:
    """The register after an import: codes serve as ids."""
    return Roster.of(
        [
            AGENCY,
            *(
                Organisation(
                    id=OrganisationId(row.code),
                    code=row.code,
                    kind=row.kind,
                    name=row.name,
                    parent_id=OrganisationId(row.parent_code) if row.parent_code else None,
                    municipality_code=row.municipality_code,
                )
                for row in rows
            ),
        ]
    )


def roster_of(files: ExampleFiles) -> Roster:
    return registered(read_organisations(CsvFile.at(files.organisations), Roster.of([AGENCY])))


def placements_of(files: ExampleFiles, on: date) -> tuple[PlacementRow, ...]:
    window = Window(on, CALENDAR.first, CALENDAR.last)
    return read_placements(CsvFile.at(files.placements), roster_of(files), (), window)


def shipped() -> tuple[PlacementRow, ...]:
    return placements_of(ExampleFiles.shipped(), REFERENCE_DAY - LIVED_DAYS)


def test_the_shipped_files_can_be_imported_on_the_day_that_they_are_made_for() -> None:
    files = ExampleFiles.shipped()

    seats = read_seats(CsvFile.at(files.seats), roster_of(files))

    assert (40, True) == (len(shipped()), len(seats) > 40)


def test_the_shipped_files_have_every_column_in_the_documented_order() -> None:
    header = ExampleFiles.shipped().placements.read_text("utf-8").splitlines()[0]

    assert list(COLUMNS.names) == header.split(",")


def test_three_of_four_placements_are_acute_give_or_take_some() -> None:
    types = Counter(row.placement_type for row in shipped())

    assert 0.65 <= types[PlacementType.ACUTE] / 40 <= 0.80
    assert set(PlacementType) == types.keys()


def test_the_files_hold_what_is_odd_in_life() -> None:
    rows = shipped()

    assert any(row.number_unknown for row in rows)
    assert any(row.previous_case_number for row in rows)
    assert any("home_school" in row.absent for row in rows)
    assert any(
        row.anchors[Anchor.APPLIED] > row.anchors[Anchor.ADMITTED]
        for row in rows
        if {Anchor.APPLIED, Anchor.ADMITTED} <= row.anchors.keys()
    )
    assert 3 == len({row.identity.protection for row in rows if row.identity.restricted})


def test_there_is_an_organisation_of_every_kind() -> None:
    kinds = {each.kind for each in roster_of(ExampleFiles.shipped()).organisations.values()}

    assert set(OrganisationKind) == kinds


def test_every_organisation_reaches_a_coordinator() -> None:
    files = ExampleFiles.shipped()
    bare = roster_of(files)
    seats = read_seats(CsvFile.at(files.seats), bare)
    on = REFERENCE_DAY - LIVED_DAYS
    persons = {row.email: a_person(row.email, name=row.name, email=row.email) for row in seats}
    agency_seat = a_holding(next(iter(persons)), seat=_coordinator(AGENCY.id), active_from=date(2020, 1, 1))
    holdings = [
        a_holding(row.email, seat=_seat(row.organisation_id, row.role), active_from=row.active_from)
        for row in seats
        if row.active_until is None
    ]
    roster = Roster.of(bare.organisations.values(), persons.values(), [agency_seat, *holdings])

    assert [] == [each.code for each in roster.organisations.values() if not roster.last_rung(each.id, on)]


def test_all_addresses_are_of_a_domain_that_nobody_can_have() -> None:
    files = ExampleFiles.shipped()
    addresses = [
        row["email"]
        for path in (files.organisations, files.seats)
        for row in csv.DictReader(path.read_text("utf-8").splitlines())
    ]

    assert [] == [each for each in addresses if not each.endswith(".example.se")]


@pytest.mark.parametrize("until", DAYS, ids=str)
def test_the_moved_files_can_be_imported_thirty_days_before_any_day(until: date, tmp_path: Path) -> None:
    move = Move.ending(until, CALENDAR)

    files = write_examples(tmp_path / "examples", move)

    assert 40 == len(placements_of(files, move.imported_on))


def test_a_move_to_the_reference_day_changes_nothing(tmp_path: Path) -> None:
    files = write_examples(tmp_path, Move.ending(REFERENCE_DAY, CALENDAR))

    assert ExampleFiles.shipped().placements.read_text("utf-8") == files.placements.read_text("utf-8")
    assert ExampleFiles.shipped().seats.read_text("utf-8") == files.seats.read_text("utf-8")


def test_pupils_are_as_old_in_any_year(tmp_path: Path) -> None:
    until = date(2031, 5, 14)
    files = write_examples(tmp_path, Move.ending(until, CALENDAR))

    then, now = shipped(), placements_of(files, until - LIVED_DAYS)

    moved = [_days_to_18(later, until) - _days_to_18(row, REFERENCE_DAY) for row, later in _pairs(then, now)]
    # Leap days make a birthday a day earlier or later.
    assert {-1, 0, 1} >= set(moved)


def _pairs(
    then: Sequence[PlacementRow], now: Sequence[PlacementRow]
) -> list[tuple[PlacementRow, PlacementRow]]:
    return [pair for pair in zip(then, now, strict=True) if not pair[0].number_unknown]


def _days_to_18(row: PlacementRow, on: date) -> int:
    return (row.anchors[Anchor.TURNS_18] - on).days


def _coordinator(organisation_id: OrganisationId) -> Seat:
    return _seat(organisation_id, Role.COORDINATOR)


def _seat(organisation_id: OrganisationId, role: Role) -> Seat:
    return Seat(organisation_id, role)
