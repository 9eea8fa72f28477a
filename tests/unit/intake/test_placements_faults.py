"""What is told of faulty cells in placements.csv, sentence by sentence."""

import pytest

from tests.unit.intake.builders import (
    a_placement,
)
from tests.unit.intake.reading_placements import faults


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (
            {"case_number": ""},
            "column case_number: The cell is empty. Fill it in; no row may lack its case_number.",
        ),
        (
            {"case_number": "SN 2026:1"},
            (
                'column case_number: "SN 2026:1" is not a case number. '
                "Use letters, digits, hyphen and slash, at most 32 of them."
            ),
        ),
        (
            {"case_number": "1" * 33},
            (
                f'column case_number: "{"1" * 33}" is not a case number. '
                "Use letters, digits, hyphen and slash, at most 32 of them."
            ),
        ),
        (
            {"case_number": "110315-2383"},
            (
                "column case_number: The case number is the pupil's own number. "
                "Give the case a number that tells nothing of the pupil."
            ),
        ),
        (
            {"personal_number": ""},
            "column personal_number: The cell is empty. Fill it in; no row may lack its personal_number.",
        ),
        (
            {"personal_number": "20110315-2384"},
            (
                "column personal_number: The check digit of the personal or coordination number is wrong. "
                "Write it as YYYYMMDD-NNNN and compare it with the register, or write unknown."
            ),
        ),
        (
            {"personal_number": "110315-2383"},
            (
                "column personal_number: This is not a personal or coordination number. "
                "Write it as YYYYMMDD-NNNN and compare it with the register, or write unknown."
            ),
        ),
        (
            {"personal_number": "20300101-2388"},
            (
                "column personal_number: The birth date in it lies in the future; today is 2026-11-21. "
                "Compare the number with the register, or write unknown."
            ),
        ),
        (
            {"protection": "yes"},
            (
                'column protection: "yes" is not a known word here. '
                "Write one of: none, secrecy_marking, protected_registration, fictitious."
            ),
        ),
        (
            {"home_municipality": "0199"},
            (
                'column home_municipality: There is no municipality "0199". '
                "Write its code with four digits, leading zero included, such as 0180."
            ),
        ),
        (
            {"social_services_code": "UTB"},
            (
                'column social_services_code: The organisation "UTB" is of the kind '
                "education_administration. "
                "Write the code of an organisation of the kind social_services."
            ),
        ),
        (
            {"home_school_code": "WHERE"},
            (
                'column home_school_code: There is no organisation with the code "WHERE". '
                "Correct the code, or import the organisation first."
            ),
        ),
        (
            {"home_school_code": "STANGD"},
            (
                'column home_school_code: The organisation "STANGD" is no longer active. '
                "Write the code of the one that took its place."
            ),
        ),
        (
            {"receiving_school_code": "SOC"},
            (
                'column receiving_school_code: The organisation "SOC" is of the kind social_services. '
                "Write the code of an organisation of the kind school or youth_home_school."
            ),
        ),
        (
            {"receiving_school_code": "HEM-S", "youth_home_code": "HEM"},
            (
                "column receiving_school_code: The receiving school is the school of the home that "
                "the pupil leaves. "
                "Write the school that comes after, or leave the cell empty while it is not known."
            ),
        ),
        (
            {"home_municipality": "1280"},
            (
                "column social_services_code: Municipality 1280 has 2 active organisations of the kind "
                "social_services: SOC-A (Name of SOC-A), SOC-B (Name of SOC-B). "
                "Write the code of the right one in social_services_code."
            ),
        ),
        (
            {"home_municipality": "1480", "social_services_code": "SOC"},
            (
                "column education_administration_code: Municipality 1480 has no active organisation "
                "of the kind "
                "education_administration. "
                "Write the code of the right one in education_administration_code, or import it first."
            ),
        ),
        (
            {"school_form": "gymnasium"},
            (
                'column school_form: There is no school form "gymnasium". Write one of: forskola, '
                "forskoleklass, "
                "grundskola, anpassad_grundskola, specialskola, sameskola, gymnasieskola, "
                "anpassad_gymnasieskola, "
                "komvux, komvux_anpassad, komvux_sfi, fritidshem, ungdomshem_skolpliktig, "
                "ungdomshem_ej_skolpliktig."
            ),
        ),
        (
            {"youth_home_code": "TOMT"},
            (
                "column youth_home_code: The home has no active organisation of the kind "
                "youth_home_school right "
                "below it. See to it that the register holds exactly one with the home as parent."
            ),
        ),
        (
            {"placement_type": "akut"},
            (
                'column placement_type: "akut" is not a known word here. '
                "Write one of: acute, assessment, treatment."
            ),
        ),
        (
            {"legal_basis": "LVU 3"},
            (
                'column legal_basis: "LVU 3" is not a known word here. '
                "Write one of: lvu_2, lvu_3, lvu_2_3, lvu_6, sol, lsu."
            ),
        ),
        (
            {"admitted_on": "2026-11-01"},
            (
                "column youth_home_code: admitted_on is filled in, but no youth home is named. "
                "Write the code of the home that the pupil was admitted to."
            ),
        ),
        (
            {"applied_on": "2026-11-22"},
            (
                "column applied_on: 2026-11-22 lies in the future; today is 2026-11-21. "
                "Leave the cell empty until it has happened."
            ),
        ),
        (
            {"applied_on": "20261101"},
            'column applied_on: "20261101" is not a date. Write year, month and day, such as 2026-11-02.',
        ),
        (
            {"applied_on": "2026-02-29"},
            "column applied_on: There is no such day as 2026-02-29. Write a day that the calendar has.",
        ),
        (
            {"planned_discharge_on": "2051-01-01"},
            (
                "column planned_discharge_on: 2051-01-01 lies outside the calendar, 2020-01-01 to "
                "2050-12-31. "
                "Correct the year."
            ),
        ),
        (
            {"investigation_opened_on": "2019-12-31"},
            (
                "column investigation_opened_on: 2019-12-31 lies outside the calendar, 2020-01-01 to "
                "2050-12-31. "
                "Correct the year."
            ),
        ),
        (
            {"admitted_on": "2026-11-02", "discharged_on": "2026-11-01", "youth_home_code": "HEM"},
            (
                "column discharged_on: discharged_on 2026-11-01 lies before admitted_on 2026-11-02. "
                "Correct one of the two dates."
            ),
        ),
        (
            {"admitted_on": "2026-11-02", "planned_discharge_on": "2026-11-01", "youth_home_code": "HEM"},
            (
                "column planned_discharge_on: planned_discharge_on 2026-11-01 lies before admitted_on "
                "2026-11-02. "
                "Correct one of the two dates."
            ),
        ),
        (
            {"discharged_on": "2026-11-01", "youth_home_code": "HEM"},
            (
                "column discharged_on: discharged_on is filled in, but admitted_on is empty. Fill in "
                "admitted_on."
            ),
        ),
        (
            {"first_lesson_on": "2026-11-01", "youth_home_code": "HEM"},
            (
                "column first_lesson_on: first_lesson_on is filled in, but admitted_on is empty. "
                "Fill in admitted_on."
            ),
        ),
        (
            {"compulsory_schooling_until": "2029-03-16"},
            (
                "column compulsory_schooling_until: 2029-03-16 lies after the 18th birthday, the last "
                "day that the "
                "law allows. Correct it, or leave it empty to have it computed."
            ),
        ),
        (
            {"personal_number": "20260101-2384", "investigation_opened_on": "2025-12-31"},
            (
                "column investigation_opened_on: 2025-12-31 lies before the birth date in personal_number. "
                "Correct the date or the number."
            ),
        ),
        (
            {"previous_case_number": "OLD"},
            (
                'column previous_case_number: There is no case "OLD". '
                "Correct the number, add that placement to the file, or leave the cell empty."
            ),
        ),
        (
            {"previous_case_number": "SN-2026/1"},
            (
                'column previous_case_number: The case "SN-2026/1" would come before itself. '
                "Correct the numbers, so that the chain of cases has a beginning."
            ),
        ),
    ],
)
def test_a_faulty_cell_is_told_with_row_column_and_remedy(cells: dict[str, str], fault: str) -> None:
    assert [f"in.csv, row 2, {fault}"] == faults(a_placement(**cells))
