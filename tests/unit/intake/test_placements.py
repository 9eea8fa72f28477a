"""How placements.csv is read."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.application.cases.arrivals import PlacementRow
from sisam.domain.anchor import Anchor
from sisam.domain.fact import LegalBasis, PlacementType, Protection
from sisam.domain.identity import Identity
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.errors import Invalid
from sisam.intake.columns import PLACEMENTS as COLUMNS
from sisam.intake.placements import read_placements
from tests.unit.intake.builders import (
    BORN_2008_02_29,
    BORN_2009_06_15,
    BORN_2011_03_15,
    WINDOW,
    a_file,
    a_placement,
    an_organisation,
    the_organisations,
    the_roster,
)
from tests.unit.intake.reading_placements import faults, one, parties, read

HEADER = (
    ""
    "case_number,pupil_name,personal_number,protection,home_municipality,social_services_code,home_school_code,"
    "education_administration_code,school_form,compulsory_schooling_until,youth_home_code,placement_type,"
    "legal_basis,investigation_opened_on,custody_decided_on,care_executed_on,applied_on,admitted_on,"
    "first_lesson_on,planned_discharge_on,discharged_on,receiving_school_code,receiving_school_starts_on,"
    "school_started_on,previous_case_number"
)


#: What follows from other cells of a full row.
FOUND = frozenset(
    {"placement_unit", "youth_home_school", "activity_responsibility", "turns_18", "turns_20", "turns_21"}
)


def test_the_columns_are_those_that_are_documented() -> None:
    assert HEADER == ",".join(COLUMNS.names)


def test_a_header_alone_is_no_rows() -> None:
    assert () == read_placements(a_file(HEADER), the_roster(), (), WINDOW)


def test_a_full_row_is_read() -> None:
    cells = (
        f"Äö-1/26,Kim Ek,{BORN_2011_03_15},fictitious,0180,SOC,SKOLA,UTB,grundskola,2027-06-15,"
        "HEM,treatment,lvu_2_3,2026-01-02,2026-01-03,2026-01-04,2026-01-05,2026-01-06,2026-01-07,"
        "2026-12-01,2026-11-01,HEM2-S,2026-12-02,2026-11-21,OLD"
    )
    assert (
        PlacementRow(
            row=2,
            case_number="Äö-1/26",
            identity=Identity("Kim Ek", "201103152383", Protection.FICTITIOUS),
            home_municipality="0180",
            placement_type=PlacementType.TREATMENT,
            legal_basis=LegalBasis.LVU_2_3,
            school_form="grundskola",
            parties={
                PartyName(party): OrganisationId(f"id-{code}")
                for party, code in {
                    "social_services": "SOC",
                    "education_administration": "UTB",
                    "home_school": "SKOLA",
                    "placement_unit": "PLAC",
                    "youth_home": "HEM",
                    "youth_home_school": "HEM-S",
                    "receiving_school": "HEM2-S",
                    "activity_responsibility": "KAA",
                }.items()
            },
            absent=frozenset(),
            anchors={
                Anchor.COMPULSORY_SCHOOLING_UNTIL: date(2027, 6, 15),
                Anchor.TURNS_18: date(2029, 3, 15),
                Anchor.TURNS_20: date(2031, 3, 15),
                Anchor.TURNS_21: date(2032, 3, 15),
                Anchor.INVESTIGATION_OPENED: date(2026, 1, 2),
                Anchor.CUSTODY_DECIDED: date(2026, 1, 3),
                Anchor.CARE_EXECUTED: date(2026, 1, 4),
                Anchor.APPLIED: date(2026, 1, 5),
                Anchor.ADMITTED: date(2026, 1, 6),
                Anchor.FIRST_LESSON: date(2026, 1, 7),
                Anchor.FORECAST: date(2026, 12, 1),
                Anchor.DISCHARGED: date(2026, 11, 1),
                Anchor.SCHOOL_STARTS: date(2026, 12, 2),
                Anchor.SCHOOL_STARTED: date(2026, 11, 21),
            },
            previous_case_number="OLD",
            untold=FOUND,
        ),
    ) == read_placements(a_file(f"{HEADER}\n{cells}\n"), the_roster(), {"OLD"}, WINDOW)


def test_what_is_left_out_is_not_known_and_the_rest_is_found() -> None:
    row = one()
    assert {
        "social_services": "SOC",
        "education_administration": "UTB",
        "placement_unit": "PLAC",
        "activity_responsibility": "KAA",
    } == parties(row)
    assert frozenset() == row.absent
    assert Identity("", "201103152383", Protection.NONE) == row.identity
    assert (None, None, False) == (row.school_form, row.previous_case_number, row.number_unknown)


def test_the_anchors_of_age_follow_from_the_number() -> None:
    row = one(personal_number=BORN_2008_02_29, school_form="specialskola")
    assert {
        Anchor.COMPULSORY_SCHOOLING_UNTIL: date(2025, 6, 30),
        Anchor.TURNS_18: date(2026, 2, 28),
        Anchor.TURNS_20: date(2028, 2, 29),
        Anchor.TURNS_21: date(2029, 2, 28),
    } == row.anchors


@pytest.mark.parametrize(("text", "number"), [("unknown", None), ("20110360-2387", "201103602387")])
def test_without_a_birth_date_no_anchor_is_derived(text: str, number: str | None) -> None:
    row = one(personal_number=text, pupil_name="Kim Ek")
    assert ({}, True) == (row.anchors, row.number_unknown)
    assert Identity("Kim Ek", number) == row.identity


def test_the_word_none_says_that_there_is_no_school() -> None:
    row = one(home_school_code="none", receiving_school_code="none")
    assert frozenset({"home_school", "receiving_school"}) == row.absent
    assert {"home_school", "receiving_school"}.isdisjoint(row.parties)


def test_a_named_organisation_may_lie_in_another_municipality() -> None:
    assert "SOC-B" == parties(one(social_services_code="SOC-B"))["social_services"]


def test_the_home_names_its_school() -> None:
    found = parties(one(youth_home_code="HEM2"))
    assert ("HEM2", "HEM2-S") == (found["youth_home"], found["youth_home_school"])


@pytest.mark.parametrize(
    "cells",
    [
        {"admitted_on": "2026-11-01", "applied_on": "2026-11-03", "youth_home_code": "HEM"},
        {"custody_decided_on": "2026-11-03", "care_executed_on": "2026-11-02"},
        {"admitted_on": "2026-11-21", "discharged_on": "2026-11-21", "youth_home_code": "HEM"},
        {"planned_discharge_on": "2026-11-01", "admitted_on": "2026-10-01", "youth_home_code": "HEM"},
        {"school_started_on": "2026-11-01"},
        {"receiving_school_starts_on": "2027-01-10"},
        {"compulsory_schooling_until": "2029-03-15"},
    ],
)
def test_what_is_odd_but_possible_is_accepted(cells: dict[str, str]) -> None:
    assert 1 == len(read(a_placement(**cells)))


def test_the_earliest_day_is_one_that_has_happened() -> None:
    days = {
        "applied_on": "2026-11-03",
        "care_executed_on": "2026-11-02",
        "planned_discharge_on": "2026-01-01",
    }
    assert date(2026, 11, 2) == one(**days).earliest_on
    assert None is one(planned_discharge_on="2027-01-01").earliest_on


def test_a_row_shows_nothing_of_who_the_pupil_is() -> None:
    shown = repr(one(pupil_name="Kim Ek"))
    assert "Kim" not in shown
    assert "2383" not in shown


def test_a_case_number_of_the_file_or_the_register_cannot_come_again() -> None:
    assert [
        (
            'in.csv, row 2, column case_number: "SN-2026/1" is in the register already. '
            "Remove the row, or correct the value."
        ),
        (
            'in.csv, row 3, column case_number: "SN-2026/1" is in the register already. '
            "Remove the row, or correct the value."
        ),
        (
            'in.csv, row 3, column case_number: "SN-2026/1" stands in row 2 too. '
            "Keep one of the rows, or correct the value."
        ),
    ] == faults(a_placement(), a_placement(), existing=["SN-2026/1"])


def test_the_previous_case_may_stand_anywhere_in_the_file() -> None:
    rows = read(
        a_placement(case_number="B", previous_case_number="A"),
        a_placement(case_number="A", previous_case_number=""),
    )
    assert ["A", None] == [row.previous_case_number for row in rows]


def test_the_previous_case_must_be_about_the_same_pupil() -> None:
    assert [
        (
            "in.csv, row 2, column previous_case_number: The case in row 3 is about another personal number. "
            "Correct the case number or one of the personal numbers."
        )
    ] == faults(
        a_placement(case_number="B", previous_case_number="A"),
        a_placement(case_number="A", personal_number=BORN_2009_06_15, previous_case_number=""),
    )


def test_the_previous_case_may_be_of_a_pupil_whose_number_is_unknown() -> None:
    assert [] == faults(
        a_placement(case_number="B", previous_case_number="A"),
        a_placement(case_number="A", personal_number="unknown", previous_case_number=""),
    )


DISCHARGED = {
    "youth_home_code": "HEM",
    "admitted_on": "2026-10-01",
    "discharged_on": "2026-11-01",
    "education_administration_code": "UTB-M",
    "social_services_code": "SOC-A",
    "home_municipality": "1280",
}
NEEDS_KAA = (
    "in.csv, row 2, column home_municipality: Municipality 1280 has no active organisation of the kind "
    "activity_responsibility, and this pupil, discharged past compulsory school age "
    "without a receiving school, "
    "needs the only one. "
    "Name a receiving_school_code, or see to it that the register holds exactly one."
)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"personal_number": BORN_2009_06_15}, [NEEDS_KAA]),
        ({"personal_number": BORN_2009_06_15, "receiving_school_code": "none"}, [NEEDS_KAA]),
        ({"personal_number": BORN_2009_06_15, "receiving_school_code": "SKOLA"}, []),
        ({"personal_number": BORN_2009_06_15, "discharged_on": ""}, []),
        ({"personal_number": BORN_2009_06_15, "compulsory_schooling_until": "2026-11-01"}, []),
        ({"personal_number": BORN_2011_03_15}, []),
        ({"personal_number": "unknown"}, []),
        ({"personal_number": "unknown", "compulsory_schooling_until": "2026-10-31"}, [NEEDS_KAA]),
    ],
)
def test_the_activity_responsibility_is_missed_only_where_it_is_needed(
    cells: dict[str, str], expected: list[str]
) -> None:
    assert expected == faults(a_placement(**{**DISCHARGED, **cells}))


def test_several_placement_units_are_told_in_a_row_without_a_column() -> None:
    second = an_organisation("PLAC2", OrganisationKind.PLACEMENT_UNIT, None)
    assert [
        (
            "in.csv, row 2: The country has 2 active organisations of the kind placement_unit: "
            "PLAC (Name of PLAC), PLAC2 (Name of PLAC2). See to it that the register holds exactly one."
        )
    ] == faults(a_placement(), roster=Roster.of([*the_organisations(), second]))


def test_an_inactive_organisation_is_no_candidate() -> None:
    listed = [replace(each, active=False) if each.code == "SOC-A" else each for each in the_organisations()]
    [row] = read(a_placement(home_municipality="1280"), roster=Roster.of(listed))
    assert "SOC-B" == parties(row)["social_services"]


def test_faults_of_several_rows_and_of_the_table_come_together() -> None:
    found = faults(
        a_placement(case_number="A", legal_basis="y", applied_on="z", admitted_on=""),
        a_placement(case_number="B\0", applied_on="", admitted_on="2027-01-01"),
    )
    assert [
        "in.csv, row 2, column legal_basis",
        "in.csv, row 2, column applied_on",
        "in.csv, row 3, column case_number",
        "in.csv, row 3, column admitted_on",
        "in.csv, row 3, column youth_home_code",
    ] == [fault.split(": ")[0] for fault in found]


def test_ten_thousand_placements_are_read() -> None:
    rows = read(*(a_placement(case_number=f"A{number}") for number in range(10_000)))
    assert 10_000 == len(rows)


@given(st.binary())
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    file = replace(a_file(""), content=f"{HEADER}\n".encode() + content)
    try:
        rows = read_placements(file, the_roster(), (), WINDOW)
    except Invalid:
        return
    assert all(row.case_number for row in rows)


CELL = st.sampled_from(
    [
        "",
        "none",
        "unknown",
        "A",
        "HEM",
        "SKOLA",
        "SOC",
        "0180",
        "1280",
        BORN_2011_03_15,
        BORN_2009_06_15,
        "acute",
        "lvu_3",
        "2026-11-01",
        "2026-10-01",
        "2031-01-01",
        "0001-01-01",
        "9999-12-31",
        "grundskola",
    ]
)


@given(st.dictionaries(st.sampled_from(COLUMNS.names), CELL))
def test_any_cells_are_read_or_refused(cells: dict[str, str]) -> None:
    try:
        rows = read(a_placement(**cells))
    except Invalid:
        return
    assert [2] == [row.row for row in rows]
