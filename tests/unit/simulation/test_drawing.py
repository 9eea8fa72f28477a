"""Placements are drawn by the seed; their rows can be brought in, and lives keep to the law."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from functools import cache

import pytest

from sisam.application.register.founding import AGENCY_CODE
from sisam.domain.birth import turns
from sisam.domain.ids import OrganisationId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.intake.chronology import Window
from sisam.intake.columns import ORGANISATIONS, PLACEMENTS, SEATS
from sisam.intake.csv_file import CsvFile
from sisam.intake.organisations import read_organisations
from sisam.intake.placements import read_placements
from sisam.intake.seats import read_seats
from sisam.simulation.drawing import Arrival, Drawing
from sisam.simulation.entering import written
from sisam.simulation.nation import Nation
from sisam.simulation.parameters import Parameters
from tests.builders import an_organisation, shipped_rules

FIRST, UNTIL = date(2025, 5, 22), date(2026, 11, 22)
CALENDAR = shipped_rules().calendar
PARAMETERS = Parameters.shipped()
CASES = 400


@cache
def nation(seed: int = 1) -> Nation:
    return Nation.drawn(PARAMETERS, seed, CASES, FIRST, UNTIL)


@cache
def roster(seed: int = 1) -> Roster:
    """The register after an import: codes serve as ids."""
    agency = an_organisation(AGENCY_CODE, kind=OrganisationKind.AGENCY)
    file = CsvFile("organisations.csv", written(ORGANISATIONS, nation(seed).organisations).encode())
    rows = read_organisations(file, Roster.of([agency]))
    found = [
        Organisation(
            id=OrganisationId(row.code),
            code=row.code,
            kind=row.kind,
            name=row.name,
            parent_id=OrganisationId(row.parent_code) if row.parent_code else None,
            municipality_code=row.municipality_code,
        )
        for row in rows
    ]
    return Roster.of([agency, *found])


@cache
def arrivals(seed: int = 1) -> tuple[Arrival, ...]:
    return tuple(Drawing.of(nation(seed), roster(seed), CALENDAR, seed).draw(CASES))


def share(found: int) -> float:
    return found / CASES


def test_there_are_as_many_as_were_asked_for_each_with_a_number_of_its_own() -> None:
    assert CASES == len(arrivals()) == len({each.number for each in arrivals()})


def test_the_same_seed_draws_the_same() -> None:
    again = Drawing.of(nation(), roster(), CALENDAR, 1).draw(CASES)

    assert list(arrivals()) == again


def test_another_seed_draws_others() -> None:
    assert [each.cells for each in arrivals()] != [each.cells for each in arrivals(2)]


def test_every_row_can_be_brought_in_on_its_day() -> None:
    taken: set[str] = set()
    for each in arrivals():
        window = Window(each.on, CALENDAR.first, CALENDAR.last)
        file = CsvFile("placements.csv", written(PLACEMENTS, [each.cells]).encode())
        (row,) = read_placements(file, roster(), taken, window)
        taken.add(row.case_number)

    assert CASES == len(taken)


def test_every_seat_can_be_brought_in() -> None:
    text = written(SEATS, nation().seats)

    rows = read_seats(CsvFile("seats.csv", text.encode()), roster())

    assert len(list(csv.DictReader(io.StringIO(text)))) == len(rows)


def test_no_two_grown_ups_share_an_address() -> None:
    addresses = [seat["email"] for seat in nation().seats]

    assert len(addresses) == len(set(addresses))


def test_some_run_before_the_first_day_and_nothing_begins_after_the_last() -> None:
    assert 0.05 < share(sum(each.running for each in arrivals())) < 0.35
    assert [] == [each.number for each in arrivals() if not FIRST <= each.on < UNTIL]


def test_three_of_four_are_acute() -> None:
    assert pytest.approx(0.75, abs=0.07) == share(
        sum(each.cells["placement_type"] == "acute" for each in arrivals())
    )


def test_some_pupils_are_placed_again() -> None:
    again = [each for each in arrivals() if each.cells["previous_case_number"]]
    numbers = {each.number: each.on for each in arrivals()}

    assert 0.05 < share(len(again)) < 0.30
    assert all(numbers[each.cells["previous_case_number"]] <= each.on for each in again)


def test_a_quarter_is_moved_to_another_home_within_the_stay() -> None:
    moved = [each.life for each in arrivals() if each.life.transfers]

    assert 0.12 < share(len(moved)) < 0.32
    assert all(
        life.admitted_on is not None and life.admitted_on < transfer.on
        for life in moved
        for transfer in life.transfers
    )


def test_some_abscond_and_come_back() -> None:
    escapes = [each for arrival in arrivals() for each in arrival.life.escapes]

    assert len(escapes) > 20
    assert all(each.away_on < each.back_on for each in escapes)


def test_care_by_the_second_paragraph_ends_before_the_18th_birthday() -> None:
    lives = [each.life for each in arrivals() if each.cells["legal_basis"] == "lvu_2"]

    assert all(
        life.discharged_on <= max(turns(life.birth, 18), life.admitted_on + timedelta(days=1))
        for life in lives
        if life.discharged_on and life.admitted_on
    )
    assert lives


def test_whoever_is_admitted_leaves_later() -> None:
    lives = [each.life for each in arrivals() if each.life.admitted_on]

    assert all(
        life.discharged_on and life.admitted_on < life.discharged_on for life in lives if life.admitted_on
    )
