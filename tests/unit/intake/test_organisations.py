"""How organisations.csv is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.application.cases.arrivals import OrganisationRow
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.errors import Invalid
from sisam.intake.columns import ORGANISATIONS as COLUMNS
from sisam.intake.csv_file import CsvFile
from sisam.intake.organisations import read_organisations
from tests.unit.intake.builders import a_csv, a_file, faults_of, the_roster

HEADER = "code,kind,name,parent_code,controller_code,municipality_code,email,phone\n"


def faults(*rows: str) -> list[str]:
    return faults_of(lambda: read_organisations(a_file(HEADER + "\n".join(rows)), the_roster()))


def test_a_full_row_is_read() -> None:
    file = a_file(
        HEADER + "N1,school,Nya skolan,N2,UTB,0180,rektor@nya.test,08-1\nN2,school_authority,Nya AB,,,,,\n"
    )
    assert (
        OrganisationRow(
            2, "N1", OrganisationKind.SCHOOL, "Nya skolan", "N2", "UTB", "0180", "rektor@nya.test", "08-1"
        ),
        OrganisationRow(3, "N2", OrganisationKind.SCHOOL_AUTHORITY, "Nya AB"),
    ) == read_organisations(file, the_roster())


def test_the_columns_are_those_that_are_documented() -> None:
    assert HEADER.strip() == ",".join(COLUMNS.names)


@pytest.mark.parametrize("kind", OrganisationKind)
def test_every_kind_is_known(kind: OrganisationKind) -> None:
    file = a_csv([{"code": "N", "kind": kind, "name": "N"}])
    assert [kind] == [row.kind for row in read_organisations(file, Roster.of())]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            ",school,N,,,,,",
            "in.csv, row 2, column code: The cell is empty. Fill it in; no row may lack its code.",
        ),
        (
            "N,kindergarten,N,,,,,",
            (
                'in.csv, row 2, column kind: "kindergarten" is not a known word here. Write one of: '
                "social_services, school, school_authority, education_administration, youth_home, "
                "youth_home_school, placement_unit, activity_responsibility, support_office, agency."
            ),
        ),
        (
            "N,school,,,,,,",
            "in.csv, row 2, column name: The cell is empty. Fill it in; no row may lack its name.",
        ),
        (
            "none,school,N,,,,,",
            (
                'in.csv, row 2, column code: The code "none" is kept for "there is no school". '
                "Give the organisation another code."
            ),
        ),
        (
            "SKOLA,youth_home,N,,,,,",
            (
                'in.csv, row 2, column kind: In the register "SKOLA" has the kind "school"; open cases rest '
                "on that. Leave it as it was, or give the new organisation a code of its own."
            ),
        ),
        (
            "SKOLA,school,N,UTB,,,,",
            (
                'in.csv, row 2, column parent_code: In the register "SKOLA" has no parent_code; open cases '
                "rest on that. Leave it as it was, or give the new organisation a code of its own."
            ),
        ),
        (
            "SKOLA,school,N,,UTB,,,",
            (
                'in.csv, row 2, column controller_code: In the register "SKOLA" has the controller_code '
                '"SKOLA"; open cases rest on that. Leave it as it was, or give the new organisation a code '
                "of its own."
            ),
        ),
        (
            "SKOLA,school,N,,,1280,,",
            (
                'in.csv, row 2, column municipality_code: In the register "SKOLA" has the municipality_code '
                '"0180"; open cases rest on that. Leave it as it was, or give the new organisation a code '
                "of its own."
            ),
        ),
        (
            "N,school,N,WHERE,,,,",
            (
                'in.csv, row 2, column parent_code: There is no organisation with the code "WHERE". '
                "Correct the code, or import the organisation first."
            ),
        ),
        (
            "N,school,N,,WHO,,,",
            (
                'in.csv, row 2, column controller_code: There is no organisation with the code "WHO". '
                "Correct the code, or import the organisation first."
            ),
        ),
        (
            "N,school,N,N,,,,",
            (
                'in.csv, row 2, column parent_code: The way up from "N" leads back to it. '
                "Correct the parent codes, so that the way up ends."
            ),
        ),
        (
            "N,school,N,,,180,,",
            (
                'in.csv, row 2, column municipality_code: There is no municipality "180". '
                "Write its code with four digits, leading zero included, such as 0180."
            ),
        ),
        (
            "N,school,N,,,,rektor at skola,",
            (
                'in.csv, row 2, column email: "rektor at skola" is not an e-mail address. An email '
                "address must "
                "have an @-sign. Write an address such as anna.ek@kommun.se."
            ),
        ),
    ],
)
def test_a_faulty_cell_is_told_with_row_column_and_remedy(row: str, fault: str) -> None:
    assert [fault] == faults(row)


@pytest.mark.parametrize(
    "row",
    [
        "SKOLA,school,New name,,,0180,new@skola.test,08-1",
        "SKOLA,school,N,,SKOLA,,,",
        "HEM-S,youth_home_school,N,HEM,,,,",
    ],
)
def test_a_row_of_a_known_code_is_read_where_it_says_what_the_register_says(row: str) -> None:
    assert [] == faults(row)


def test_a_code_that_stands_twice_is_told_with_the_row_of_the_first() -> None:
    assert [
        'in.csv, row 3, column code: "N" stands in row 2 too. Keep one of the rows, or correct the value.'
    ] == faults("N,school,One,,,,,", "N,school,Two,,,,,")


def test_each_member_of_a_cycle_is_told_and_those_below_it_are_not() -> None:
    found = faults("A,school,A,B,,,,", "B,school,B,A,,,,", "C,school,C,A,,,,")
    assert ["in.csv, row 2, column parent_code", "in.csv, row 3, column parent_code"] == [
        fault.split(":")[0] for fault in found
    ]


def test_all_faults_of_a_file_are_told_at_once_in_the_order_of_rows() -> None:
    found = faults("A,school,A,,,9999,,", "B,B", ",nothing,C,WHERE,,,x,", "D,school,\0D,,,,,")
    assert [
        "in.csv, row 2, column municipality_code",
        "in.csv, row 3",
        "in.csv, row 4, column code",
        "in.csv, row 4, column kind",
        "in.csv, row 4, column parent_code",
        "in.csv, row 4, column email",
        "in.csv, row 5, column name",
    ] == [fault.split(":")[0] for fault in found]


def test_a_row_that_is_wrong_elsewhere_still_makes_its_code_known() -> None:
    found = faults("A,nothing,A,,,,,", "B,school,B,A,,,,")
    assert ["in.csv, row 2, column kind"] == [fault.split(":")[0] for fault in found]


@given(st.binary())
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        rows = read_organisations(CsvFile("in.csv", HEADER.encode() + content), Roster.of())
    except Invalid:
        return
    assert all(row.code and row.name for row in rows)


CELL = st.sampled_from(["", "A", "B", "none", "school", "agency", "0180", "x@y.se", "=1", "å"])


@given(st.lists(st.tuples(*[CELL] * 8), max_size=5))
def test_any_cells_are_read_or_refused(rows: list[tuple[str, ...]]) -> None:
    text = HEADER + "".join(",".join(row) + "\n" for row in rows)
    try:
        read = read_organisations(a_file(text), Roster.of())
    except Invalid:
        return
    assert sum(map(any, rows)) == len(read)
