"""How seats.csv is read."""

from datetime import date

import pytest

from sisam.application.cases.arrivals import SeatRow
from sisam.domain.ids import OrganisationId
from sisam.domain.language import Language
from sisam.domain.seat import Role, Seat
from sisam.intake.columns import SEATS as COLUMNS
from sisam.intake.seats import read_seats
from tests.unit.intake.builders import a_csv, a_file, faults_of, the_roster

HEADER = "organisation_code,role,name,email,phone,language,deputy,active_from,active_until\n"
SKOLA = OrganisationId("id-SKOLA")


def read(*rows: str) -> tuple[SeatRow, ...]:
    return read_seats(a_file(HEADER + "\n".join(rows)), the_roster())


def faults(*rows: str) -> list[str]:
    return faults_of(lambda: read(*rows))


def test_the_columns_are_those_that_are_documented() -> None:
    assert HEADER.strip() == ",".join(COLUMNS.names)


def test_a_full_row_is_read() -> None:
    assert (
        SeatRow(
            2, SKOLA, Role.COORDINATOR, "Bo Al", "bo@skola.test", "08-1", Language.EN, True,
            date(2026, 1, 1), date(2026, 1, 1),
        ),
    ) == read("SKOLA,coordinator,Bo Al,bo@SKOLA.test,08-1,en,yes,2026-01-01,2026-01-01")  # fmt: skip


def test_columns_that_nobody_fills_may_be_left_out() -> None:
    file = a_csv([{"email": "bo@skola.test", "name": "Bo", "role": "officer", "organisation_code": "SOC"}])
    [row] = read_seats(file, the_roster())
    assert (None, False, None, None) == (row.language, row.deputy, row.active_from, row.active_until)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            "WHERE,officer,Bo,bo@a.test,,,,,",
            (
                'in.csv, row 2, column organisation_code: There is no organisation with the code "WHERE". '
                "Correct the code, or import the organisation first."
            ),
        ),
        (
            "STANGD,officer,Bo,bo@a.test,,,,,",
            (
                'in.csv, row 2, column organisation_code: The organisation "STANGD" is no longer active. '
                "Write the code of the one that took its place."
            ),
        ),
        (
            "SOC,boss,Bo,bo@a.test,,,,,",
            (
                'in.csv, row 2, column role: "boss" is not a known word here. Write one of: officer, '
                "manager, "
                "head_teacher, contact_teacher, educational_lead, coordinator, administrator, operations, "
                "log_reviewer."
            ),
        ),
        (
            "SOC,officer,,bo@a.test,,,,,",
            "in.csv, row 2, column name: The cell is empty. Fill it in; no row may lack its name.",
        ),
        (
            "SOC,officer,Bo,,,,,,",
            "in.csv, row 2, column email: The cell is empty. Fill it in; no row may lack its email.",
        ),
        (
            "SOC,officer,Bo,bö@a.test,,,,,",
            (
                'in.csv, row 2, column email: "bö@a.test" is not an e-mail address. Internationalized '
                "characters "
                "before the @-sign are not supported: 'ö'. Write an address such as anna.ek@kommun.se."
            ),
        ),
        (
            "SOC,officer,Bo,bo@a.test,,no,,,",
            'in.csv, row 2, column language: "no" is not a known word here. Write one of: sv, en.',
        ),
        (
            "SOC,officer,Bo,bo@a.test,,,true,,",
            'in.csv, row 2, column deputy: "true" is not a known word here. Write one of: yes, no.',
        ),
        (
            "SOC,officer,Bo,bo@a.test,,,,1/2 2026,",
            (
                'in.csv, row 2, column active_from: "1/2 2026" is not a date. '
                "Write year, month and day, such as 2026-11-02."
            ),
        ),
        (
            "SOC,officer,Bo,bo@a.test,,,,,2026-02-30",
            (
                "in.csv, row 2, column active_until: There is no such day as 2026-02-30. "
                "Write a day that the calendar has."
            ),
        ),
        (
            "SOC,officer,Bo,bo@a.test,,,,2026-03-02,2026-03-01",
            (
                "in.csv, row 2, column active_until: The last day 2026-03-01 lies before the first day "
                "2026-03-02. Correct one of them; the last day is inclusive."
            ),
        ),
        (
            "SKOLA,head_teacher,Anna Ek,Anna.Ek@skola.test,,,,2026-02-01,",
            (
                "in.csv, row 2, column email: Anna.Ek@skola.test has this seat at that time already, by "
                "the register. Remove the row, or correct its days."
            ),
        ),
        (
            "SKOLA,head_teacher,Anna Ek,anna.ek@skola.test,,,yes,2026-01-01,",
            (
                "in.csv, row 2, column deputy: anna.ek@skola.test holds this seat since 2026-01-01. End that "
                "with `sisam seat end`, and write the first day after it."
            ),
        ),
    ],
)
def test_a_faulty_cell_is_told_with_row_column_and_remedy(row: str, fault: str) -> None:
    assert [fault] == faults(row)


@pytest.mark.parametrize("since", ["", "2026-01-01"])
def test_a_time_that_the_register_has_is_found(since: str) -> None:
    (held,) = the_roster().holdings[Seat(SKOLA, Role.HEAD_TEACHER)]
    [row] = read(f"SKOLA,head_teacher,Anna Al,Anna.Ek@skola.test,,,,{since},2026-12-24")
    assert (held, "Anna Al") == (row.known, row.name)


def test_a_time_may_follow_one_that_the_same_file_ends() -> None:
    ended, new = read(
        "SKOLA,head_teacher,Anna Ek,anna.ek@skola.test,,,,2026-01-01,2026-06-30",
        "SKOLA,head_teacher,Anna Ek,anna.ek@skola.test,,,,2026-09-01,",
    )
    assert (date(2026, 6, 30), None) == (ended.active_until, new.known)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            "SKOLA,head_teacher,Anna Ek,anna.ek@skola.test,,,,2026-01-01,",
            (
                "in.csv, row 2, column email: anna.ek@skola.test has this seat at that time already, by "
                "the register. Remove the row, or correct its days."
            ),
        ),
        (
            "SOC,officer,Anna Al,anna.ek@skola.test,,,,,",
            (
                "in.csv, row 2, column name: The e-mail address anna.ek@skola.test belongs to Anna Ek in the "
                "register. Write the name in the same way, or give each person an address of their own."
            ),
        ),
    ],
)
def test_where_only_new_times_are_read_what_is_known_is_told(row: str, fault: str) -> None:
    assert [fault] == faults_of(lambda: read_seats(a_file(HEADER + row), the_roster(), only_new=True))


def test_one_address_cannot_belong_to_two_names() -> None:
    assert [
        (
            "in.csv, row 3, column name: The e-mail address BO@a.test belongs to Bo Al in row 2. "
            "Write the name in the same way, or give each person an address of their own."
        )
    ] == faults("SOC,officer,Bo Al,bo@a.test,,,,,", "SOC,manager,Bo Ek,BO@a.test,,,,,")


def test_one_person_may_sit_in_several_seats() -> None:
    assert 2 == len(read("SOC,officer,Bo,bo@a.test,,,,,", "SOC,manager,Bo,bo@a.test,,,yes,,"))


def test_the_same_time_in_a_seat_cannot_stand_twice() -> None:
    assert [
        (
            "in.csv, row 3, column email: bo@a.test has this seat at that time already, by row 2. "
            "Remove the row, or correct its days."
        )
    ] == faults(
        "SOC,officer,Bo,bo@a.test,,,,2026-01-01,2026-06-30",
        "SOC,officer,Bo,bo@a.test,,,,2026-06-30,",
    )


def test_a_person_may_come_back_to_a_seat_the_day_after() -> None:
    assert [] == faults(
        "SOC,officer,Bo,bo@a.test,,,,2026-01-01,2026-06-30",
        "SOC,officer,Bo,bo@a.test,,,,2026-07-01,",
    )


def test_all_faults_of_a_file_are_told_at_once() -> None:
    found = faults("X,officer,Bo,b,,,,,", "SOC,x,,c@d.test,,,maybe,,")
    assert [
        "in.csv, row 2, column organisation_code",
        "in.csv, row 2, column email",
        "in.csv, row 3, column role",
        "in.csv, row 3, column name",
        "in.csv, row 3, column deputy",
    ] == [fault.split(":")[0] for fault in found]
